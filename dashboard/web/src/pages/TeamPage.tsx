import { useEffect, useState } from "preact/hooks";
import { type GroupReadiness, type TeamPage as Page, useAnswer } from "../api/answer";
import { learnersOf } from "../api/live";
import { Card, Heading, PlanLink, Show, teamPath } from "../parts/parts";
import { dayAgo, gap, heading, hoursOf, inHours, list, many, percent, Word } from "../parts/words";
import { BackInTime, TeamThen, useDay } from "./AsShown";
import { isLarge, LargeTeam } from "./LargeTeam";
import { Outcome } from "./Outcome";
import { OpensGroup } from "./OpensGroup";
import { READY } from "./Readiness";
import { fullWeeks, StuckUnits, StudyTime, Trend } from "./TeamCards";
import { TeamForecast } from "./TeamForecast";
import { TeamPeople, TeamReadiness } from "./TeamPeople";
import { SaidOfTeam } from "./WhatWeSaid";
import { SkillTable } from "./TeamSkills";

/** One team: who needs help, who will be done and when, how ready they are, and where they get stuck. */
export function TeamPage({ team, cohort }: { team: string; cohort?: string | undefined }) {
  const query = cohort ? `?cohort=${encodeURIComponent(cohort)}` : "";
  const address = `/api/v1/teams/${encodeURIComponent(team)}`;
  const [found, setFound] = useState(cohort);
  const group = learnersOf(found, team);
  const answer = useAnswer<Page>(address + query, [group, "plans", "people"]);
  useEffect(() => setFound(cohort ?? answer.data?.cohort), [cohort, answer.data?.cohort]);
  const now = new Date();
  const on = useDay();
  return (
    <Show answer={answer} height={900}>
      {(page) => {
        const days = page.past.map((d) => d.day);
        if (on) return <TeamThen address={address} query={query} days={days} now={now} />;
        const last = page.people?.course?.weeks ?? page.weeks.length;
        return (
          <>
            <Heading crumbs={[{ to: "/", text: "Teams" }]} title={title(page)} lead={lead(page)} meta={meta(page, now)} />
            <BackInTime days={days} now={now} />
            <Figures page={page} />
            <Result page={page} now={now} />
            {page.people && <TeamPeople people={page.people} large={isLarge(page)} over={over(page)} address={address} query={query} stalls={teamPath(team, page.cohort, "/stalls")} watched={[group, "people"]} now={now} />}
            {page.people && !over(page) && <TeamForecast address={address} cohort={cohort} page={page} rows={page.people.rows} large={isLarge(page)} group={group} now={now} />}
            {isLarge(page) ? <LargeTeam page={page} last={last} /> : <Team page={page} last={last} now={now} />}
            {!page.people && <p class="note">Who is in the team, and when they will be done, is shown to those who manage them.</p>}
          </>
        );
      }}
    </Show>
  );
}

/** How ready they are, what they lack and where they get stuck: each by person, as far as these are shown. */
function Team({ page, last, now }: { page: Page; last: number; now: Date }) {
  const { people } = page;
  return (
    <>
      <div class="cols">
        {people && <TeamReadiness people={people} />}
        <Trend group={page} last={last} />
      </div>
      <SkillTable page={page} />
      {people?.outcome && <Outcome outcome={people.outcome} now={now} />}
      <div class="cols">
        <StuckUnits page={page} />
        <StudyTime group={page} people={people} last={last} />
      </div>
    </>
  );
}

export function title(page: Page): string {
  const name = heading(page.team ?? page.cohort);
  const { FINISHED = 0, STALLED = 0 } = page.states;
  if (page.learners === 0) return `${name}: nobody is there`;
  if (over(page)) return `${name}: ${FINISHED} of ${page.learners} finished`;
  if (page.people) {
    const needed = page.people.needYou;
    return needed === 0 ? `${name}: no one needs you today` : `${name}: ${Word(needed).toLowerCase()} ${needed === 1 ? "person needs" : "people need"} you`;
  }
  if (STALLED > 0) return `${name}: ${STALLED} of ${page.learners} need help`;
  return page.gapWeeks < -1 ? `${name}: ${gap(page.gapWeeks)}` : `${name}: on track`;
}

