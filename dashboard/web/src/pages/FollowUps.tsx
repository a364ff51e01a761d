import { useState } from "preact/hooks";
import type { FollowUp, LearnerPage as Page, Stall } from "../api/answer";
import { useSend } from "../api/send";
import { Problem } from "../parts/Problem";
import { day, on } from "../parts/words";

type Kind = FollowUp["what"];

const DAY_MS = 86_400_000;

/** What somebody did, as a line of a list. */
export const DID: Record<Kind, string> = {
  acknowledged: "saw it",
  talked: "talked to them",
  snoozed: "will look again",
  dismissed: "says it is no stall",
  noted: "wrote",
  raised: "says they need help",
  settled: "says it is settled",
};

/** Whom something is done about. */
interface About {
  learner: string;
  name: string;
  reasons: Stall[];
}

/** What a manager can do about a person, in a click, or two with a note. The person reads it. */
export function FollowUpButtons({ about, open }: { about: About; open: boolean }) {
  const { problem, busy, post } = useSend();
  const [asked, ask] = useState<Kind>();
  const [note, setNote] = useState("");
  const raised = about.reasons.some((r) => r.reason === "RAISED" || r.reason === "ASKED_FOR_HELP");
  const does = (what: Kind, until?: string) =>
    void post(`/api/v1/learners/${encodeURIComponent(about.learner)}/follow-ups`, { what, note, ...(until ? { until } : {}) }).then((ok) => {
      if (!ok) return;
      ask(undefined);
      setNote("");
    });
  const inDays = (n: number) => new Date(Date.now() + n * DAY_MS).toISOString().slice(0, 10);
  return (
    <>
      <p class="buttons">
        {open && (
          <button class="first" disabled={busy} onClick={() => does("talked")}>
            I talked to them
          </button>
        )}
        {open && (
          <button disabled={busy} onClick={() => does("dismissed")}>
            Not a stall
          </button>
        )}
        {open && (
          <button class="quiet" disabled={busy} onClick={() => does("snoozed", inDays(3))}>
            Snooze 3 days
          </button>
        )}
        {open && (
          <button class="quiet" disabled={busy} onClick={() => does("snoozed", inDays(7))}>
            Snooze a week
          </button>
        )}
        {raised && (
          <button disabled={busy} onClick={() => does("settled")}>
            It is settled
          </button>
        )}
        {!open && (
          <button disabled={busy} onClick={() => ask("raised")}>
            They need help
          </button>
        )}
        <button class="quiet" disabled={busy} onClick={() => ask("noted")}>
          Note…
        </button>
      </p>
      {asked && (
        <form
          class="form"
          onSubmit={(e) => {
            e.preventDefault();
            does(asked);
          }}
        >
          <label>
            What do you write down? {about.name} reads it.
            <textarea rows={2} maxLength={2000} required={asked === "noted"} value={note} onInput={(e) => setNote(e.currentTarget.value)} />
          </label>
          <span class="buttons">
            <button class="first" disabled={busy}>
              {asked === "raised" ? "Raise it" : "Write it down"}
            </button>
            <button type="button" class="quiet" onClick={() => ask(undefined)}>
              Cancel
            </button>
          </span>
        </form>
      )}
      <Problem text={problem} />
    </>
  );
}

/** What was done so far, the newest first; one's own can be undone. */
export function FollowUpLog({ page, now }: { page: Page; now: Date }) {
  if (page.followUps.length === 0) return null;
  return (
    <>
      <h3>What was done</h3>
      <ul class="units">
        {page.followUps.map((f) => (
          <li key={f.event} class="unit">
            <span>
              <time dateTime={f.at}>{on(f.at, now)}</time>: {followUp(f, now)}
            </span>
            {f.mine && <UndoButton learner={page.learner} event={f.event} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Takes one's own follow-up back. */
export function UndoButton({ learner, event }: { learner: string; event: string }) {
  const { problem, busy, post } = useSend();
  return (
    <span class="end">
      <button class="small quiet" disabled={busy} onClick={() => void post(`/api/v1/learners/${encodeURIComponent(learner)}/follow-ups/undo`, { event })}>
        Undo
      </button>
      <Problem text={problem} />
    </span>
  );
}

/** "you talked to them: …". */
export function followUp(f: FollowUp, now: Date): string {
  const until = f.until ? ` on ${day(f.until, now)}` : "";
  return `${f.by} ${f.by === "you" ? DID[f.what].replace(/^says/, "say") : DID[f.what]}${until}${f.note ? `: ${f.note}` : ""}`;
}
