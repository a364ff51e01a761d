import { useRef, useState } from "preact/hooks";
import { type LearnerRow, type People, useAnswer } from "../api/answer";
import { at } from "../api/at";
import type { Watched } from "../api/live";
import { useSend } from "../api/send";
import { PartsChart } from "../charts/shares";
import { Inks } from "../charts/Chart";
import { Spark } from "../charts/small";
import { useParam } from "../parts/address";
import { Glyph } from "../parts/glyphs";
import { Ago, Card, LearnerLink, Show } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { gapOf, list, many, name, on, percent, REASONS, step, why, Word } from "../parts/words";
import { followUp } from "./FollowUps";
import { READY } from "./Readiness";

/** The title of a unit that a row names. */
export function titleIn(row: LearnerRow): (unit: string) => string {
  return (unit) => name(row.unitTitles[unit] ?? unit);
}

/** Who needs help, and why; everybody on demand. */
export function TeamPeople(props: { people: People; over: boolean; address: string; query: string; watched: Watched[]; now: Date }) {
  const { people, over, address, query, watched, now } = props;
  const [all, setAll] = useParam("all");
  const needy = people.rows.filter((r) => r.reasons.length > 0);
  const rest = people.total - needy.length;
  return (
    <Card
      question="Who needs help, and why?"
      answer={over ? "Nothing is expected any more." : <NeedySentence people={people} />}
      csv={`${address}/learners.csv${query}`}
      help={{
        what: "Who is not on track, in the order of urgency, with the reason that came first, hours of the last weeks, since when, and what usually helps.",
        matters: "It is the list of talks of this week.",
        computed:
          "If it works: what the forecast says with that unit done; nothing that was observed. The order: first who has an open alert, then by how likely somebody is not to finish: what they owe that others have handed in, days of silence, their results, and on how many days they worked. Never by readiness.",
        term: "urgency",
      }}
    >
      {people.total > people.rows.length && <Reasons reasons={people.reasons} />}
      {all ? (
        <Everybody address={`${address}/learners${query}`} watched={watched} now={now} />
      ) : (
        <>
          {needy.length > 0 && <Rows rows={needy} gains={people.gains} now={now} />}
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

function Reasons({ reasons }: { reasons: Record<string, number> }) {
  return (
    <p class="chips">
      {Object.entries(reasons)
        .toSorted(([, a], [, b]) => b - a)
        .map(([reason, n]) => (
          <span key={reason} class="chip gap">
            {n} {REASONS[reason as keyof typeof REASONS]}
          </span>
        ))}
    </p>
  );
}

/** Most people of a list that are drawn at once; the search finds the others. */
const MOST = 50;

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

/** What the unit that somebody is at would bring; nothing is said of how likely it is. */
export function ifItWorks({ unit, onTime, then }: People["gains"][string]): string {
  const done = `If it works, with ${name(unit)} done:`;
  return percent(onTime) === percent(then) ? `${done} on time as likely as now, ${percent(onTime)}` : `${done} on time ${percent(onTime)} → ${percent(then)}`;
}

/** In order of urgency, as first shown: no row moves under the pointer. */
function Rows({ rows, gains, now }: { rows: LearnerRow[]; gains?: People["gains"]; now: Date }) {
  const order = useRef(new Map<string, number>());
  for (const row of rows) {
    if (!order.current.has(row.learner)) order.current.set(row.learner, order.current.size);
  }
  const place = (row: LearnerRow) => order.current.get(row.learner) ?? 0;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Why</th>
          <th scope="col">Hours a week</th>
          <th scope="col">Since</th>
          <th scope="col">Next step</th>
          <th scope="col">Last activity</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((a, b) => place(a) - place(b))
          .map((r) => (
            <Row key={r.learner} row={r} gain={gains?.[r.learner]} now={now} />
          ))}
      </tbody>
    </table>
  );
}

/** State and name, which leads to the page. */
export function Person({ row }: { row: LearnerRow }) {
  return (
    <span class="person">
      <Glyph of={row.state} begun={!row.reasons.some((r) => r.reason === "NOT_STARTED")} />
      <LearnerLink id={row.learner} name={row.name} />
    </span>
  );
}

/** The most usual answer in one click; what else can be done stands on the person's page. */
function Talked({ row }: { row: LearnerRow }) {
  const { problem, busy, post } = useSend();
  return (
    <>
      <span class="buttons">
        <button class="small" disabled={busy} onClick={() => void post(`/api/v1/learners/${encodeURIComponent(row.learner)}/follow-ups`, { what: "talked" })}>
          I talked to them
        </button>
      </span>
      <Problem text={problem} />
    </>
  );
}

/** What to do first; a review that is one's own leads to it. */
export function NextStep({ row }: { row: LearnerRow }) {
  const [first] = row.reasons;
  if (!first) return null;
  if (first.reason === "WAITING_FOR_REVIEW" && row.needsYou) return <a href={at("/reviews")}>Review it: it is your turn</a>;
  return <>{step(first, row.helpers)}</>;
}

function Row({ row: r, gain, now }: { row: LearnerRow; gain: People["gains"][string] | undefined; now: Date }) {
  const [first, second] = r.reasons;
  return (
    <tr>
      <th scope="row">
        <Person row={r} />
        {first && (
          <span class="sub">
            <span class={r.needsYou || !r.followUp ? "chip gap" : "chip"}>{REASONS[first.reason]}</span>
          </span>
        )}
      </th>
      <td data-label="Why">
        {first ? why(first, titleIn(r), now, r.gapWeeks) : gapOf(r)}
        <span class="sub">{second ? why(second, titleIn(r), now, r.gapWeeks) : `${percent(r.done)} of the plan done, ${percent(r.planned)} due`}</span>
      </td>
      <td data-label="Hours a week">
        <Spark values={r.weekHours} agreed={r.hoursPerWeek} />
      </td>
      <td data-label="Since" class="short">
        {first && <time dateTime={first.from}>{on(first.from, now)}</time>}
      </td>
      <td data-label="Next step">
        <NextStep row={r} />
        {gain && <span class="sub">{ifItWorks(gain)}</span>}
        {r.followUp && <span class="sub">{`${on(r.followUp.at, now)}: ${followUp(r.followUp, now)}`}</span>}
        {r.needsYou && first?.reason !== "WAITING_FOR_REVIEW" && <Talked row={r} />}
      </td>
      <td data-label="Last activity">
        <Ago at={r.lastActivityAt} />
      </td>
    </tr>
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
