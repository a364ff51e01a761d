import { useState } from "preact/hooks";
import type { Signal, Titled } from "../api/answer";
import { useSend } from "../api/send";
import { Problem } from "../parts/Problem";
import { name } from "../parts/words";

/** Somebody of whom something was seen, and what their plan asks. */
export interface Seen {
  learner: string;
  name: string;
  plan: { interview: Titled[]; rubric?: Signal[]; skills: Titled[] };
}

/** Where somebody says what they have seen of a learner themselves. */
export function SeenForms({ of }: { of: Seen }) {
  return (
    <div class="cols">
      <Interview of={of} />
      <Attest of={of} />
    </div>
  );
}

function Interview({ of }: { of: Seen }) {
  const { problem, busy, post } = useSend();
  const [said, say] = useState(false);
  const rubric = of.plan.rubric ?? [];
  if (of.plan.interview.length === 0 || rubric.length === 0) return null;
  const send = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const body = { dimension: String(data.get("dimension")), signals: data.getAll("signal").map(String) };
    void post(`/api/v1/learners/${encodeURIComponent(of.learner)}/interviews`, body).then((ok) => {
      say(ok);
      if (ok) form.reset();
    });
  };
  return (
    <details>
      <summary>Score a practice interview</summary>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          send(e.currentTarget);
        }}
      >
        <p>
          <label>
            It was about{" "}
            <select name="dimension" required>
              {of.plan.interview.map((d) => (
                <option key={d.id} value={d.id}>
                  {d.title}
                </option>
              ))}
            </select>
          </label>
        </p>
        {[true, false].map((helps) => (
          <fieldset key={String(helps)}>
            <legend>{helps ? "What spoke for them?" : "What spoke against them?"}</legend>
            {rubric
              .filter((s) => s.helps === helps)
              .map((s) => (
                <label key={s.id} class="tick">
                  <input type="checkbox" name="signal" value={s.id} />
                  {s.title}
                </label>
              ))}
          </fieldset>
        ))}
        <Problem text={problem} />
        <p class="buttons">
          <button disabled={busy}>Score it</button> {said && <span role="status">It counts in a moment.</span>}
        </p>
      </form>
    </details>
  );
}

const LEVELS = [
  [0.4, "has begun"],
  [0.6, "can do it with help"],
  [0.8, "can do it"],
  [1, "can teach it"],
] as const;

function Attest({ of }: { of: Seen }) {
  const { problem, busy, post } = useSend();
  const [said, say] = useState(false);
  return (
    <details>
      <summary>Vouch for a skill</summary>
      <form
        class="form"
        onSubmit={(e) => {
          e.preventDefault();
          const data = new FormData(e.currentTarget);
          const body = { skill: String(data.get("skill")), level: Number(data.get("level")) };
          void post(`/api/v1/learners/${encodeURIComponent(of.learner)}/attestations`, body).then(say);
        }}
      >
        <label>
          Skill
          <select name="skill" required>
            {of.plan.skills.map((s) => (
              <option key={s.id} value={s.id}>
                {name(s.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {of.name}
          <select name="level">
            {LEVELS.map(([level, text]) => (
              <option key={level} value={level} selected={level === 0.8}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <Problem text={problem} />
        <p class="buttons">
          <button disabled={busy}>I vouch for it</button> {said && <span role="status">It counts in a moment.</span>}
        </p>
      </form>
    </details>
  );
}
