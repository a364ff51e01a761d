import type { PlanPage } from "../api/answer";
import { Card } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { name } from "../parts/words";

/** The topics of an interview for the target role. */
export function PlanInterview({ plan, titles }: { plan: PlanPage; titles: Titles }) {
  if (plan.interview.length === 0) return null;
  return (
    <Card question="What do interviews ask about?">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">In ML interviews</th>
            <th scope="col">In GenAI interviews</th>
            <th scope="col">Practice shows</th>
          </tr>
        </thead>
        <tbody>
          {plan.interview.map((dimension) => (
            <tr key={dimension.id}>
              <th scope="row" data-label="Topic">
                {dimension.title}
              </th>
              <td data-label="In ML interviews">{dimension.from}</td>
              <td data-label="In GenAI interviews">{dimension.to}</td>
              <td data-label="Practice shows">{(dimension.skills ?? []).map((id) => name(titles.skill(id))).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** By what a practice interview is scored. */
export function PlanRubric({ plan }: { plan: PlanPage }) {
  const rubric = plan.rubric ?? [];
  if (rubric.length === 0) return null;
  const side = (helps: boolean) => (
    <ul>
      {rubric
        .filter((signal) => signal.helps === helps)
        .map((signal) => (
          <li key={signal.id}>{signal.title}</li>
        ))}
    </ul>
  );
  return (
    <Card
      question="How is a practice interview scored?"
      answer="By the share of the helping signals that were noticed, times the share of the hurting ones that were not."
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Helps</th>
            <th scope="col">Hurts</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td data-label="Helps">{side(true)}</td>
            <td data-label="Hurts">{side(false)}</td>
          </tr>
        </tbody>
      </table>
    </Card>
  );
}
