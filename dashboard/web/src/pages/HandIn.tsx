import { useState } from "preact/hooks";
import type { UnitProgress } from "../api/answer";
import { useSend } from "../api/send";
import { Problem } from "../parts/Problem";
import { waits } from "../parts/turns";

/** Lets a learner hand in their project by a link, and again once it was sent back. */
export function HandIn({ learner, unit, state }: { learner: string; unit: string; state: UnitProgress | undefined }) {
  const { problem, busy, post } = useSend();
  const [sent, setSent] = useState(false);
  const work = state?.work;
  if (work?.accepted) return null;
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const link = String(new FormData(e.currentTarget as HTMLFormElement).get("link"));
    setSent(await post(`/api/v1/learners/${encodeURIComponent(learner)}/work`, { unit, link }));
  };
  return (
    <details>
      <summary>{work && waits(work) ? "Hand in another link" : "Hand in"}</summary>
      <form class="form" onSubmit={(e) => void submit(e)}>
        <label>
          Link to your work; who reviews it opens it
          <input name="link" type="url" pattern="https?://.+" required />
        </label>
        <Problem text={problem} />
        <p>
          <button disabled={busy}>Hand it in</button> {sent && <span role="status">Handed in.</span>}
        </p>
      </form>
    </details>
  );
}
