import { useState } from "preact/hooks";
import type { LearnerPage as Page, Unit } from "../api/answer";
import { useSend } from "../api/send";
import { Problem } from "../parts/Problem";
import { HandIn } from "./HandIn";

/** What a learner can say of a unit themselves. Each is an event on their log, as their own word. */
export function UnitActions({ page, unit, first = false }: { page: Page; unit: Unit; first?: boolean }) {
  const { problem, busy, post } = useSend();
  const [open, setOpen] = useState<"hours" | "stuck">();
  const state = page.progress.units.find((u) => u.unit === unit.id);
  const done = (state?.done ?? 0) >= 1;
  const say = (kind: string, more: object = {}) =>
    void post(`/api/v1/learners/${encodeURIComponent(page.learner)}/words`, { kind, unit: unit.id, ...more }).then((ok) => {
      // Another form may have been opened meanwhile.
      if (ok) setOpen((is) => (is === open ? undefined : is));
    });
  const form = (e: SubmitEvent, name: string) => String(new FormData(e.currentTarget as HTMLFormElement).get(name));
  return (
    <>
      <span class="buttons">
        {first && unit.link && (
          <a class="button" href={unit.link} target="_blank" rel="noreferrer">
            Open it
          </a>
        )}
        {!done && unit.kind === "STUDY" && (
          <button class={first ? "" : "small"} disabled={busy} onClick={() => say("DONE")}>
            Done
          </button>
        )}
        {!done && (
          <button class={first ? "" : "small quiet"} onClick={() => setOpen(open === "hours" ? undefined : "hours")}>
            I spent … hours
          </button>
        )}
        {!done && !page.stuck[unit.id] && (
          <button class={first ? "quiet" : "small quiet"} onClick={() => setOpen(open === "stuck" ? undefined : "stuck")}>
            I am stuck
          </button>
        )}
        {!done && page.stuck[unit.id] && (
          <button class="small" disabled={busy} onClick={() => say("UNSTUCK")}>
            I am no longer stuck
          </button>
        )}
        {done && page.ownWord.includes(unit.id) && (
          <button class="small quiet" disabled={busy} onClick={() => say("UNDONE")}>
            Not done after all
          </button>
        )}
        {done && (
          <button class="small quiet" disabled={busy} onClick={() => say(page.offers.includes(unit.id) ? "WITHDRAWS" : "OFFERS")}>
            {page.offers.includes(unit.id) ? "No longer offer help" : "Offer to help others"}
          </button>
        )}
      </span>
      {open === "hours" && (
        <form
          class="row"
          onSubmit={(e) => {
            e.preventDefault();
            say("HOURS", { hours: Number(form(e, "hours")) });
          }}
        >
          <label>
            Hours on it <input name="hours" type="number" min="0.25" max="24" step="0.25" required />
          </label>
          <button class="small" disabled={busy}>
            Count them
          </button>
        </form>
      )}
      {open === "stuck" && (
        <form
          class="form"
          onSubmit={(e) => {
            e.preventDefault();
            say("STUCK", { note: form(e, "note") });
          }}
        >
          <label>
            What stands in the way? Your manager reads it.
            <textarea name="note" rows={2} maxLength={2000} />
          </label>
          <button class="small" disabled={busy}>
            Ask for help
          </button>
        </form>
      )}
      <Problem text={problem} />
      {unit.kind === "PROJECT" && !done && <HandIn learner={page.learner} unit={unit.id} state={state} />}
    </>
  );
}
