import { useState } from "preact/hooks";
import { type UnsentMessage, type UnsentMessages as Unsent, useAnswer } from "../api/answer";
import { useSend } from "../api/send";
import { session } from "../api/session";
import { Ago, Card, Show } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { many } from "../parts/words";

const WHAT: Record<string, string> = { opened: "an alert opened", again: "it still holds", resolved: "it is over", learner_first: "the learner first", digest: "the digest" };

/** Messages that were given up; whom they are about is not said. */
export function UnsentMessages() {
  const answer = useAnswer<Unsent>("/api/v1/data/deliveries", []);
  const { problem, busy, post } = useSend();
  const [tried, setTried] = useState(false);
  const again = async (which: { ids: string[] } | { channel: string }) => {
    const ok = await post("/api/v1/data/deliveries/replay", which);
    setTried(ok);
    if (ok) answer.retry();
  };
  return (
    <Show answer={answer}>
      {(list) => (
        <Card question="Which messages did not go out?" answer={unsentSay(list)}>
          <Problem text={problem} />
          {tried && <p role="status">They are tried again. What is given up once more comes back here within days.</p>}
          {list.total > 0 && (
            <>
              <p>
                When the cause is gone, have them tried again: what is still news is sent. What is not, such as an alert that is over, leaves this list all the same.
                {list.total > list.rows.length && ` The ${list.rows.length} newest are shown.`}
              </p>
              {session.value?.manages && (
                <p class="buttons">
                  {channels(list.rows).map((channel) => (
                    <button key={channel} disabled={busy} onClick={() => void again({ channel })}>
                      Try all by {channel} again
                    </button>
                  ))}
                </p>
              )}
              <table>
                <thead>
                  <tr>
                    <th scope="col">Channel</th>
                    <th scope="col">It says</th>
                    <th scope="col">Team</th>
                    <th scope="col">Given up</th>
                    <th scope="col">Problem</th>
                    {session.value?.manages && <th scope="col">Try again</th>}
                  </tr>
                </thead>
                <tbody>
                  {list.rows.map((row) => (
                    <tr key={row.id}>
                      <th scope="row" data-label="Channel">
                        {row.channel}
                      </th>
                      <td data-label="It says">{WHAT[row.what] ?? row.what}</td>
                      <td data-label="Team">{row.team ?? "not known"}</td>
                      <td data-label="Given up">{row.at ? <Ago at={row.at} /> : "not known"}</td>
                      <td class="long" data-label="Problem">
                        {row.problem}
                      </td>
                      {session.value?.manages && (
                        <td data-label="Try again">
                          <button class="small" disabled={busy} onClick={() => void again({ ids: [row.id] })}>
                            Try again
                          </button>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </Card>
      )}
    </Show>
  );
}

export function unsentSay({ total }: Unsent): string {
  return total === 0
    ? "None: each was sent, or is still tried."
    : `${many(total, "message was", "messages were")} refused too often, and given up.`;
}

/** Channels of the rows that are shown, each once. */
function channels(rows: UnsentMessage[]): string[] {
  return [...new Set(rows.map((row) => row.channel))].sort();
}
