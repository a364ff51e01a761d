import type { GroupReadiness, People, TeamPage } from "../api/answer";
import { ShownChart, TrendChart } from "../charts/shares";
import { StuckChart, type StuckUnit } from "../charts/units";
import { HoursChart } from "../charts/weeks";
import { Card } from "../parts/parts";
import { shortTitles } from "../parts/titles";
import { hours, hoursOf, inHours, many, percent } from "../parts/words";
import { OpensGroup } from "./OpensGroup";
import { READY } from "./Readiness";

/** The weeks that are over for most who had reached them; of what comes after a mean would read as a collapse. */
export function fullWeeks(weeks: GroupReadiness["weeks"]): GroupReadiness["weeks"] {
  const running = weeks.findIndex((w) => 2 * w.full < w.learners);
  return running < 0 ? weeks : weeks.slice(0, running);
}

/** How many have shown how much. */
export function HowReady({ group, who, tall }: { group: GroupReadiness; who: string; tall?: number }) {
  const enough = group.histogram.slice(Math.round(READY * 10)).reduce((sum, n) => sum + n, 0);
  const ready = `${group.ready} of ${group.learners} ready`;
  const beside = `; ${enough} have shown enough, the middle one ${percent(group.p50)}.`;
  return (
    <Card
      question={`How ready is ${who}?`}
      answer={
        <>
          <OpensGroup cohort={group.cohort} team={group.team} figure="ready" title="Who is ready?">
            {ready}
          </OpensGroup>
          {beside}
        </>
      }
      id="shown"
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Shown</th>
              <th scope="col">People</th>
            </tr>
          </thead>
          <tbody>
            {group.histogram.map((n, i) => (
              <tr key={i}>
                <th scope="row">
                  {i * 10} to {i * 10 + 10} %
                </th>
                <td data-label="People">{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      help={{
        what: "How many people have shown how much of what their plan teaches for the role.",
        matters: "A mean hides whether all are half ready, or half of them all.",
        computed: `Who has shown ${percent(READY)} is not ready yet while a gate is open: a project that nobody accepted, a test that is not passed.`,
        term: "ready",
      }}
    >
      <ShownChart bins={group.histogram} median={group.p50} needed={READY} tall={tall} finding={ready + beside} />
    </Card>
  );
}

/** Is readiness rising? */
export function Trend({ group, last, who = "middle of the team", tall }: { group: GroupReadiness; last: number; who?: string; tall?: number }) {
  const newest = group.weeks.at(-1);
  if (!newest) return null;
  const full = fullWeeks(group.weeks);
  const closed = full.at(-1);
  const before = full.at(-3);
  const rise = closed && before ? Math.round(((closed.p50 - before.p50) / 2) * 100) : undefined;
  const finding =
    rise === undefined
      ? `The ${who} has shown ${percent(group.p50)}.`
      : rise > 0
        ? `Yes, by ${many(rise, "point")} a week over the last two full weeks; the ${who} has shown ${percent(group.p50)}.`
        : `Not in the last two full weeks; the ${who} has shown ${percent(group.p50)}.`;
  return (
    <Card
      question="Is it rising?"
      answer={finding}
      id="weeks"
      table={<WeekTable group={group} />}
      help={{
        what: "What the middle person had shown at the end of each own week, with the middle half; the running week is dotted.",
        matters: "A line that lies flat for two weeks says so before a date is missed.",
        computed: "The median, and the quarters below and above, of the part of the role that results had shown. Weeks are each person's own: leave is not counted.",
        term: "weeks",
      }}
    >
      <TrendChart weeks={group.weeks.slice(0, full.length + 1)} running={full.length < group.weeks.length} last={Math.max(last, newest.week)} needed={READY} who={who} tall={tall} finding={finding} />
    </Card>
  );
}

/** Week by week: what was done, planned, spent, and shown. */
export function WeekTable({ group }: { group: GroupReadiness }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Week since the start</th>
          <th scope="col">Done</th>
          <th scope="col">Planned</th>
          <th scope="col">Hours a learner</th>
          <th scope="col">Shown, 25th to 75th percentile</th>
          <th scope="col">Learners</th>
        </tr>
      </thead>
      <tbody>
        {group.weeks.map((w) => (
          <tr key={w.week}>
            <th scope="row">{w.week}</th>
            <td data-label="Done">{percent(w.done)}</td>
            <td data-label="Planned">{percent(w.planned)}</td>
            <td data-label="Hours a learner">{hours(w.effort)}</td>
            <td data-label="Shown, 25th to 75th percentile">
              {percent(w.p25)} to {percent(w.p75)}
            </td>
            <td data-label="Learners">{w.learners}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Do they get the time that was agreed? */
export function StudyTime({ group, people, last, fold = false }: { group: GroupReadiness; people?: People | undefined; last: number; fold?: boolean }) {
  const weeks = group.weeks.map((w) => ({ week: w.week, hours: hoursOf(w.effort) }));
  const over = fullWeeks(group.weeks).at(-1);
  const full = over && { week: over.week, hours: hoursOf(over.effort) };
  const agreed = people && agreedHours(people);
  if (!full) return null;
  const share = agreed ? full.hours / agreed : undefined;
  const finding = `${inHours(full.hours)} a person in the last full week${agreed === undefined || share === undefined ? "" : ` of ${inHours(agreed)} agreed, ${percent(share)}`}${hoursOf(group.skipSpent) > 0 ? `; ${hours(group.skipSpent)} in all went into what the plan says to skip` : ""}.`;
  return (
    <Card
      question="Do they get the time?"
      answer={finding}
      id="time"
      fold={fold}
      table={<WeekTable group={group} />}
      help={{
        what: "Mean hours that senders report for each week, beside what was agreed. The running week is pale.",
        matters: "Who gets half of the agreed time needs another week, or another target; more effort is not asked of them.",
        computed: "The time that senders state; where they state none, gaps of up to half an hour between two events. Agreed is the mean of the roster's hours.",
        term: "hours",
      }}
    >
      <HoursChart hours={weeks} full={full.week} last={Math.max(last, weeks.length)} agreed={agreed} finding={finding} />
    </Card>
  );
}

/** Mean of what was agreed with those who are shown. */
function agreedHours(people: People): number | undefined {
  const known = people.rows.flatMap((r) => (r.hoursPerWeek === undefined ? [] : [r.hoursPerWeek]));
  return known.length === 0 ? undefined : known.reduce((sum, h) => sum + h, 0) / known.length;
}

const MOST_UNITS = 7;

/** Units that were begun by some, those on which several are stuck first. */
export function unitsOf(
  units: { unit: string; begun: number; done: number; medianDays: number; failing: number }[],
  stuck: string[],
  planned: Record<string, number>,
  title: (unit: string) => string,
  most = MOST_UNITS,
): (StuckUnit & { failing: number; done: number })[] {
  return units
    .filter((u) => u.medianDays > 0 || u.failing > 0)
    .map((u) => ({
      id: u.unit,
      title: title(u.unit),
      planned: planned[u.unit] ?? 0,
      median: u.medianDays,
      people: u.begun,
      failing: u.failing,
      done: u.done,
      stuck: stuck.includes(u.unit),
    }))
    .toSorted((a, b) => Number(b.stuck) - Number(a.stuck) || b.failing - a.failing || b.median / b.planned - a.median / a.planned)
    .slice(0, most);
}

/** A unit is stuck where two people failed it, or where it took twice its planned days. */
export function StuckUnits({ page, most }: { page: TeamPage; most?: number }) {
  const units = unitsOf(page.units, page.stuck, page.plannedDays, shortTitles(page.unitTitles), most);
  const stuck = units.filter((u) => u.stuck);
  const [worst] = stuck;
  const finding = worst
    ? `Most on “${worst.title}”: ${worst.median > 0 ? `${worst.median} days in the middle where ${worst.planned} were planned` : worst.done === 0 ? "nobody is through" : `${worst.done} of ${worst.people} are through`}${worst.failing > 0 ? `, failed so far by ${many(worst.failing, "person", "people")}` : ""}.`
    : "Nowhere: no unit was failed by two, or took twice its time.";
  return (
    <Card
      question="Where do people get stuck?"
      answer={finding}
      id="stuck"
      table={<StuckTable page={page} />}
      help={{
        what: "Days from the first event on a unit until it was done, in the middle, beside the days that were planned.",
        matters: "A unit that holds up several is a unit to mend, and not several people.",
        computed: "Planned days are the unit's hours at the plan's hours a week. It counts as stuck where two people failed it, or where two did it and the middle one took more than twice the planned days.",
        term: "stuck",
      }}
    >
      {units.length > 0 && <StuckChart units={units} finding={finding} />}
    </Card>
  );
}

function StuckTable({ page }: { page: TeamPage }) {
  const stuck = page.units
    .filter((u) => u.failedAttempts > 0 || u.begun > u.done || u.medianDays > 0)
    .toSorted((a, b) => b.failedAttempts - a.failedAttempts || b.begun - b.done - (a.begun - a.done));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col">Begun, not done</th>
          <th scope="col">Done</th>
          <th scope="col">Median days</th>
          <th scope="col">Failed attempts</th>
        </tr>
      </thead>
      <tbody>
        {stuck.map((u) => (
          <tr key={u.unit}>
            <th scope="row">{page.unitTitles[u.unit] ?? u.unit}</th>
            <td data-label="Begun, not done">{u.begun - u.done}</td>
            <td data-label="Done">{u.done}</td>
            <td data-label="Median days">{u.medianDays > 0 ? u.medianDays : "–"}</td>
            <td data-label="Failed attempts">
              {u.failedAttempts} by {u.failing}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
