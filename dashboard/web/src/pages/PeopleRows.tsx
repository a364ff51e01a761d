import { useRef } from "preact/hooks";
import type { LearnerRow, People } from "../api/answer";
import { at } from "../api/at";
import { useSend } from "../api/send";
import { Spark } from "../charts/small";
import { Glyph } from "../parts/glyphs";
import { Ago, LearnerLink } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { gapOf, many, name, on, percent, REASONS, step, why } from "../parts/words";
import { DID, followUp } from "./FollowUps";

/** The title of a unit that a row names. */
export function titleIn(row: LearnerRow): (unit: string) => string {
  return (unit) => name(row.unitTitles[unit] ?? unit);
}

/** What of the plan waits behind a unit. */
export function behindIt({ reasons: [first], hoursDue }: LearnerRow): string {
  return first?.unit === undefined || hoursDue < 1 ? "" : `; ${many(Math.round(hoursDue), "plan hour")} due and not done`;
}

/** What the unit that somebody is at would bring; nothing is said of how likely it is. */
export function ifItWorks({ unit, onTime, then }: People["gains"][string], brief = false): string {
  const done = brief ? "If it works:" : `If it works, with ${name(unit)} done:`;
  return percent(onTime) === percent(then) ? `${done} on time as likely as now, ${percent(onTime)}` : `${done} on time ${percent(onTime)} → ${percent(then)}`;
}

/** Most people of a list that are drawn at once. */
export const MOST = 50;

/** In the order in which they were first shown: no row moves under the pointer. */
export function useSteady<T>(rows: T[], keyOf: (row: T) => string): T[] {
  const order = useRef(new Map<string, number>());
  for (const row of rows) {
    const key = keyOf(row);
    if (!order.current.has(key)) order.current.set(key, order.current.size);
  }
  const place = (row: T) => order.current.get(keyOf(row)) ?? 0;
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** In order of urgency, as first shown. In brief a row says the first reason and one step. */
export function Rows({ rows, gains, now, brief = false }: { rows: LearnerRow[]; gains?: People["gains"]; now: Date; brief?: boolean }) {
  const steady = useSteady(rows, (r) => r.learner);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Why</th>
          <th scope="col">Hours a week</th>
          <th scope="col">Since</th>
          <th scope="col">Next step</th>
          <th scope="col">{brief ? "Answer" : "Last activity"}</th>
        </tr>
      </thead>
      <tbody>
        {steady.map((r) => (
          <Row key={r.learner} row={r} gain={gains?.[r.learner]} now={now} brief={brief} />
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

/** Whether what somebody handed in is the first reason, and is for who looks to review. */
function waitsForYou(row: LearnerRow): boolean {
  return row.needsYou && row.reasons[0]?.reason === "WAITING_FOR_REVIEW";
}

/** What to do first, in words. */
export function nextStep(row: LearnerRow): string {
  const [first] = row.reasons;
  if (!first) return "";
  return waitsForYou(row) ? "Review it: it is your turn" : step(first, row.helpers);
}

/** What to do first; a review that is one's own leads to it. */
export function NextStep({ row }: { row: LearnerRow }) {
  return waitsForYou(row) ? <a href={at("/reviews")}>{nextStep(row)}</a> : <>{nextStep(row)}</>;
}

function Row({ row: r, gain, now, brief }: { row: LearnerRow; gain: People["gains"][string] | undefined; now: Date; brief: boolean }) {
  const [first, second] = r.reasons;
  const talk = r.needsYou && first?.reason !== "WAITING_FOR_REVIEW";
  return (
    <tr>
      <th scope="row">
        <Person row={r} />
        {first && !brief && (
          <span class="sub">
            <span class={r.needsYou || !r.followUp ? "chip gap" : "chip"}>{REASONS[first.reason]}</span>
          </span>
        )}
      </th>
      <td data-label="Why">
        {first ? why(first, titleIn(r), now, r.gapWeeks) + behindIt(r) : gapOf(r)}
        {!brief && <span class="sub">{second ? why(second, titleIn(r), now, r.gapWeeks) : `${percent(r.done)} of the plan done, ${percent(r.planned)} due`}</span>}
      </td>
      <td data-label="Hours a week">
        <Spark values={r.weekHours} agreed={r.hoursPerWeek} />
      </td>
      <td data-label="Since" class="short">
        {first && <time dateTime={first.from}>{on(first.from, now)}</time>}
      </td>
      <td data-label="Next step">
        <NextStep row={r} />
        {gain && <span class="sub">{ifItWorks(gain, brief)}</span>}
        {r.followUp && !brief && <Answered row={r} now={now} />}
        {talk && !brief && <Talked row={r} />}
      </td>
      {brief ? (
        <td data-label="Answer" class="answered">
          {talk ? <Talked row={r} /> : r.followUp && `${on(r.followUp.at, now)}: ${DID[r.followUp.what]}`}
        </td>
      ) : (
        <td data-label="Last activity">
          <Ago at={r.lastActivityAt} />
        </td>
      )}
    </tr>
  );
}

/** What was done last about an alert that is open. */
function Answered({ row: { followUp: done }, now }: { row: LearnerRow; now: Date }) {
  return done ? <span class="sub">{`${on(done.at, now)}: ${followUp(done, now)}`}</span> : null;
}
