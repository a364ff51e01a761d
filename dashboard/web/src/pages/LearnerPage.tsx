import { useEffect, useState } from "preact/hooks";
import { type LearnerPage as Page, useAnswer } from "../api/answer";
import { learnersOf, type Watched } from "../api/live";
import { session } from "../api/session";
import { ChancesChart } from "../charts/dates";
import { Glyph, State } from "../parts/glyphs";
import { Opens } from "./Opens";
import { Ago, Card, Heading, PlanLink, Show, teamPath } from "../parts/parts";
import { BACKGROUNDS, expected } from "../parts/people";
import { type Titles, titlesOf } from "../parts/titles";
import { day, gapOf, heading, hours, inHours, inTen, many, name, on, outlook, ownStep, percent, REASONS, step, why } from "../parts/words";
import { BackInTime, LearnerOn, NothingKept, useDay } from "./AsShown";
import { Away } from "./Away";
import { Evidence } from "./Evidence";
import { followUp, FollowUpButtons, FollowUpLog } from "./FollowUps";
import { NextUnit, nextUnit } from "./NextUnit";
import { PlanProgress } from "./PlanProgress";
import { BroughtAlong, OtherRoles, Readiness, WhatIsMissing } from "./Readiness";
import { InterviewPractice, ShippedWork } from "./ShippedWork";
import { Vouch } from "./Vouch";
import { SaidOfOne } from "./WhatWeSaid";
import { WhoLooked } from "./WhoLooked";

/** Own weeks from which a forecast says more than the plan does. */
const OWN_WEEKS = 3;

/** One learner: what would help now, where in the plan, how ready and why, and the stalls so far. */
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
  const own = session.value?.own.includes(id) ?? false;
  return (
    <>
      <Show answer={answer} height={900}>
        {(page) => <Learner page={page} own={own} />}
      </Show>
      {own && <WhoLooked id={id} />}
    </>
  );
}

export function Learner({ page, own = false }: { page: Page; own?: boolean }) {
  const p = page.progress;
  const now = new Date();
  const titles = titlesOf(page.plan);
  const groups = session.value?.groups !== false;
  const days = page.past.map((d) => d.day);
  const shown = useDay();
  const then = shown === undefined ? undefined : page.past.find((d) => d.day <= shown);
  if (shown !== undefined && !then) return <NothingKept of={page.name} on={shown} days={days} now={now} />;
  if (then) return <LearnerOn name={page.name} then={then} days={days} skill={titles.skill} unit={titles.short} own={own} now={now} />;
  return (
    <>
      <Heading
        crumbs={
          groups && !own
            ? [
                { to: "/", text: "Teams" },
                { to: teamPath(p.team, p.cohort), text: heading(p.team) },
              ]
            : []
        }
        title={own ? ownTitle(page) : page.name}
        lead={lead(page, titles, now)}
        meta={meta(page, now, own)}
      />
      <BackInTime days={days} now={now} />
      {own && !over(page) && <NextUnit page={page} titles={titles} now={now} />}
      {p.reasons.length > 0 && <HelpNow page={page} titles={titles} now={now} own={own} />}
      {p.reasons.length === 0 && !own && !over(page) && (
        <Card question="Is there something to write down?" answer="Nothing stands in the way as far as it shows.">
          <FollowUpButtons about={{ learner: page.learner, name: page.name, reasons: p.reasons }} open={false} />
          <Away page={page} own={false} now={now} />
        </Card>
      )}
      <PlanProgress page={page} titles={titles} now={now} own={own} />
      <div class="cols">
        <Readiness page={page} titles={titles} own={own} />
        <WhenDone page={page} now={now} />
      </div>
      <WhatIsMissing page={page} titles={titles} />
      <div class="cols">
        <Evidence page={page} titles={titles} now={now} />
        <Stalls page={page} titles={titles} now={now} />
      </div>
      {!own && <Vouch page={page} />}
      <ShippedWork page={page} titles={titles} now={now} />
      <InterviewPractice page={page} titles={titles} />
      <div class="cols">
        <BroughtAlong page={page} skill={titles.skill} now={now} />
        <OtherRoles page={page} role={titles.role} skill={(id) => name(titles.skill(id))} />
      </div>
    </>
  );
}

