import type { Background, PlanPage } from "../api/answer";
import { Card } from "../parts/parts";
import { BACKGROUNDS } from "../parts/people";
import type { Titles } from "../parts/titles";
import { many, name, percent } from "../parts/words";

type Role = PlanPage["roles"][number];

/** What readiness is for: the target first. */
export function PlanRoles({ plan, titles }: { plan: PlanPage; titles: Titles }) {
  const target = plan.roles[0];
  return (
    <Card question="Which roles does it lead to?" answer={target && `The target is ${target.title}; readiness for the others is shown beside it.`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Needs</th>
            <th scope="col">Must be done</th>
            <th scope="col">Interview practice</th>
          </tr>
        </thead>
        <tbody>
          {plan.roles.map((role) => (
            <tr key={role.id}>
              <th scope="row" data-label="Role">
                {role.title}
              </th>
              <td data-label="Needs">
                <Needs role={role} titles={titles} />
              </td>
              <td data-label="Must be done">{role.gates.length === 0 ? "nothing" : role.gates.map(titles.unit).join("; ")}</td>
              <td data-label="Interview practice">
                {role.interview > 0 ? `${percent(role.interview)} on each topic, for a role at another employer` : "none"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Needs({ role, titles }: { role: Role; titles: Titles }) {
  return (
    <details>
      <summary>{many(role.needs.length, "skill")}</summary>
      <ul>
        {role.needs.map((need) => (
          <li key={need.skill}>
            {name(titles.skill(need.skill))}: {percent(need.required)} is enough, weight {need.weight}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Everything that the units build and the roles need. */
export function PlanSkills({ plan, titles }: { plan: PlanPage; titles: Titles }) {
  const built = new Set(plan.phases.flatMap((phase) => phase.blocks.flatMap((b) => b.units.flatMap((u) => u.skills))));
  return (
    <Card
      question="Which skills does it build?"
      answer={`${plan.skills.filter((skill) => built.has(skill.id)).length} of the ${plan.skills.length} that it and its roles name.`}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">This plan</th>
            <th scope="col">Grows out of</th>
            <th scope="col">Part of</th>
            <th scope="col">Brought along</th>
          </tr>
        </thead>
        <tbody>
          {plan.skills.map((skill) => (
            <tr key={skill.id}>
              <th scope="row" data-label="Skill">
                {skill.title}
              </th>
              <td data-label="This plan">{built.has(skill.id) ? "builds it" : "does not build it"}</td>
              <td data-label="Grows out of">{skill.from || (Object.values(skill.credit).some((share) => share > 0) ? "–" : "nothing: it is new")}</td>
              <td data-label="Part of">{skill.within ? name(titles.skill(skill.within)) : "–"}</td>
              <td data-label="Brought along">{credit(skill.credit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function credit(shares: Record<string, number>): string {
  const brought = Object.entries(BACKGROUNDS).flatMap(([id, background]) => {
    const share = shares[id as Background] ?? 0;
    return share > 0 ? [`${background.many} ${percent(share)}`] : [];
  });
  return brought.length === 0 ? "nothing" : brought.join("; ");
}
