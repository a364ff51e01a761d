import type { Audience, Background, PlanPage } from "../api/answer";
import { Card, PlanLink } from "../parts/parts";
import { audienceOf, BACKGROUNDS, factor, months, shares } from "../parts/people";
import type { Titles } from "../parts/titles";

/** What the plan says to learners of each background. */
export function PlanAudience({ plan, titles }: { plan: PlanPage; titles: Titles }) {
  return (
    <Card question="Whom is it for?">
      <table>
        <thead>
          <tr>
            <th scope="col">Background</th>
            <th scope="col">It takes</th>
            <th scope="col">Expected</th>
            <th scope="col">Head start</th>
            <th scope="col">Skips</th>
            <th scope="col">Recommended plan</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(BACKGROUNDS).map(([id, background]) => {
            const audience = audienceOf(plan, id as Background);
            return (
              <tr key={id}>
                <th scope="row" data-label="Background">
                  {background.many}
                </th>
                <td data-label="It takes">{factor(audience.factor)}</td>
                <td data-label="Expected">{audience.months ? months(audience.months) : "not stated"}</td>
                <td data-label="Head start">
                  {audience.headStart ? (
                    <>
                      {shares(audience.headStart)} <span class="aside">the curriculum's figure</span>
                    </>
                  ) : (
                    "not stated"
                  )}
                </td>
                <td data-label="Skips">{skips(audience, plan, titles)}</td>
                <td data-label="Recommended plan">
                  <Better id={audience.better} titles={plan.planTitles} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

function skips({ skip }: Audience, plan: PlanPage, titles: Titles): string {
  const topics = skip ?? plan.skip.map((topic) => topic.id);
  return topics.length === 0 ? "nothing is skipped" : topics.map(titles.topic).join("; ");
}

/** A plan that is not published has no page. */
function Better({ id, titles }: { id: string | undefined; titles: Record<string, string> }) {
  if (!id) return <>this one</>;
  const title = titles[id];
  return title ? <PlanLink id={id} title={title} /> : <>{id}</>;
}
