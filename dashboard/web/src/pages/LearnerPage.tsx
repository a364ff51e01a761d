import { useEffect, useState } from "preact/hooks";
import { type LearnerPage as Page, useAnswer } from "../api/answer";
import { learnersOf, type Watched } from "../api/live";
import { Ago, Bar, Basis, Card, Show, State } from "../parts/parts";
import { gap, hours, outlook, percent, reason } from "../parts/words";
import { Readiness } from "./Readiness";

/** One learner: where in the plan, how ready and why, and the stalls so far. */
export function LearnerPage({ id }: { id: string }) {
  const [group, setGroup] = useState<Watched>("learner-progress");
  const answer = useAnswer<Page>(`/api/v1/learners/${encodeURIComponent(id)}`, [
    group,
    "people",
    "stall-episodes",
    "plans",
  ]);
  const p = answer.data?.progress;
  useEffect(() => setGroup(p ? learnersOf(p.cohort, p.team) : "learner-progress"), [p?.cohort, p?.team]);
  return <Show answer={answer}>{(page) => <Learner page={page} />}</Show>;
}

function Learner({ page }: { page: Page }) {
  const p = page.progress;
  const now = new Date();
  const units = new Map(
    page.plan.phases.flatMap((f) => f.blocks.flatMap((b) => b.units.map((u) => [u.id, u.title] as const))),
  );
  const title = (unit: string) => units.get(unit) ?? unit;
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
      <Readiness page={page} title={title} />
      {page.forecast && p.state !== "LEFT" && (
        <Card question="When will the plan be done?" answer={outlook(page.forecast)}>
          <Basis forecast={page.forecast} />
        </Card>
      )}
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
