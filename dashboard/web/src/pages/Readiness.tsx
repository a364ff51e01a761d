import type { LearnerPage as Page } from "../api/answer";
import { Bar, Card } from "../parts/parts";
import { percent } from "../parts/words";

/** How ready for the role, what is missing, and the evidence behind each skill. */
export function Readiness({ page, title }: { page: Page; title: (unit: string) => string }) {
  const r = page.progress.readiness;
  const skills = new Map(page.plan.skills.map((s) => [s.id, s.title] as const));
  const skill = (id: string) => skills.get(id) ?? id;
  const roles = new Map(page.plan.roles.map((x) => [x.id, x.title] as const));
  const others = Object.entries(page.progress.otherRoles);
  return (
    <Card
      question={`How ready for ${roles.get(r.role) ?? r.role}?`}
      answer={`${percent(r.value)}${r.ready ? ", ready" : ""}. ${
        r.gaps.length > 0 ? `Most is missing in ${r.gaps.map((g) => skill(g.skill)).join(", ")}.` : "No skill is missing."
      }`}
    >
      {r.gaps.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Largest gaps</th>
              <th scope="col">Missing of the role</th>
              <th scope="col">What would close it</th>
            </tr>
          </thead>
          <tbody>
            {r.gaps.map((g) => (
              <tr key={g.skill}>
                <th scope="row" data-label="Skill">
                  {skill(g.skill)}
                </th>
                <td data-label="Missing of the role">{percent(g.missing)}</td>
                <td data-label="What would close it">
                  {[...g.units.map(title), ...(g.assess ? ["a graded assessment: so far it rests on study alone"] : [])].join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {r.openGates.length > 0 && (
        <>
          <p>Needed before anyone counts as ready:</p>
          <ul>
            {r.openGates.map((g) => (
              <li key={g.kind + g.id}>{gate(g, title, page)}</li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>Evidence behind each skill</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Skill</th>
              <th scope="col">Level</th>
              <th scope="col">Enough</th>
              <th scope="col">Rests on</th>
            </tr>
          </thead>
          <tbody>
            {r.skills.map((s) => (
              <tr key={s.skill}>
                <th scope="row" data-label="Skill">
                  {skill(s.skill)}
                </th>
                <td data-label="Level">
                  {percent(s.level)} <Bar share={s.level} mark={s.required} label={`${percent(s.level)} of ${percent(s.required)}`} />
                </td>
                <td data-label="Enough">{percent(s.required)}</td>
                <td data-label="Rests on">
                  {s.attempts > 0
                    ? `${s.attempts} graded ${s.attempts === 1 ? "attempt" : "attempts"} (80 % interval ${percent(s.low)} to ${percent(s.high)})`
                    : "not yet assessed"}
                  ; {percent(s.credit)} carried over, {percent(s.studied)} of its units done
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {others.length > 0 && (
        <p class="aside">
          For other roles: {others.map(([id, value]) => `${roles.get(id) ?? id} ${percent(value)}`).join(", ")}.
        </p>
      )}
    </Card>
  );
}

type Gate = Page["progress"]["readiness"]["openGates"][number];

function gate(g: Gate, title: (unit: string) => string, page: Page): string {
  const missing = g.missing.map((e) => e.replace("_", "-")).join(", ");
  switch (g.kind) {
    case "UNIT":
      return missing ? `${title(g.id)}, showing ${missing}` : title(g.id);
    case "EVIDENCE":
      return `${title(g.id)} is done, but does not show ${missing}`;
    case "INTERVIEW": {
      const dimension = page.plan.interview.find((d) => d.id === g.id)?.title ?? g.id;
      const level = page.progress.interview.dimensions.find((d) => d.dimension === g.id)?.level;
      return `Interview, ${dimension}: ${level === undefined ? "not practised" : `${percent(level)} of ${percent(page.progress.interview.required)}`}`;
    }
  }
}
