import type { GroupReadiness, TeamPage } from "../api/answer";
import { Bar, Card } from "../parts/parts";
import { hours, name, percent } from "../parts/words";

/** Which skills are short, over the team. */
export function SkillTable({ page }: { page: TeamPage }) {
  const title = (id: string) => page.skillTitles[id] ?? id;
  const short = page.skills.filter((s) => s.gap > 0.005);
  return (
    <Card
      question="Which skills does the team lack?"
      answer={
        short.length === 0 ? "None." : `${short.length} of ${page.skills.length}; most: ${short.slice(0, 3).map((s) => name(title(s.skill))).join(", ")}.`
      }
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">Shown</th>
            <th scope="col">Enough</th>
            <th scope="col">Have shown something</th>
          </tr>
        </thead>
        <tbody>
          {page.skills.map((s) => (
            <tr key={s.skill}>
              <th scope="row" data-label="Skill">
                {title(s.skill)}
              </th>
              <td data-label="Shown">
                {s.assessed === 0 ? "not shown yet" : percent(s.level)} <Bar share={s.level} mark={s.required} label={`${percent(s.level)} of ${percent(s.required)}`} />
              </td>
              <td data-label="Enough">{percent(s.required)}</td>
              <td data-label="Have shown something">
                {s.assessed} of {s.learners}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** Week by week: what was done, planned, spent, and shown. */
export function WeekTable({ group }: { group: GroupReadiness }) {
  const newest = group.weeks.at(-1);
  return (
    <Card
      question="How did it go, week by week?"
      answer={newest ? `In week ${newest.week} the median learner had shown ${percent(newest.p50)}; ${hours(group.skipSpent)} in all went into what the plan says to skip.` : "Not started yet."}
    >
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
              <th scope="row" data-label="Week since the start">
                {w.week}
              </th>
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
    </Card>
  );
}

/** Units with failed attempts, or begun by more than have done them. */
export function StuckTable({ page }: { page: TeamPage }) {
  const title = (id: string) => page.unitTitles[id] ?? id;
  const stuck = page.units
    .filter((u) => u.failedAttempts > 0 || u.begun > u.done)
    .toSorted((a, b) => b.failedAttempts - a.failedAttempts || b.begun - b.done - (a.begun - a.done));
  return (
    <Card question="Where do people get stuck?" answer={stuck[0] ? `Most often on ${title(stuck[0].unit)}.` : "Nowhere."}>
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
              <th scope="row" data-label="Unit">
                {title(u.unit)}
              </th>
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
    </Card>
  );
}
