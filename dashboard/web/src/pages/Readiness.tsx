import type { LearnerPage as Page } from "../api/answer";
import { Ago, Bar, Card } from "../parts/parts";
import { headStart, vouched } from "../parts/people";
import type { Titles } from "../parts/titles";
import { type Gate, gate, gateWithTurn, turn } from "../parts/turns";
import { many, name, percent } from "../parts/words";

/** What was shown of the role, what is assumed and what is missing, and what would show more. */
export function Readiness({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const r = page.progress.readiness;
  return (
    <>
      <Card question={`Ready for ${titles.role(r.role)}?`} answer={verdict(page, titles)}>
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
                <th scope="col">Not shown, of what the plan teaches</th>
                <th scope="col">What would show it</th>
              </tr>
            </thead>
            <tbody>
              {r.gaps.map((g) => (
                <tr key={g.skill}>
                  <th scope="row" data-label="Skill">
                    {titles.skill(g.skill)}
                  </th>
                  <td data-label="Not shown, of what the plan teaches">{percent(g.open)}</td>
                  <td data-label="What would show it">{g.units.map(titles.unit).join("; ")}</td>
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
                <li key={g.kind + g.id}>{gateWithTurn(g, titles)}</li>
              ))}
            </ul>
          </>
        )}
        <details>
          <summary>Results behind each skill</summary>
          <SkillRows page={page} skill={titles.skill} />
        </details>
      </Card>
      <BroughtAlong page={page} skill={titles.skill} now={now} />
      <OtherRoles page={page} role={titles.role} skill={(id) => name(titles.skill(id))} />
    </>
  );
}

/** Shown part from which a learner with all gates passed is ready; see `Readiness` of the model. */
const READY = 0.8;

/** One sentence: ready, or whose turn it is and with what, or what comes next. */
export function verdict(page: Page, titles: Titles): string {
  const r = page.progress.readiness;
  if (r.ready) return "Ready.";
  const theirs = r.openGates.filter((g) => turn(g) === "reviewer");
  const back = r.openGates.filter((g) => g.kind === "SENT_BACK");
  if (theirs.length + back.length > 0) {
    const turns = [
      ...(theirs.length > 0 ? [`A reviewer's turn: ${gates(theirs, titles)}.`] : []),
      ...(back.length > 0 ? [`The learner's turn: ${gates(back, titles)}.`] : []),
    ];
    return `Not ready. ${turns.join(" ")}`;
  }
  const gap = r.gaps[0];
  if (r.shown < READY && gap) {
    const how = gap.units[0] ? ` The learner's turn: ${titles.unit(gap.units[0])} would show it.` : "";
    return `Not ready. ${gap.begun ? "Too little is" : "Nothing is"} shown yet of ${titles.skill(gap.skill)}.${how}`;
  }
  const first = r.openGates[0];
  return first ? `Not ready. The learner's turn: ${gate(first, titles)}.` : "Not ready.";
}

function gates(some: Gate[], titles: Titles): string {
  return some.map((g) => gate(g, titles)).join("; and ");
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

const GROUNDS = { ASSUMED: "assumed", ATTESTED: "vouched for", SHOWN: "shown by results" };

function BroughtAlong({ page, skill, now }: { page: Page; skill: (id: string) => string; now: Date }) {
  const along = page.progress.readiness.broughtAlong;
  const assumed = along.skills.filter((s) => s.ground === "ASSUMED").length;
  if (along.skills.length === 0) return null;
  return (
    <Card
      question="What comes along from the old role?"
      answer={`On average ${percent(along.share)} of ${many(along.skills.length, "skill")}${assumed > 0 ? `; ${assumed === along.skills.length ? "all" : assumed} assumed until somebody vouches for them` : ""}. It does not count towards what the plan teaches.`}
    >
      <p>{headStart(page.plan, page.background, along)}</p>
      <ul>
        {along.skills.map((s) => (
          <li key={s.skill}>
            {skill(s.skill)}: {percent(s.share)}, {GROUNDS[s.ground]}
            {s.word && `${s.ground === "SHOWN" ? ", and vouched for" : ""} ${vouched(s.word, now)}`}
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