/** What the learner does next. */
function ownTitle(page: Page): string {
  const next = over(page) ? undefined : nextUnit(page);
  if (!next) return over(page) ? "Your plan is over" : "Everything is done";
  return `Next: ${titlesOf(page.plan).short(next.unit.id)}, about ${inHours(next.unit.hours)}`;
}

/** Whether nothing is expected any more. */
function over({ progress: { state } }: Page): boolean {
  return state === "LEFT" || state === "NOT_FINISHED";
}

function lead(page: Page, titles: Titles, now: Date) {
  const p = page.progress;
  const f = page.forecast;
  const date =
    f?.done?.p50 && !over(page) ? (
      <>
        {" "}
        <Opens page={page} figure="on-time" titles={titles}>
          <b>As likely as not done by {day(f.done.p50, now)}</b>
        </Opens>, {f.done.p50 > f.target ? "later than" : "in time for"} the own target, {day(f.target, now)}.
      </>
    ) : null;
  return (
    <>
      {percent(p.done)} of the plan is done where {percent(p.planned)} were due:{" "}
      {gapOf(p) === "–" ? (
        "it is over"
      ) : (
        <Opens page={page} figure="gap" titles={titles}>
          {gapOf(p)}
        </Opens>
      )}
      .{date}
    </>
  );
}

function meta(page: Page, now: Date, own: boolean) {
  const p = page.progress;
  const weeks = Math.max(...page.plan.phases.flatMap((phase) => phase.blocks.map((b) => b.lastWeek)));
  const today = now.toISOString().slice(0, 10);
  const leave = page.leave.filter((l) => !l.holiday && l.last >= today);
  return [
    own && page.name,
    <State key="state" of={p.state} />,
    over(page) ? undefined : `plan week ${Math.min(weeks, Math.floor(p.planWeek) + 1)} of ${weeks}`,
    `${heading(BACKGROUNDS[page.background].one.replace(/^an? /, ""))}, ${page.hoursPerWeek} h a week since ${day(page.start, now)}`,
    ...leave.map((l) => `away ${day(l.first, now)} to ${day(l.last, now)}`),
    <>
      last activity <Ago at={p.lastActivityAt} />
    </>,
    `${heading(p.team)}, ${p.cohort}`,
    <PlanLink key="plan" id={page.plan.id} title={page.plan.title} />,
  ];
}

