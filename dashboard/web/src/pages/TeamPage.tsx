import { at } from "../api/at";
import { useEffect, useRef, useState } from "preact/hooks";
import { type GroupReadiness, type LearnerRow, type TeamPage as Page, useAnswer } from "../api/answer";
import { learnersOf, type Watched } from "../api/live";
import { Ago, Bar, Card, PlanLink, Show, State } from "../parts/parts";
import { gap, gapOf, many, name, percent, reason } from "../parts/words";
import { TeamForecast } from "./TeamForecast";
import { SkillTable, StuckTable, WeekTable } from "./TeamTables";

/** One team: its figures, and each learner. */
export function TeamPage({ team, cohort }: { team: string; cohort?: string | undefined }) {
  const query = cohort ? `?cohort=${encodeURIComponent(cohort)}` : "";
  const address = `/api/v1/teams/${encodeURIComponent(team)}`;
  const [found, setFound] = useState(cohort);
  const group = learnersOf(found, team);
  const figures = useAnswer<Page>(address + query, [group, "plans"]);
  useEffect(() => setFound(cohort ?? figures.data?.cohort), [cohort, figures.data?.cohort]);
  return (
    <>
      <h1>{team}</h1>
      <Show answer={figures}>
        {(page) => (
          <>
            <Plans titles={page.planTitles} />
            <Figures group={page} />
            <Result group={page} />
          </>
        )}
      </Show>
      {figures.data?.people && <People address={address} query={query} watched={[group, "people"]} />}
      {figures.data?.people === false && (
        <p class="aside">Who is in the team, and when they will be done, is shown to those who manage them.</p>
      )}
      {figures.data?.people && !over(figures.data) && <TeamForecast address={address} cohort={cohort} group={group} />}
      <Show answer={figures}>
        {(page) => (
          <>
            <SkillTable page={page} />
            <StuckTable page={page} />
            <WeekTable group={page} />
          </>
        )}
      </Show>
    </>
  );
}

/** The learners; asked for by those alone who may see them. */
function People({ address, query, watched }: { address: string; query: string; watched: Watched[] }) {
  const learners = useAnswer<LearnerRow[]>(`${address}/learners${query}`, watched);
  return (
    <Show answer={learners}>
      {(rows) => (
        <Card question="Who needs help, and why?" answer={sentence(rows)}>
          <Learners rows={rows} />
          <p class="aside">
            <a href={at(`${address}/learners.csv${query}`)}>CSV</a>
          </p>
        </Card>
      )}
    </Show>
  );
}

/** Which plans the team is on. */
export function Plans({ titles }: { titles: Record<string, string> }) {
  const plans = Object.entries(titles);
  if (plans.length === 0) return null;
  return (
    <p>
      On{" "}
      {plans.map(([id, title], i) => (
        <span key={id}>
          {i > 0 && ", "}
          <PlanLink id={id} title={title} />
        </span>
      ))}
    </p>
  );
}

function Figures({ group }: { group: GroupReadiness }) {
  return (
    <dl class="figures">
      <div>
        <dt>Ready</dt>
        <dd>
          {group.ready} of {group.learners}{" "}
          <span class="aside">
            {percent(group.shown)} shown, {percent(group.assumed)} assumed
          </span>
        </dd>
      </div>
      {group.headStart !== undefined && (
        <div>
          <dt>Head start</dt>
          <dd>
            {percent(group.headStart)}{" "}
            <span class="aside">
              of the role, measured of {group.measured} of {group.learners}
            </span>
          </dd>
        </div>
      )}
      <div>
        <dt>Plan done</dt>
        <dd>
          {percent(group.done)} <span class="aside">{percent(group.planned)} were due by now</span>
        </dd>
      </div>
      <div>
        <dt>Gap to plan</dt>
        <dd>{over(group) ? "–" : gap(group.gapWeeks)}</dd>
      </div>
      <div>
        <dt>Open alerts</dt>
        <dd>{group.stalls}</dd>
      </div>
    </dl>
  );
}

/** Whether the cohort is over for some of the team: nothing is expected of them any more. */
function over(group: GroupReadiness): boolean {
  return (group.states.NOT_FINISHED ?? 0) > 0;
}

/** How a cohort that is over has ended. */
function Result({ group }: { group: GroupReadiness }) {
  if (!over(group)) return null;
  const { FINISHED = 0, NOT_FINISHED = 0, LEFT = 0 } = group.states;
  return (
    <Card question="How did it end?">
      <p class="answer">
        {many(FINISHED, "learner")} finished the plan, {NOT_FINISHED} did not, {LEFT} left before the end.
      </p>
    </Card>
  );
}

export function sentence(rows: LearnerRow[]): string {
  const stalled = rows.filter((r) => r.stalls.length > 0);
  const behind = rows.filter((r) => r.state === "BEHIND").length;
  const late = behind === 0 ? "" : ` ${behind} of ${rows.length} ${behind === 1 ? "is" : "are"} behind the plan.`;
  if (stalled.length === 0) return `No one needs help today.${late}`;
  const names = stalled.map((r) => r.name).join(", ");
  return `${stalled.length} of ${rows.length} ${stalled.length === 1 ? "needs" : "need"} help: ${names}.${late}`;
}

/** In order of urgency, as first shown: no row moves under the pointer. */
function Learners({ rows }: { rows: LearnerRow[] }) {
  const order = useRef(new Map<string, number>());
  for (const row of rows) {
    if (!order.current.has(row.learner)) order.current.set(row.learner, order.current.size);
  }
  const place = (row: LearnerRow) => order.current.get(row.learner) ?? 0;
  const now = new Date();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          <th scope="col">State</th>
          <th scope="col">Why</th>
          <th scope="col">Plan done</th>
          <th scope="col">Gap to plan</th>
          <th scope="col">Shown</th>
          <th scope="col">Last activity</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((a, b) => place(a) - place(b))
          .map((r) => (
            <tr key={r.learner}>
              <th scope="row" data-label="Learner">
                <a href={at(`/learners/${encodeURIComponent(r.learner)}`)}>{r.name}</a>
              </th>
              <td data-label="State">
                <State of={r.state} />
              </td>
              <td data-label="Why">
                {r.reasons.slice(0, 2).map((s) => `${reason(s, (unit) => name(r.unitTitles[unit] ?? unit), now)}.`).join(" ")}
              </td>
              <td data-label="Plan done">
                {percent(r.done)}{" "}
                <Bar share={r.done} mark={r.planned} label={`${percent(r.done)} done, ${percent(r.planned)} due`} />
              </td>
              <td data-label="Gap to plan">{gapOf(r)}</td>
              <td data-label="Shown">
                {r.ready ? "ready" : percent(r.shown)}{" "}
                <Bar
                  share={r.shown}
                  assumed={r.assumed}
                  label={`${percent(r.shown)} shown, ${percent(r.assumed)} assumed`}
                />
              </td>
              <td data-label="Last activity">
                <Ago at={r.lastActivityAt} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
