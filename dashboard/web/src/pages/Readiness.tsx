import type { LearnerPage as Page } from "../api/answer";
import { PartsChart } from "../charts/shares";
import { Inks } from "../charts/Chart";
import { Bar3 } from "../charts/small";
import { Opens } from "./Opens";
import { Ago, Card } from "../parts/parts";
import { headStart, vouched } from "../parts/people";
import type { Titles } from "../parts/titles";
import { type Gate, gate, turn } from "../parts/turns";
import { many, name, percent } from "../parts/words";

/** What was shown of the role, what is assumed and what is missing, and what would show more. */
export function Readiness({ page, titles, own }: { page: Page; titles: Titles; own: boolean }) {
  const r = page.progress.readiness;
  const finding = `${percent(r.shown)} shown, ${percent(r.assumed)} assumed, ${percent(r.missing)} missing.`;
  return (
    <Card
      question={own ? "What have you shown?" : `How ready for ${titles.role(r.role)}?`}
      answer={
        <>
          <b>
            <Opens page={page} figure="shown" titles={titles}>
              {percent(r.shown)} shown
            </Opens>
          </b>{" "}
          by results, {percent(r.assumed)} assumed.{r.ready ? " Ready." : ""}
        </>
      }
      id="skills"
      table={<SkillRows page={page} titles={titles} />}
      help={{
        what: "For each skill that the plan teaches for the role: what results have shown, what study and background let expect beyond that, and what is missing, beside what is enough.",
        matters: "Nobody is ready by what is assumed. What is hatched asks for a result: a test, a project, a review.",
        computed: `The weighted mean of the skills is ${percent(r.shown)}: of each, the level that results show with a certainty of 80 %, over the level that is enough, times its weight. Ready is from ${percent(READY)} on with no gate open; ${many(r.openGates.length, "gate is", "gates are")} open.`,
        term: "assumed",
      }}
    >
      <PartsChart
        title="What was shown of each skill"
        parts={r.skills.map((s) => ({ id: s.skill, name: name(titles.skill(s.skill)), shown: s.level, assumed: Math.max(0, Math.min(1 - s.level, s.assumed * s.required)), needed: s.required }))}
        finding={finding}
      />
      <Inks needed="enough for the role" />
    </Card>
  );
}

/** What would show most, and what is needed whatever the skills. */
export function WhatIsMissing({ page, titles }: { page: Page; titles: Titles }) {
  const r = page.progress.readiness;
  if (r.gaps.length + r.openGates.length === 0) return null;
  return (
    <Card question="What would show more?" answer={verdict(page, titles)}>
      <div class="cols">
        {r.gaps.length > 0 && (
          <div>
            <h3>Largest gaps</h3>
            <ul class="units">
              {r.gaps.map((g) => (
                <li key={g.skill}>
                  <b>
                    <Opens page={page} figure={`skill:${g.skill}`} titles={titles}>
                      {name(titles.skill(g.skill))}
                    </Opens>
                  </b>
                  , {percent(g.open)} of the role not shown
                  <span class="sub">{g.units.map((id) => titles.short(id)).join("; ")}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {r.openGates.length > 0 && (
          <div>
            <h3>Needed before anyone counts as ready</h3>
            <ul class="units">
              {r.openGates.map((g) => (
                <li key={g.kind + g.id}>
                  {gate(g, titles)} <span class="sub">{turn(g) === "reviewer" ? "a reviewer's turn" : "the learner's turn"}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}

/** Shown part from which a learner with all gates passed is ready; see `Readiness` of the model. */
export const READY = 0.8;

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

function SkillRows({ page, titles }: { page: Page; titles: Titles }) {
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
              {titles.skill(s.skill)}
            </th>
            <td data-label="Shown">
              <Opens page={page} figure={`skill:${s.skill}`} titles={titles}>
                {s.results === 0 ? "not shown yet" : percent(s.level)}
              </Opens>{" "}
              <Bar3 shown={s.shown} assumed={s.assumed} width={96} />
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

export function BroughtAlong({ page, skill, now }: { page: Page; skill: (id: string) => string; now: Date }) {
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

/** Three names, and how many more. */
function few(names: string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

export function OtherRoles(props: { page: Page; role: (id: string) => string; skill: (id: string) => string }) {
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
              <td data-label="It cannot show">{few(other.untaught.map(props.skill))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
