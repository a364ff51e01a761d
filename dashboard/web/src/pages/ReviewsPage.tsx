import { useEffect, useState } from "preact/hooks";
import { type Review, type ReviewDecision, useAnswer } from "../api/answer";
import { useSend } from "../api/send";
import { session } from "../api/session";
import { Ago, Heading, Linked, Show } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { ago, heading, many, name, on } from "../parts/words";
import { HandOn } from "./HandOn";
import { HeldInterviews } from "./HeldInterviews";

/** What waits for who looks, the longest wait first; each can be decided where it stands. */
export function ReviewsPage() {
  const answer = useAnswer<Review[]>("/api/v1/reviews", ["reviews"]);
  const [chosen, choose] = useState<string>();
  // What somebody is at stays, whatever comes to wait before it.
  const [first] = answer.data ?? [];
  const gone = !answer.data?.some((r) => keyOf(r) === chosen);
  useEffect(() => {
    if (gone) choose(first && keyOf(first));
  }, [gone, first && keyOf(first)]);
  const [said, say] = useState<string>();
  return (
    <Show answer={answer}>
      {(reviews) => {
        const open = reviews.find((r) => keyOf(r) === chosen) ?? reviews[0];
        return (
          <>
            <Heading title={title(reviews, new Date())} lead="Who waits for you learns nothing until you answer. What you say is on their page at once." />
            {said && (
              <p class="note" role="status">
                {said}
              </p>
            )}
            {open && (
              <section class="card split" aria-label="What waits">
                <ul class="inbox">
                  {reviews.map((r) => (
                    <li key={keyOf(r)}>
                      <button aria-current={r === open ? "true" : undefined} onClick={() => choose(keyOf(r))}>
                        <b>{r.name}</b>
                        <span class="aside">{r.since ? on(r.since, new Date()) : "accepted"}</span>
                        <span class="sub">{name(r.title)}</span>
                      </button>
                    </li>
                  ))}
                </ul>
                <Waiting key={keyOf(open)} review={open} say={say} />
              </section>
            )}
            {session.value?.reviews && (
              <>
                <HeldInterviews />
                <HandOn now={new Date()} />
              </>
            )}
          </>
        );
      }}
    </Show>
  );
}

function keyOf(r: Review): string {
  return `${r.learner} ${r.unit} ${r.since ?? ""}`;
}

export function title(reviews: Review[], now: Date): string {
  const [oldest] = reviews;
  if (!oldest) return "Nothing waits for you";
  const since = oldest.since ? `, the oldest handed in ${ago(new Date(oldest.since), now)}` : "";
  return `${many(reviews.length, "project")} ${reviews.length === 1 ? "waits" : "wait"} for you${reviews.length > 1 ? since : ""}`;
}

function Waiting({ review: r, say }: { review: Review; say: (text: string) => void }) {
  const [ticked, setTicked] = useState(new Set(r.checklist.filter((i) => i.found).map((i) => i.id)));
  const [comment, setComment] = useState("");
  const { problem, post } = useSend();
  const [sent, setSent] = useState(false);
  const whole = r.checklist.every((i) => ticked.has(i.id));
  const decide = async (accepted: boolean) => {
    const decision: ReviewDecision = { learner: r.learner, unit: r.unit, accepted, evidence: [...ticked], comment };
    if (!(await post("/api/v1/reviews", decision))) return;
    setSent(true);
    say(`${accepted ? "Accepted" : "Sent back"}: ${r.name} reads it now.`);
  };
  const tick = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  return (
    <div class="pane">
      <h2>{r.title}</h2>
      <p class="answer">
        {r.name} of {heading(r.team)}, {r.cohort}: {r.accepted ? "accepted; its checklist is left" : <>handed in <Ago at={r.since} /></>} ·{" "}
        {r.link ? <Linked to={r.link}>Open the work</Linked> : "no link was given"}
      </p>
      {r.comment && <p>Last review: {r.comment}</p>}
      {!sent && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void decide((e.submitter as HTMLButtonElement | null)?.value === "accept");
          }}
        >
          <fieldset>
            <legend>What does it show?</legend>
            <span class="aside">All of it is needed to accept.</span>
            {r.checklist.map((i) => (
              <label key={i.id} class="tick">
                <input type="checkbox" checked={ticked.has(i.id)} onChange={() => tick(i.id)} />
                {i.title}
              </label>
            ))}
          </fieldset>
          <label>
            What do you say to {r.name}? They read it; so does their manager.
            <textarea rows={3} maxLength={2000} value={comment} onInput={(e) => setComment(e.currentTarget.value)} />
          </label>
          <Problem text={problem} />
          <p class="buttons">
            <button value="accept" class={whole ? "first" : ""} disabled={!whole}>
              Accept
            </button>
            <button value="back" class={whole ? "" : "first"} disabled={comment.trim() === ""}>
              Send back
            </button>
            <span class="aside">
              {whole ? "" : "It is accepted with its whole checklist. "}
              {comment.trim() === "" ? "To send it back, say what is to be done." : ""}
            </span>
          </p>
        </form>
      )}
    </div>
  );
}
