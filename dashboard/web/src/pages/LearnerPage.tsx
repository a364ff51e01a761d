import { type LearnerPage as Page, useAnswer } from "../api/answer";
import { Ago, Bar, Card, Show, State } from "../parts/parts";
import { gap, hours, percent, reason } from "../parts/words";

/** One learner: where in the plan, how ready and why, and the stalls so far. */
export function LearnerPage({ id }: { id: string }) {
  const answer = useAnswer<Page>(`/api/v1/learners/${encodeURIComponent(id)}`, [
    "learner-progress",
    "learners",
    "stall-episodes",
    "plans",
  ]);
  return <Show answer={answer}>{(page) => <Learner page={page} />}</Show>;
}

function Learner({ page }: { page: Page }) {
  const p = page.progress;
  const now = new Date();
  const units = new Map(
    page.plan.phases.flatMap((f) => f.blocks.flatMap((b) => b.units.map((u) => [u.id, u.title] as const))),
  );
  const title = (unit: string) => units.get(unit) ?? unit;
  const skills = new Map(page.plan.skills.map((s) => [s.id, s.title] as const));
  const team = `/teams/${encodeURIComponent(p.team)}?cohort=${encodeURIComponent(p.cohort)}`;
  return (
    <>
      <h1>{page.name}</h1>
      <p>
        <State of={p.state} /> · {gap(p.gapWeeks)} · last activity <Ago at={p.lastActivityAt} /> ·{" "}
        <a href={team}>
          {p.team}, {p.cohort}
        </a>
      </p>
      {p.stalls.length > 0 && (
        <Card question="What stands in the way?">
          <ul>
            {p.stalls.map((s) => (
              <li key={s.reason + (s.unit ?? "")}>{reason(s, title, now)}.</li>
            ))}
          </ul>
        </Card>
      )}
      <Card
        question={`How ready for ${page.plan.role.title}?`}
        answer={`${percent(p.readiness.value)}${p.readiness.ready ? ", ready" : ""}. Most is missing in ${p.readiness.gaps
          .map((g) => skills.get(g.skill) ?? g.skill)
          .join(", ")}.`}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">Largest gaps</th>
              <th scope="col">Missing of the role</th>
              <th scope="col">What would close it</th>
            </tr>
          </thead>
          <tbody>
            {p.readiness.gaps.map((g) => (
              <tr key={g.skill}>
                <th scope="row" data-label="Skill">
                  {skills.get(g.skill) ?? g.skill}
                </th>
                <td data-label="Missing of the role">{percent(g.missing)}</td>
                <td data-label="What would close it">{g.units.map(title).join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {p.readiness.openGates.length > 0 && (
          <p>Needed before anyone counts as ready: {p.readiness.openGates.map(title).join("; ")}.</p>
        )}
      </Card>
      <Card
        question="Where in the plan?"
        answer={`${percent(p.done)} done of ${percent(p.planned)} due, week ${Math.floor(p.planWeek) + 1}. ${p.events} events on ${p.activeDays} days, ${hours(p.spent)}; ${hours(p.skipSpent)} of it on what the plan says to skip.`}
      >
        {page.plan.phases.map((phase) => (
          <section key={phase.id}>
            <h3>{phase.title}</h3>
            <ul class="units">
              {phase.blocks.flatMap((b) =>
                b.units.map((u) => {
                  const state = p.units.find((x) => x.unit === u.id);
                  const done = state?.done ?? 0;
                  return (
                    <li key={u.id}>
                      <Bar share={done} label={`${percent(done)} done`} /> {u.title}{" "}
                      <span class="aside">
                        {percent(done)}
                        {state && state.failed > 0 ? `, ${state.failed} of ${state.attempts} attempts failed` : ""}
                      </span>
                    </li>
                  );
                }),
              )}
            </ul>
          </section>
        ))}
      </Card>
      <Card question="Which stalls were there?" answer={page.episodes.length === 0 ? "None." : ""}>
        <ul>
          {page.episodes.map((e) => (
            <li key={e.id}>
              {e.stall.reason.toLowerCase().replaceAll("_", " ")}
              {e.stall.unit ? ` (${title(e.stall.unit)})` : ""}: since <Ago at={e.openedAt} />
              {e.resolvedAt ? (
                <>
                  , ended <Ago at={e.resolvedAt} />
                </>
              ) : (
                ", open"
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