function lead(page: Page) {
  if (page.learners === 0 || over(page)) return undefined;
  const ready = page.ready === 0 ? "Nobody" : Word(page.ready);
  return (
    <>
      <b>
        {ready} of {page.learners} {page.ready > 1 ? "are" : "is"} ready
      </b>
      ; {percent(page.done)} of the plan is done where {percent(page.planned)} were due, <b>{gap(page.gapWeeks)}</b> on average.
    </>
  );
}

function meta(page: Page, now: Date) {
  const course = page.people?.course;
  const plans = Object.entries(page.planTitles);
  return [
    course && !over(page) ? `Week ${course.week} of ${course.weeks}` : undefined,
    page.cohort,
    plans.length > 0 && (
      <>
        On{" "}
        {plans.map(([id, text], i) => (
          <span key={id}>
            {i > 0 && ", "}
            <PlanLink id={id} title={text} />
          </span>
        ))}
      </>
    ),
    page.lastActiveOn && `Last activity ${dayAgo(page.lastActiveOn, now)}`,
  ];
}

function Figures({ page }: { page: Page }) {
  const full = fullWeeks(page.weeks).at(-1);
  const group = { cohort: page.cohort, team: page.team };
  const stalled = page.people?.rows.filter((r) => r.stalls.length > 0) ?? [];
  return (
    <dl class="figures">
      <div>
        <dt>Ready now</dt>
        <dd>
          <OpensGroup {...group} figure="ready" title="Who is ready?">
            {page.ready} <small>of {page.learners}</small>
          </OpensGroup>
        </dd>
        <dd class="sub">
          middle of the team: {percent(page.p50)} shown, {percent(READY)} needed
        </dd>
      </div>
      <div>
        <dt>Plan done</dt>
        <dd>
          <OpensGroup {...group} figure="done" title="How much of the plan is done?">
            {percent(page.done)} <small>of {percent(page.planned)} due</small>
          </OpensGroup>
        </dd>
        <dd class="sub">
          {over(page) ? (
            "the cohort has ended"
          ) : (
            <OpensGroup {...group} figure="gap" title="Ahead or behind?">
              {gap(page.gapWeeks)}
            </OpensGroup>
          )}
        </dd>
      </div>
      <div>
        <dt>Open alerts</dt>
        <dd>
          <OpensGroup {...group} figure="stalls" title="Whose alert is open?">
            {page.stalls}
          </OpensGroup>
        </dd>
        <dd class="sub">{stalled.length > 0 ? list(stalled.slice(0, 3).map((r) => r.name)) : page.stalls === 0 ? "none" : ""}</dd>
      </div>
      {full && !over(page) ? (
        <div>
          <dt>Study time last week</dt>
          <dd>
            <OpensGroup {...group} figure={`hours:${full.week}`} title={`Study time in week ${full.week}`}>
              {inHours(hoursOf(full.effort))} <small>a person</small>
            </OpensGroup>
          </dd>
          <dd class="sub">
            {page.headStart === undefined
              ? `of ${many(full.learners, "person", "people")}`
              : `head start ${percent(page.headStart)} of the role, measured of ${page.measured}`}
          </dd>
        </div>
      ) : (
        <div>
          <dt>Head start</dt>
          <dd>{page.headStart === undefined ? "–" : percent(page.headStart)}</dd>
          <dd class="sub">
            of the role, measured of {page.measured} of {page.learners}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Whether the cohort is over for some of the team: nothing is expected of them any more. */
function over(group: GroupReadiness): boolean {
  return (group.states.NOT_FINISHED ?? 0) > 0;
}

/** How a cohort that is over has ended. */
function Result({ page, now }: { page: Page; now: Date }) {
  if (!over(page)) return null;
  const { FINISHED = 0, NOT_FINISHED = 0, LEFT = 0 } = page.states;
  return (
    <Card question="How did it end?">
      <p class="answer">
        {many(FINISHED, "learner")} finished the plan, {NOT_FINISHED} did not, {LEFT} left before the end.
      </p>
      <SaidOfTeam past={page.past} today={undefined} finished={FINISHED} now={now} />
    </Card>
  );
}
