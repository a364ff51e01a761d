import { useState } from "preact/hooks";
import type { LearnerPage as Page } from "../api/answer";
import { useSend } from "../api/send";
import { Card } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { name } from "../parts/words";

/** What a manager has seen themselves: a practice interview, or a skill at work. */
export function Vouch({ page }: { page: Page }) {
  return (
    <Card
      question="Have you seen it yourself?"
      answer="A practice interview that you held, or a skill that you saw at work, is a result like any other, and stands as your word."
    >
      <div class="cols">
        <Interview page={page} />
        <Attest page={page} />
      </div>
    </Card>
  );
}

function Interview({ page }: { page: Page }) {
  const { problem, busy, post } = useSend();
  const [said, say] = useState(false);
  const rubric = page.plan.rubric ?? [];
  if (page.plan.interview.length === 0 || rubric.length === 0) return null;
  const send = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const body = { dimension: String(data.get("dimension")), signals: data.getAll("signal").map(String) };
    void post(`/api/v1/learners/${encodeURIComponent(page.learner)}/interviews`, body).then((ok) => {
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
              {page.plan.interview.map((d) => (
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

function Attest({ page }: { page: Page }) {
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
          void post(`/api/v1/learners/${encodeURIComponent(page.learner)}/attestations`, body).then(say);
        }}
      >
        <label>
          Skill
          <select name="skill" required>
            {page.plan.skills.map((s) => (
              <option key={s.id} value={s.id}>
                {name(s.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {page.name}
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
