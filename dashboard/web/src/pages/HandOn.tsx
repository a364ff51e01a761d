import { useState } from "preact/hooks";
import { type StandIn, useAnswer } from "../api/answer";
import { useSend } from "../api/send";
import { Problem } from "../parts/Problem";
import { day } from "../parts/words";

const ADDRESS = "/api/v1/reviews/stand-in";

/** Who will be away names somebody in whose hands their reviews are meanwhile. */
export function HandOn({ now }: { now: Date }) {
  const answer = useAnswer<StandIn>(ADDRESS, []);
  // It was kept; the table that is asked may be a moment behind.
  const [sent, setSent] = useState<StandIn>();
  const { problem, busy, post } = useSend();
  const send = (inPlace: StandIn) => void post(ADDRESS, inPlace).then((ok) => ok && setSent(inPlace));
  const { mail, first, last } = sent ?? answer.data ?? {};
  return (
    <section class="card" aria-label="Away">
      <h2>Will you be away?</h2>
      {mail && first && last ? (
        <p class="row">
          <span>
            <b>{mail}</b> reviews in your place, {day(first, now)} to {day(last, now)}. You see what waits, too.
          </span>
          <button class="link" disabled={busy} onClick={() => send({})}>
            Take it back
          </button>
        </p>
      ) : (
        <form
          class="row"
          onSubmit={(e) => {
            e.preventDefault();
            const form = new FormData(e.currentTarget);
            send({ mail: String(form.get("mail")), first: String(form.get("first")), last: String(form.get("last")) });
          }}
        >
          <label>
            Who reviews meanwhile? <input type="email" name="mail" required placeholder="name@company.example" />
          </label>
          <label>
            First day <input type="date" name="first" required />
          </label>
          <label>
            Last day <input type="date" name="last" required />
          </label>
          <button disabled={busy}>Hand on</button>
        </form>
      )}
      <Problem text={problem} />
    </section>
  );
}
