import { useState } from "preact/hooks";
import type { UnitProgress } from "../api/answer";
import { send, wrong } from "../api/session";
import { waits } from "../parts/turns";

/** Lets a learner hand in their project by a link, and again once it was sent back. */
export function HandIn({ learner, unit, state }: { learner: string; unit: string; state: UnitProgress | undefined }) {
  const [problem, setProblem] = useState<string>();
  const [sent, setSent] = useState(false);
  const work = state?.work;
  if (work?.accepted) return null;
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const link = String(new FormData(e.currentTarget as HTMLFormElement).get("link"));
    const response = await send(`/api/v1/learners/${encodeURIComponent(learner)}/work`, { unit, link }).catch(() => undefined);
    setProblem(response?.ok ? undefined : await wrong(response));
    setSent(response?.ok === true);
  };
  return (
    <details>
      <summary>{work && waits(work) ? "Hand in another link" : "Hand in"}</summary>
      <form class="form" onSubmit={(e) => void submit(e)}>
        <label>
          Link to your work; who reviews it opens it
          <input name="link" type="url" pattern="https?://.+" required />
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <p>
          <button>Hand it in</button> {sent && <span role="status">Handed in.</span>}
        </p>
      </form>
    </details>
  );
}
