import { at } from "../api/at";
import { useEffect, useState } from "preact/hooks";
import { type LearnerPage as Page, useAnswer } from "../api/answer";
import { learnersOf, type Watched } from "../api/live";
import { session } from "../api/session";
import { Ago, Basis, Card, PlanLink, Show, State } from "../parts/parts";
import { expected } from "../parts/people";
import { titlesOf } from "../parts/titles";
import { gapOf, hours, name, outlook, percent, reason, REASONS } from "../parts/words";
import { Readiness } from "./Readiness";
import { InterviewPractice, ShippedWork } from "./ShippedWork";
import { SkippedTime, UnitRows } from "./UnitRows";
import { WhoLooked } from "./WhoLooked";

/** Own weeks from which a forecast says more than the plan does. */
const OWN_WEEKS = 3;

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
  return (
    <>
      <Show answer={answer}>{(page) => <Learner page={page} />}</Show>
      {session.value?.own.includes(id) && <WhoLooked id={id} />}
    </>
  );
}

export function Learner({ page }: { page: Page }) {
  const p = page.progress;
  const now = new Date();
  const titles = titlesOf(page.plan);
  const team = `/teams/${encodeURIComponent(p.team)}?cohort=${encodeURIComponent(p.cohort)}`;
  return (
    <>
      <h1>{page.name}</h1>
      <p>
        <State of={p.state} /> · {gapOf(p)} · last activity <Ago at={p.lastActivityAt} /> ·{" "}
        {session.value?.groups === false ? (
          `${p.team}, ${p.cohort}`
        ) : (
          <a href={at(team)}>
            {p.team}, {p.cohort}
          </a>
        )}{" "}
        · <PlanLink id={page.plan.id} title={page.plan.title} />
      </p>
      {p.reasons.length > 0 && (
        <Card question="What stands in the way?">
          <ul>
            {p.reasons.map((s) => (
              <li key={s.reason + (s.unit ?? "")}>{reason(s, (unit) => name(titles.unit(unit)), now)}.</li>
            ))}
          </ul>
        </Card>
      )}
      <Readiness page={page} titles={titles} now={now} />
      <ShippedWork page={page} titles={titles} now={now} />
      <InterviewPractice page={page} titles={titles} />
      {page.forecast && p.state !== "LEFT" && p.state !== "NOT_FINISHED" && (
        <Card question="When will the plan be done?" answer={outlook(page.forecast)}>
          {page.forecast.done && !page.forecast.ready && !p.readiness.ready && (
            <p>To be ready takes more than the units that are left: higher results on those that are done.</p>
          )}
          <Basis forecast={page.forecast} />
          {tooFewWeeks(page) && <p>{expected(page.plan, page.background)}</p>}
        </Card>
      )}
      <Card
        question="Where in the plan?"
        answer={`${percent(p.done)} of the plan is done; ${percent(p.planned)} were due by plan week ${Math.floor(p.planWeek) + 1}. ${p.events} events on ${p.activeDays} days, ${hours(p.spent)}; ${hours(p.skipSpent)} of it on what the plan says to skip.`}
      >
        <SkippedTime page={page} titles={titles} />
        <UnitRows page={page} titles={titles} now={now} />
      </Card>
      <Card question="Which alerts were there?" answer={page.episodes.length === 0 ? "None." : ""}>
        <ul>
          {page.episodes.map((e) => (
            <li key={e.id}>
              {REASONS[e.stall.reason]}
              {e.stall.unit ? ` (${titles.unit(e.stall.unit)})` : ""}: since <Ago at={e.openedAt} />
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

function tooFewWeeks({ forecast, progress }: Page): boolean {
  return forecast !== undefined && forecast.basis.unitsLeft > 0 && (!forecast.basis.enough || progress.weeks.length <= OWN_WEEKS);
}
