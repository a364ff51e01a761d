import type { ComponentChildren } from "preact";
import { type GroupDay, type LearnerDay, type Then, useAnswer } from "../api/answer";
import { useParam } from "../parts/address";
import { State, STATES } from "../parts/glyphs";
import { Card, Heading, LearnerLink, Show, teamPath } from "../parts/parts";
import { day, dayAgo, gap, gapOf, heading, name, percent, REASONS, Word } from "../parts/words";
import { likely, saidOf } from "./WhatWeSaid";

/** The day of which a page is shown as it was; undefined for now. */
export function useDay(): string | undefined {
  return useParam("on")[0];
}

/** Goes back through the weeks of a page. */
export function BackInTime({ days, now }: { days: string[]; now: Date }) {
  const [shown, setShown] = useParam("on");
  if (days.length === 0) return null;
  const found = shown === undefined ? -1 : days.findIndex((d) => d <= shown);
  const place = shown !== undefined && found < 0 ? days.length - 1 : found;
  const words = (d: string | undefined) => (d === undefined ? "today" : `${day(d, now)}, ${dayAgo(d, now)}`);
  return (
    <p class="row back">
      <label>
        As it was shown{" "}
        <input
          type="range"
          min="0"
          max={days.length}
          value={days.length - 1 - place}
          aria-valuetext={words(shown)}
          onChange={(e) => setShown(days[days.length - 1 - Number(e.currentTarget.value)])}
        />
      </label>
      <b aria-live="polite">{words(shown)}</b>
      {shown !== undefined && (
        <button class="link" onClick={() => setShown(undefined)}>
          Back to today
        </button>
      )}
    </p>
  );
}

/** What a reader may ask about a page as it was. */
export const ABOUT = {
  what: "What this page showed at the end of that day. Whoever may see it is who may today.",
  matters: "What was said can be held against what came.",
  computed: "It was kept that day, and is not computed anew: what came in late, or was corrected since, does not change it.",
  term: "said",
} as const;

function Figures({ of, children }: { of: GroupDay | LearnerDay; children: ComponentChildren }) {
  return (
    <dl class="figures">
      {children}
      <div>
        <dt>Plan done</dt>
        <dd>
          {percent(of.done)} <small>of {percent(of.planned)} due</small>
        </dd>
        <dd class="sub">{gap(of.gapWeeks)}</dd>
      </div>
      <div>
        <dt>Shown</dt>
        <dd>{percent(of.shown)}</dd>
        <dd class="sub">and {percent(of.assumed)} assumed</dd>
      </div>
    </dl>
  );
}

/** A team as it was shown. */
export function TeamThen({ address, query, days, now }: { address: string; query: string; days: string[]; now: Date }) {
  const on = useDay() ?? "";
  const answer = useAnswer<Then>(`${address}/past/${on}${query}`, ["people"]);
  return (
    <Show answer={answer} height={600}>
      {({ group, people }) => group && <TeamOn group={group} people={people} days={days} now={now} />}
    </Show>
  );
}

export function TeamOn({ group: g, people, days, now }: { group: GroupDay; people: Then["people"]; days: string[]; now: Date }) {
  return (
    <>
      <Heading
        crumbs={[
          { to: "/", text: "Teams" },
          { to: teamPath(g.team ?? "", g.cohort), text: heading(g.team ?? "") },
        ]}
        title={`${heading(g.team ?? g.cohort)}, as it was shown on ${day(g.day, now)}`}
        lead={lead(g)}
      />
      <BackInTime days={days} now={now} />
      <Figures of={g}>
        <div>
          <dt>Ready</dt>
          <dd>
            {g.ready} <small>of {g.learners}</small>
          </dd>
        </div>
        <div>
          <dt>Open alerts</dt>
          <dd>{g.stalls}</dd>
        </div>
      </Figures>
      <Card question="How did each stand?" answer={stood(people)} help={ABOUT}>
        {people.length > 0 && <People people={people.slice(0, MOST)} now={now} />}
        {people.length > MOST && <p class="note">The first {MOST} of {people.length} are shown.</p>}
      </Card>
    </>
  );
}

function stood(people: Then["people"]): string {
  if (people.length === 0) return "Nobody's day is shown to you.";
  const off = people.filter((p) => p.then.reason).length;
  const rest = "Who has come or gone since is not among them.";
  return off === 0 ? `All of these were on track, away or done. ${rest}` : `${Word(off)} ${off === 1 ? "was" : "were"} not on track. ${rest}`;
}

