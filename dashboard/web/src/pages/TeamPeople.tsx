import { useState } from "preact/hooks";
import { type LearnerRow, type People, useAnswer } from "../api/answer";
import { at } from "../api/at";
import type { Watched } from "../api/live";
import { PartsChart } from "../charts/shares";
import { Inks } from "../charts/Chart";
import { useParam } from "../parts/address";
import { Card, Show } from "../parts/parts";
import { list, many, percent, REASONS, Word } from "../parts/words";
import { MOST, Rows } from "./PeopleRows";
import { READY } from "./Readiness";

/** People of a large team whose rows are shown before more are asked for. */
const FIRST_OF_MANY = 5;

/** Who needs help, and why; everybody on demand. Of a large team the first few, in brief. */
export function TeamPeople(props: { people: People; large: boolean; over: boolean; address: string; query: string; stalls: string; watched: Watched[]; now: Date }) {
  const { people, large, over, address, query, stalls, watched, now } = props;
  const [all, setAll] = useParam("all");
  const needy = people.rows.filter((r) => r.reasons.length > 0).slice(0, large ? FIRST_OF_MANY : undefined);
  const rest = people.total - needy.length;
  return (
    <Card
      question="Who needs help, and why?"
      answer={over ? "Nothing is expected any more." : <NeedySentence people={people} />}
      more={{ to: stalls, text: "All with filters" }}
      csv={`${address}/learners.csv${query}`}
      help={{
        what: "Who is not on track, in the order of urgency, with the reason that came first, hours of the last weeks, since when, and what usually helps.",
        matters: "It is the list of talks of this week.",
        computed:
          "If it works: what the forecast says with that unit done; nothing that was observed. The order: first who has an open alert, then by how likely somebody is not to finish: what they owe that others have handed in, days of silence, their results, and on how many days they worked. Never by readiness.",
        term: "urgency",
      }}
    >
      {people.total > people.rows.length && <Reasons reasons={people.reasons} stalls={stalls} />}
      {all ? (
        <Everybody address={`${address}/learners${query}`} watched={watched} now={now} />
      ) : (
        <>
          {needy.length > 0 && <Rows rows={needy} gains={people.gains} now={now} brief={large} />}
          {rest > 0 && (
            <p class="note">
              {people.total > people.rows.length
                ? `${many(people.total, "person", "people")} in all.`
                : over
                  ? `${many(people.total, "person", "people")}.`
                  : `${needy.length === 0 ? "All" : "The other"} ${rest === 1 ? "one is" : `${rest} are`} on track, away or done.`}{" "}
              <button class="link" onClick={() => setAll("1")}>
                Show all {people.total}
              </button>
            </p>
          )}
        </>
      )}
    </Card>
  );
}

/** Three names at most. */
export function NeedySentence({ people }: { people: People }) {
  const first = people.rows.filter((r) => r.needsYou).slice(0, 3);
  const late = people.notOnTrack - people.needYou;
  const behind = late <= 0 ? "" : ` ${Word(late)} more ${late === 1 ? "is" : "are"} not on track.`;
  if (people.needYou === 0) return <>No one needs you today.{behind}</>;
  const more = people.needYou - first.length;
  return (
    <>
      <b>{list(first.map((r) => r.name))}</b>
      {more > 0 && ` and ${many(more, "other")}`} first.{behind}
    </>
  );
}

/** How many have each reason first; each leads to these people. */
function Reasons({ reasons, stalls }: { reasons: Record<string, number>; stalls: string }) {
  return (
    <p class="chips">
      {Object.entries(reasons)
        .toSorted(([, a], [, b]) => b - a)
        .map(([reason, n]) => (
          <a key={reason} class="chip gap" href={at(`${stalls}&reason=${reason}`)}>
            {n} {REASONS[reason as keyof typeof REASONS]}
          </a>
        ))}
    </p>
  );
}

/** Everybody, the most urgent first; the search finds who is not drawn. */
function Everybody({ address, watched, now }: { address: string; watched: Watched[]; now: Date }) {
  const answer = useAnswer<LearnerRow[]>(address, watched);
  const [sought, setSought] = useState("");
  return (
    <Show answer={answer}>
      {(rows) => {
        const found = rows.filter((r) => r.name.toLowerCase().includes(sought.trim().toLowerCase()));
        return (
          <>
            {rows.length > 12 && (
              <p class="row">
                <label>
                  Name <input type="search" value={sought} onInput={(e) => setSought(e.currentTarget.value)} />
                </label>
                {found.length > MOST && <span>The {MOST} most urgent of {found.length} are shown.</span>}
              </p>
            )}
            <Rows rows={found.slice(0, MOST)} now={now} />
          </>
        );
      }}
    </Show>
  );
}

/** What each has shown, in the order of urgency. */
export function TeamReadiness({ people }: { people: People }) {
  const there = people.rows.filter((r) => r.state !== "LEFT");
  const ready = there.filter((r) => r.ready);
  const finding =
    ready.length === 0
      ? `Nobody of ${there.length < people.total ? "these " : ""}${there.length} is ready yet.`
      : `${list(ready.slice(0, 3).map((r) => r.name))}${ready.length > 3 ? ` and ${ready.length - 3} more` : ""} ${ready.length === 1 ? "is" : "are"} ready.`;
  return (
    <Card
      question="How ready is each?"
      answer={finding}
      id="ready"
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Shown</th>
              <th scope="col">Assumed</th>
              <th scope="col">Ready</th>
            </tr>
          </thead>
          <tbody>
            {there.map((r) => (
              <tr key={r.learner}>
                <th scope="row">{r.name}</th>
                <td data-label="Shown">{percent(r.shown)}</td>
                <td data-label="Assumed">{percent(r.assumed)}</td>
                <td data-label="Ready">{r.ready ? "yes" : "no"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      help={{
        what: "For each person the part of the role that results have shown, the part that study and background let expect beyond that, and what is missing.",
        matters: "Only what is solid was seen by somebody or something; hatched is hope.",
        computed: `The weighted mean over the skills that the plan teaches, of the level that results show (with a certainty of 80 %) over the level that is enough. Ready is from ${percent(READY)} on with no gate open.`,
        term: "shown",
      }}
    >
      <PartsChart
        title="How ready each is"
        parts={there.map((r) => ({ id: r.learner, name: r.name, shown: r.shown, assumed: r.assumed }))}
        needed={READY}
        finding={finding}
      />
      <Inks needed={`needed: ${percent(READY)} shown`} />
    </Card>
  );
}