/** What is so, what usually helps, and what it costs to wait. */
function HelpNow({ page, titles, now, own }: { page: Page; titles: Titles; now: Date; own: boolean }) {
  const p = page.progress;
  const [first, ...others] = p.reasons;
  if (!first) return null;
  const unit = (id: string) => titles.short(id);
  return (
    <Card question={own ? "What stands in your way?" : "What would help now?"} kind="now" answer={<b>{own ? ownStep(first, page.helpers) : step(first, page.helpers)}.</b>}>
      <dl class="facts">
        <dt>Seen</dt>
        <dd>{why(first, unit, now, p.gapWeeks)}</dd>
        {others.map((s) => (
          <Fact key={s.reason + (s.unit ?? "")} term="Also" text={why(s, unit, now, p.gapWeeks)} />
        ))}
        <dt>Since</dt>
        <dd>{on(first.from, now)}</dd>
        {page.helpers.length > 0 && <Fact term="Can help" text={`${page.helpers.join(" and ")} passed the unit`} />}
        {Object.entries(page.stuck).map(([id, s]) => s.note && <Fact key={id} term={own ? "You wrote" : "They wrote"} text={s.note} />)}
        {page.followUps[0] && <Fact term="Done last" text={`${on(page.followUps[0].at, now)}: ${followUp(page.followUps[0], now)}`} />}
      </dl>
      {!own && (
        <>
          <FollowUpButtons about={{ learner: page.learner, name: page.name, reasons: p.reasons }} open={p.stalls.length > 0 || p.reasons.some((r) => r.reason === "ASKED_FOR_HELP" || r.reason === "RAISED")} />
          <Away page={page} own={false} now={now} />
        </>
      )}
    </Card>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}

function WhenDone({ page, now }: { page: Page; now: Date }) {
  const f = page.forecast;
  if (!f || over(page)) return null;
  const text = outlook(f, now);
  return (
    <Card
      question="When will the plan be done?"
      answer={text}
      id="chances"
      table={
        page.chances.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">By</th>
                <th scope="col">Chance to be done</th>
              </tr>
            </thead>
            <tbody>
              {page.chances.map((c) => (
                <tr key={c.day}>
                  <th scope="row">{day(c.day, now)}</th>
                  <td data-label="Chance to be done">{percent(c.done)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
      help={{
        what: "How likely each week is the one in which the last unit gets done.",
        matters: "A date that is unlikely is better moved today than missed.",
        computed: `A thousand futures; each of their weeks is drawn from ${many(f.basis.weeks, "week")} of learners here, those who stood alike counting most. ${many(f.basis.unitsLeft, "unit")} are left.`,
        term: "forecast",
      }}
    >
      {page.chances.length > 0 && <ChancesChart chances={page.chances} target={f.target} likely={f.done?.p50} now={now} finding={text} />}
      {f.soon && f.basis.unitsLeft > 0 && (
        <p class="note">
          In the next four weeks {f.soon.p50} of the {f.basis.unitsLeft} units that are left ({f.soon.p10} to {f.soon.p90}).
          {f.ready?.p50 && ` Ready, if results show all they can, as likely as not by ${day(f.ready.p50, now)}.`}
          {f.chanceNever !== undefined && f.chanceNever >= 0.1 && ` Not within two years: ${inTen(f.chanceNever)}.`}
        </p>
      )}
      {f.done && !f.ready && !page.progress.readiness.ready && (
        <p class="note">To be ready takes more than the units that are left: higher results on those that are done.</p>
      )}
      <SaidOfOne past={page.past} likely={f.done?.p50} doneAt={doneOn(page)} now={now} />
      {tooFewWeeks(page) && <p class="note">{expected(page.plan, page.background)}</p>}
    </Card>
  );
}

/** The day of the last unit, where all are done. */
function doneOn({ progress: { state, units } }: Page): string | undefined {
  return state === "FINISHED" ? units.map((u) => u.doneAt?.slice(0, 10) ?? "").toSorted().at(-1) : undefined;
}

function tooFewWeeks({ forecast, progress }: Page): boolean {
  return forecast !== undefined && forecast.basis.unitsLeft > 0 && (!forecast.basis.enough || progress.weeks.length <= OWN_WEEKS);
}

function Stalls({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const open = page.episodes.filter((e) => !e.resolvedAt).length;
  const p = page.progress;
  return (
    <Card
      question="Stalls, and what became of them"
      answer={page.episodes.length === 0 ? "None so far." : `${open === 0 ? "None" : open} open, ${page.episodes.length - open} before.`}
    >
      {page.episodes.length > 0 && (
        <ul class="log">
          {page.episodes.map((e) => (
            <li key={e.id}>
              <time dateTime={e.openedAt}>{on(e.openedAt, now)}</time>
              <Glyph of={e.resolvedAt ? "FINISHED" : "STALLED"} />
              <span>
                {REASONS[e.stall.reason]}
                {e.stall.unit ? `: ${titles.short(e.stall.unit)}` : ""}
              </span>
              <span class="end">{e.resolvedAt ? `${e.resolution === "SETTLED" ? "settled" : "over"} on ${on(e.resolvedAt, now)}` : "open"}</span>
            </li>
          ))}
        </ul>
      )}
      <FollowUpLog page={page} now={now} />
      <p class="note">
        <Opens page={page} figure="hours" titles={titles}>
          {hours(p.spent)} of study
        </Opens>{" "}
        so far; {hours(p.skipSpent)} of it on what the plan says to skip.
      </p>
    </Card>
  );
}