/** Most people that are drawn at once. */
const MOST = 50;

export function lead(g: GroupDay) {
  return (
    <>
      <b>
        {g.ready === 0 ? "Nobody" : Word(g.ready)} of {g.learners} {g.ready > 1 ? "were" : "was"} ready
      </b>
      ; {percent(g.done)} of the plan was done where {percent(g.planned)} were due, {gap(g.gapWeeks)} on average.
      {g.said && ` The forecast said ${saidOf(g.said)}.`}
    </>
  );
}

function People({ people, now }: { people: Then["people"]; now: Date }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Stood</th>
          <th scope="col">Since</th>
          <th scope="col">Shown</th>
          <th scope="col">Plan done</th>
          <th scope="col">As likely as not by</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ learner, name: who, then }) => (
          <tr key={learner}>
            <th scope="row">
              <LearnerLink id={learner} name={who} />
            </th>
            <td data-label="Stood">
              <State of={then.state} />
              {then.reason && REASONS[then.reason] !== STATES[then.state].word && <span class="sub">{REASONS[then.reason]}</span>}
            </td>
            <td data-label="Since">{then.since && day(then.since, now)}</td>
            <td data-label="Shown">{percent(then.shown)}</td>
            <td data-label="Plan done">
              {percent(then.done)}
              <span class="sub">{gapOf(then)}</span>
            </td>
            <td data-label="As likely as not by">{likely(then, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of a day that is too long ago, or before there was anybody. */
export function NothingKept({ of, on, days, now }: { of: string; on: string; days: string[]; now: Date }) {
  const [, setShown] = useParam("on");
  return (
    <>
      <Heading title={`${of}: nothing was kept of ${day(on, now)}`} lead="What a page showed is kept once a day, for half a year of weeks." />
      {days.length > 0 ? (
        <BackInTime days={days} now={now} />
      ) : (
        <p>
          <button class="link" onClick={() => setShown(undefined)}>
            Back to today
          </button>
        </p>
      )}
    </>
  );
}

/** A learner as they were shown. */
export function LearnerOn(props: { name: string; then: LearnerDay; days: string[]; skill: (id: string) => string; unit: (id: string) => string; own: boolean; now: Date }) {
  const { name: who, then, days, skill, unit, own, now } = props;
  const skills = Object.entries(then.skills);
  return (
    <>
      <Heading
        crumbs={
          own
            ? []
            : [
                { to: "/", text: "Teams" },
                { to: teamPath(then.team, then.cohort), text: heading(then.team) },
              ]
        }
        title={`${who}, as shown on ${day(then.day, now)}`}
        lead={
          <>
            {percent(then.done)} of the plan was done where {percent(then.planned)} were due: {gapOf(then)}. {saidOfOne(then, now)}
          </>
        }
        meta={[<State key="state" of={then.state} />, then.reason && `${REASONS[then.reason]}${then.unit ? `: ${unit(then.unit)}` : ""}`, then.since && `since ${day(then.since, now)}`]}
      />
      <BackInTime days={days} now={now} />
      <Figures of={then}>
        <div>
          <dt>Ready</dt>
          <dd>{then.ready ? "yes" : "not yet"}</dd>
        </div>
        <div>
          <dt>Chance to be on time</dt>
          <dd>{then.said ? percent(then.said.chanceByTarget) : "–"}</dd>
        </div>
      </Figures>
      <Card question="What had results shown of each skill?" answer={skills.length === 0 ? "Nothing was assessed yet." : `${Word(skills.length)} ${skills.length === 1 ? "was" : "were"} assessed.`} help={ABOUT}>
        {skills.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Shown</th>
              </tr>
            </thead>
            <tbody>
              {skills.map(([id, level]) => (
                <tr key={id}>
                  <th scope="row">{name(skill(id))}</th>
                  <td data-label="Shown">{percent(level)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </>
  );
}

/** What the forecast of one said, as a sentence; nothing without one. */
function saidOfOne({ said }: LearnerDay, now: Date): string {
  if (!said?.dates) return "";
  const by = said.dates.p50 ? `as likely as not done by ${day(said.dates.p50, now)}` : "more likely than not, not within two years";
  return `The forecast said ${by}; by the own target, ${day(said.target, now)}, with a chance of ${percent(said.chanceByTarget)}.`;
}
