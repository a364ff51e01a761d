import { useState } from "preact/hooks";
import { type NoticePage, type NoticePreferences, useAnswer } from "../api/answer";
import { useSend } from "../api/send";
import { Card, Heading } from "../parts/parts";
import { Problem } from "../parts/Problem";

const ADDRESS = "/api/v1/notices";

const SINGLE: [NoticePreferences["single"], string, string][] = [
  ["URGENT", "What is urgent", "Somebody asks for help, or an alert got worse or was not answered for a week."],
  ["ALL", "Every alert", "Each when it opens and when it is over."],
  ["NONE", "None", "All of it waits for the weekly digest."],
];

/** Says how somebody is told by mail, and lets them choose otherwise. */
export function NoticesPage() {
  const answer = useAnswer<NoticePage>(ADDRESS, []);
  const [saved, setSaved] = useState(false);
  const { problem, busy, post } = useSend();
  const page = answer.data;
  const save = async (form: HTMLFormElement) => {
    setSaved(false);
    if (await post(ADDRESS, chosen(new FormData(form)))) {
      setSaved(true);
      answer.retry();
    }
  };
  return (
    <>
      <Heading title="Notifications" lead="What you are told by mail, and when. The pages show everything at any time, whatever you choose here." />
      <Problem text={answer.error ?? problem} />
      {page && !page.sends && <p class="note">This installation sends no mails yet. What you choose holds as soon as it does.</p>}
      {page && (
        <Card question="How do you want to be told?" answer={next(page)}>
          <form
            class="form"
            onChange={() => setSaved(false)}
            onSubmit={(e) => {
              e.preventDefault();
              void save(e.currentTarget);
            }}
          >
            <Choices now={page.preferences} />
            <button class="first" disabled={busy}>
              Save
            </button>
            {saved && (
              <p class="note" role="status">
                Saved. It holds for mails to come.
              </p>
            )}
          </form>
        </Card>
      )}
    </>
  );
}

function Choices({ now }: { now: NoticePreferences }) {
  const [zone, setZone] = useState(now.zone);
  return (
    <>
      <fieldset>
        <legend>Mails at once about one person</legend>
        {SINGLE.map(([code, term, says]) => (
          <label key={code} class="tick">
            <input type="radio" name="single" value={code} defaultChecked={now.single === code} /> <b>{term}.</b> {says}
          </label>
        ))}
        <p class="sub">On a day with very many the rest waits for the digest. Whatever you were told at once, you are told the end of.</p>
      </fieldset>
      <label class="tick">
        <input type="checkbox" name="digest" defaultChecked={now.digest} /> <b>The weekly digest.</b> On Monday at 8:00: what is new, what is over, what is still open.
      </label>
      <label>
        Your time zone
        <select name="zone" value={zone} onChange={(e) => setZone(e.currentTarget.value)}>
          {zones(now.zone).map((id) => (
            <option key={id} value={id}>
              {id.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </label>
      <label>
        Quiet from <input type="time" name="quietFrom" required defaultValue={minutes(now.quietFrom)} />
      </label>
      <label>
        until <input type="time" name="quietTo" required defaultValue={minutes(now.quietTo)} />
      </label>
      <p class="sub">What would come in quiet hours comes when they end. With both times the same there are none.</p>
      <label class="tick">
        <input type="checkbox" name="quietWeekends" defaultChecked={now.quietWeekends} /> <b>Quiet weekends.</b> No mails on Saturdays and Sundays.
      </label>
    </>
  );
}

function chosen(form: FormData): NoticePreferences {
  return {
    single: String(form.get("single")) as NoticePreferences["single"],
    digest: form.has("digest"),
    zone: String(form.get("zone")),
    quietFrom: String(form.get("quietFrom")),
    quietTo: String(form.get("quietTo")),
    quietWeekends: form.has("quietWeekends"),
  };
}

/** When the next digest comes, by the clock of who reads it. */
function next({ nextDigest, preferences }: NoticePage): string {
  if (!nextDigest) return "The weekly digest is off.";
  const at = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: preferences.zone,
  }).format(new Date(nextDigest));
  return `The next weekly digest is due on ${at}.`;
}

/** Without seconds, as an input has it. */
function minutes(time: string): string {
  return time.slice(0, 5);
}

/** Those that the browser knows, and the one that is chosen. */
function zones(now: string): string[] {
  return [...new Set([now, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}
