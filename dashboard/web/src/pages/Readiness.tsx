import type { LearnerPage as Page } from "../api/answer";
import { Ago, Bar, Card } from "../parts/parts";
import { many, name, percent } from "../parts/words";

/** What was shown of the role, what is assumed and what is missing, and what would show more. */
export function Readiness({ page, title }: { page: Page; title: (unit: string) => string }) {
  const r = page.progress.readiness;
  const skills = new Map(page.plan.skills.map((s) => [s.id, s.title] as const));
  const skill = (id: string) => skills.get(id) ?? id;
  const roles = new Map(page.plan.roles.map((x) => [x.id, x.title] as const));
  const role = (id: string) => roles.get(id) ?? id;
  return (
    <>
      <Card question={`Ready for ${role(r.role)}?`} answer={verdict(page, title, skill)}>
        <p>
          Of what the plan teaches for the role, <strong>{percent(r.shown)} is shown</strong> by results, {percent(r.assumed)} is assumed
          from study and background, {percent(r.missing)} is missing.{" "}
          <Bar share={r.shown} assumed={r.assumed} mark={READY} label={`${percent(r.shown)} shown, ${percent(r.assumed)} assumed`} />
        </p>
        {r.gaps.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Largest gaps</th>
                <th scope="col">Of the role, not shown</th>
                <th scope="col">What would show it</th>
              </tr>
            </thead>
            <tbody>
              {r.gaps.map((g) => (
                <tr key={g.skill}>
                  <th scope="row" data-label="Skill">
                    {skill(g.skill)}
                  </th>
                  <td data-label="Of the role, not shown">{percent(g.open)}</td>
                  <td data-label="What would show it">{g.units.map(title).join("; ")}</td>
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
          <summary>Results behind each skill</summary>
          <SkillRows page={page} skill={skill} />
        </details>
      </Card>
      <BroughtAlong page={page} skill={skill} />
      <OtherRoles page={page} role={role} skill={(id) => name(skill(id))} />
    </>
  );
}

/** Shown part from which a learner with all gates passed is ready; see `Readiness` of the model. */
const READY = 0.8;

/** One sentence: ready, or whose turn it is, or what comes next. */
export function verdict(page: Page, title: (unit: string) => string, skill: (id: string) => string): string {
  const r = page.progress.readiness;
  if (r.ready) return "Ready.";
  const waiting = r.openGates.filter((g) => g.kind === "REVIEW").map((g) => title(g.id));
  if (waiting.length > 0) return `Not ready: it is a reviewer's turn, ${waiting.join(", ")} ${waiting.length === 1 ? "waits" : "wait"} for a review.`;
  const gap = r.gaps[0];
  if (r.shown < READY && gap) {
    const how = gap.units[0] ? `: ${title(gap.units[0])} would show it` : "";
    return `Not ready: ${gap.begun ? "too little is" : "nothing is"} shown of ${skill(gap.skill)}${how}.`;
  }
  const first = r.openGates[0];
  return first ? `Not ready: ${gate(first, title, page)}.` : "Not ready.";
}

function SkillRows({ page, skill }: { page: Page; skill: (id: string) => string }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Shown</th>
          <th scope="col">Enough</th>
          <th scope="col">Rests on</th>
        </tr>
      </thead>
      <tbody>
        {page.progress.readiness.skills.map((s) => (
          <tr key={s.skill}>
            <th scope="row" data-label="Skill">
              {skill(s.skill)}
            </th>
            <td data-label="Shown">
              {s.results === 0 ? "not shown yet" : percent(s.level)}{" "}
              <Bar share={s.shown} assumed={s.assumed} label={`${percent(s.shown)} of enough shown, ${percent(s.assumed)} assumed`} />
            </td>
            <td data-label="Enough">{percent(s.required)}</td>
            <td data-label="Rests on">
              {s.results > 0 && (
                <>
                  {many(s.results, "result")}, the newest <Ago at={s.lastAt} />;{" "}
                </>
              )}
              {percent(s.studied)} of its units done{s.credit > 0 ? `, ${percent(s.credit)} carried over` : ""}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const GROUNDS = { ASSUMED: "assumed", ATTESTED: "attested", SHOWN: "shown" };

function BroughtAlong({ page, skill }: { page: Page; skill: (id: string) => string }) {
  const along = page.progress.readiness.broughtAlong;
  const assumed = along.skills.filter((s) => s.ground === "ASSUMED").length;
  if (along.skills.length === 0) return null;
  return (
    <Card
      question="What comes along from the old role?"
      answer={`${percent(along.share)} of ${many(along.skills.length, "skill")} that carry over${assumed > 0 ? `; ${assumed === along.skills.length ? "all" : assumed} assumed until somebody vouches for them` : ""}. It fills no gap in what the plan teaches.`}
    >
      <ul>
        {along.skills.map((s) => (
          <li key={s.skill}>
            {skill(s.skill)}: {percent(s.share)}, {GROUNDS[s.ground]}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OtherRoles(props: { page: Page; role: (id: string) => string; skill: (id: string) => string }) {
  const others = Object.entries(props.page.progress.otherRoles);
  if (others.length === 0) return null;
  return (
    <Card question="And for other roles?">
      <table>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">This plan teaches of it</th>
            <th scope="col">Shown of that</th>
            <th scope="col">It cannot show</th>
          </tr>
        </thead>
        <tbody>
          {others.map(([id, other]) => (
            <tr key={id}>
              <th scope="row" data-label="Role">
                {props.role(id)}
              </th>
              <td data-label="This plan teaches of it">{percent(other.teaches)}</td>
              <td data-label="Shown of that">{other.teaches > 0 ? percent(other.shown) : "–"}</td>
              <td data-label="It cannot show">{other.untaught.map(props.skill).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

type Gate = Page["progress"]["readiness"]["openGates"][number];

function gate(g: Gate, title: (unit: string) => string, page: Page): string {
  const missing = g.missing.map((e) => e.replace("_", "-")).join(", ");
  switch (g.kind) {
    case "UNIT":
      return missing ? `${title(g.id)}, showing ${missing}` : title(g.id);
    case "REVIEW":
      return `${title(g.id)} is handed in and waits for a review`;
    case "EVIDENCE":
      return `${title(g.id)} is done, but does not show ${missing}`;
    case "INTERVIEW": {
      const dimension = page.plan.interview.find((d) => d.id === g.id)?.title ?? g.id;
      const level = page.progress.interview.dimensions.find((d) => d.dimension === g.id)?.level;
      return `Interview, ${dimension}: ${level === undefined ? "not practised" : `${percent(level)} of ${percent(page.progress.interview.required)}`}`;
    }
  }
}
