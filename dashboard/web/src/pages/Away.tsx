import { useState } from "preact/hooks";
import type { LearnerPage as Page } from "../api/answer";
import { useSend } from "../api/send";
import { Problem } from "../parts/Problem";
import { day } from "../parts/words";

/** Days away: nothing is expected on them, and no alert opens. */
export function Away({ page, own, now }: { page: Pick<Page, "learner" | "leave">; own: boolean; now: Date }) {
  const { problem, busy, post } = useSend();
  const [open, setOpen] = useState(false);
  const today = now.toISOString().slice(0, 10);
  const coming = page.leave.filter((l) => !l.holiday && l.worked === undefined && l.last >= today);
  const send = (first: string, last: string, away: boolean) =>
    void post(`/api/v1/learners/${encodeURIComponent(page.learner)}/leave`, { first, last, away }).then((ok) => {
      if (ok) setOpen(false);
    });
  return (
    <>
      <p class="buttons">
        {coming.map((l) => (
          <span key={l.first + l.last} class="chip">
            away {day(l.first, now)} to {day(l.last, now)}{" "}
            <button class="link" disabled={busy} onClick={() => send(l.first, l.last, false)}>
              take back
            </button>
          </span>
        ))}
        <button class="quiet" onClick={() => setOpen(!open)}>
          {own ? "I am away…" : "On leave…"}
        </button>
      </p>
      {open && (
        <form
          class="row"
          onSubmit={(e) => {
            e.preventDefault();
            const form = new FormData(e.currentTarget);
            send(String(form.get("first")), String(form.get("last")), true);
          }}
        >
          <label>
            First day <input name="first" type="date" required />
          </label>
          <label>
            Last day <input name="last" type="date" required />
          </label>
          <button disabled={busy}>Enter it</button>
        </form>
      )}
      <Problem text={problem} />
    </>
  );
}
