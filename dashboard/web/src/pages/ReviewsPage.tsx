import { useState } from "preact/hooks";
import { type Review, type ReviewDecision, useAnswer } from "../api/answer";
import { send, wrong } from "../api/session";
import { Ago, Card, Linked, Show } from "../parts/parts";
import { many } from "../parts/words";

/** What waits for who looks, the longest wait first; each can be decided where it stands. */
export function ReviewsPage() {
  const answer = useAnswer<Review[]>("/api/v1/reviews", ["reviews"]);
  return (
    <Show answer={answer}>
      {(reviews) => (
        <>
          <h1>{reviews.length === 0 ? "Nothing waits for you" : `${many(reviews.length, "project")} ${reviews.length === 1 ? "waits" : "wait"} for you`}</h1>
          <p class="lead">
            Who waits for you learns nothing until you answer. What you say is on their page at once.
          </p>
          {reviews.map((r) => (
            <Waiting key={`${r.learner} ${r.unit} ${r.since ?? ""}`} review={r} />
          ))}
        </>
      )}
    </Show>
  );
}

function Waiting({ review: r }: { review: Review }) {
  const [ticked, setTicked] = useState(new Set(r.checklist.filter((i) => i.found).map((i) => i.id)));
  const [comment, setComment] = useState("");
  const [problem, setProblem] = useState<string>();
  const [sent, setSent] = useState<string>();
  const whole = r.checklist.every((i) => ticked.has(i.id));
  const decide = async (accepted: boolean) => {
    const decision: ReviewDecision = { learner: r.learner, unit: r.unit, accepted, evidence: [...ticked], comment };
    const response = await send("/api/v1/reviews", decision).catch(() => undefined);
    setProblem(response?.ok ? undefined : await wrong(response));
    if (response?.ok) setSent(accepted ? "Accepted." : "Sent back.");
  };
  const tick = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  return (
    <Card question={`${r.name}: ${r.title}`}>
      <p>
        {r.team}, {r.cohort} ·{" "}
        {r.accepted ? "accepted; its checklist is left" : <>handed in <Ago at={r.since} /></>} ·{" "}
        {r.link ? <Linked to={r.link}>Open the work</Linked> : "no link was given"}
      </p>
      {r.comment && <p class="stands">Last review: {r.comment}</p>}
      {sent ? (
        <p role="status">{sent}</p>
      ) : (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void decide((e.submitter as HTMLButtonElement | null)?.value === "accept");
          }}
        >
          <fieldset>
            <legend>What does it show?</legend>
            {r.checklist.map((i) => (
              <label key={i.id} class="tick">
                <input type="checkbox" checked={ticked.has(i.id)} onChange={() => tick(i.id)} /> {i.title}
              </label>
            ))}
          </fieldset>
          <label>
            What do you say to {r.name}? They read it; so does their manager.
            <textarea rows={3} maxLength={2000} value={comment} onInput={(e) => setComment(e.currentTarget.value)} />
          </label>
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          <p>
            <button value="accept" disabled={!whole}>
              Accept
            </button>{" "}
            <button value="back" disabled={comment.trim() === ""}>
              Send back
            </button>{" "}
            <span class="aside">
              {whole ? "" : "It is accepted with its whole checklist. "}
              {comment.trim() === "" ? "To send it back, say what is to be done." : ""}
            </span>
          </p>
        </form>
      )}
    </Card>
  );
}
