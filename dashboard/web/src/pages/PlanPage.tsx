import { type PlanPage as Page, useAnswer } from "../api/answer";
import { Card, Heading, Linked, Show } from "../parts/parts";
import { type Titles, titlesOf } from "../parts/titles";
import { heading, longAgo, many, name } from "../parts/words";
import { PlanAudience } from "./PlanAudience";
import { faults, PlanPeople } from "./PlanPeople";
import { PlanInterview, PlanRubric } from "./PlanInterview";
import { PlanRoles, PlanSkills } from "./PlanSkills";
import { PlanUnits } from "./PlanUnits";

/** Somebody learns all the time; the page follows every ten seconds. */
const PAUSE_MS = 10_000;

/** A plan as it is published, and how people do in it. */
export function PlanPage({ id }: { id: string }) {
  const answer = useAnswer<Page>(`/api/v1/plans/${encodeURIComponent(id)}`, ["plans", "learner-progress"], PAUSE_MS);
  return <Show answer={answer}>{(plan) => <Published plan={plan} now={new Date()} />}</Show>;
}

export function Published({ plan, now }: { plan: Page; now: Date }) {
  const titles = titlesOf(plan);
  const blocks = plan.phases.flatMap((phase) => phase.blocks);
  const several = faults(plan).map((u) => ({ title: titles.short(u.unit), teams: u.stuckIn.length }));
  const weeks = Math.max(...blocks.map((block) => block.lastWeek));
  return (
    <>
      <Heading
        title={plan.title}
        lead={
          several[0] ? (
            <>
              {plan.description} <b>“{several[0].title}” holds up {several[0].teams} teams.</b>
            </>
          ) : (
            plan.description
          )
        }
        meta={[
          `${many(weeks, "week")} at ${plan.hoursPerWeek} hours a week`,
          `version ${plan.version}`,
          ...(plan.provenance
            ? [
                `Source: ${plan.provenance.source}`,
                `owner: ${plan.provenance.owner}`,
                <>
                  reviewed{" "}
                  <time dateTime={plan.provenance.reviewed} title={plan.provenance.reviewed}>
                    {longAgo(plan.provenance.reviewed, now)}
                  </time>
                </>,
              ]
            : []),
        ]}
      />
      <PlanPeople page={plan} titles={titles} />
      <PlanAudience plan={plan} titles={titles} />
      <PlanUnits plan={plan} titles={titles} />
      <Skip plan={plan} />
      <PlanRoles plan={plan} titles={titles} />
      <PlanSkills plan={plan} titles={titles} />
      <Placement plan={plan} titles={titles} />
      <PlanInterview plan={plan} titles={titles} />
      <PlanRubric plan={plan} />
      <Guidance plan={plan} />
    </>
  );
}

function Skip({ plan }: { plan: Page }) {
  return (
    <Card question="What can be skipped?" answer={plan.skip.length === 0 ? "Nothing is skipped." : ""}>
      {plan.skip.length > 0 && (
        <ul>
          {plan.skip.map((topic) => (
            <li key={topic.id}>{topic.title}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Placement({ plan, titles }: { plan: Page; titles: Titles }) {
  const tests = plan.placement ?? [];
  if (tests.length === 0) return null;
  return (
    <Card question="Which tests show what somebody masters already?" answer="They may be taken on the first day.">
      <table>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Skills</th>
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <tr key={test.id}>
              <th scope="row" data-label="Test">
                <Linked to={test.link}>{test.title}</Linked>
              </th>
              <td data-label="Skills">{test.skills.map((id) => name(titles.skill(id))).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Guidance({ plan }: { plan: Page }) {
  const subjects = Object.entries(plan.guidance);
  if (subjects.length === 0) return null;
  return (
    <Card question="What do mentors advise?">
      {subjects.map(([id, lines]) => (
        <section key={id}>
          <h3>{heading(id)}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
