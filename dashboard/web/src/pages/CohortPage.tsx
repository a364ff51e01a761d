import { type CohortPage as Page, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { Inks } from "../charts/Chart";
import { Bar3 } from "../charts/small";
import { State } from "../parts/glyphs";
import { HeatTable } from "../parts/HeatTable";
import { Card, Heading, Show, teamPath } from "../parts/parts";
import { gap, heading, hoursOf, inHours, list, many, name, percent, Word } from "../parts/words";
import { BackInTime, useDay } from "./AsShown";
import { OpensGroup } from "./OpensGroup";
import { READY } from "./Readiness";
import { HowReady, StudyTime, Trend } from "./TeamCards";
import { TeamsThen } from "./TeamsAsShown";
import { mostMissing } from "./TeamSkills";

/** Somebody learns all the time; the page follows every ten seconds. */
const PAUSE_MS = 10_000;

/** One cohort, for who leads a programme: how ready it is, and how its teams do. */
export function CohortPage({ cohort }: { cohort: string }) {
  const answer = useAnswer<Page>(`/api/v1/cohorts/${encodeURIComponent(cohort)}`, ["learner-progress", "plans"], PAUSE_MS);
  return (
    <Show answer={answer} height={900}>
      {(page) => <Cohort page={page} />}
    </Show>
  );
}

export function Cohort({ page }: { page: Page }) {
  const now = new Date();
  if (useDay()) {
    return (
      <TeamsThen
        address={`/api/v1/cohorts/${encodeURIComponent(page.cohort)}`}
        title={heading(page.cohort)}
        crumbs={[{ to: "/", text: "Teams" }]}
        days={page.past}
        now={now}
      />
    );
  }
  const { FINISHED = 0, NOT_FINISHED = 0, LEFT = 0, STALLED = 0 } = page.states;
  const over = NOT_FINISHED > 0;
  const weeks = page.weeks.length;
  return (
    <>
      <Heading
        crumbs={[{ to: "/", text: "Teams" }]}
        title={`${heading(page.cohort)}: ${page.ready === 0 ? "nobody" : page.ready} of ${page.learners} ${page.ready > 1 ? "are" : "is"} ready`}
        lead={
          over ? (
            <>
              It has ended: <b>{many(FINISHED, "person", "people")} finished</b>, {NOT_FINISHED} did not, {LEFT} left before the end.
            </>
          ) : (
            <>
              <OpensGroup cohort={page.cohort} figure="done" title="How much of the plan is done?">{percent(page.done)} of the plan</OpensGroup> is done where {percent(page.planned)} were due,{" "}
              <OpensGroup cohort={page.cohort} figure="gap" title="Ahead or behind?">
                <b>{gap(page.gapWeeks)}</b>
              </OpensGroup>{" "}
              on average. {STALLED === 0 ? "Nobody needs" : `${Word(STALLED)} ${STALLED === 1 ? "needs" : "need"}`} help now.
            </>
          )
        }
        meta={[many(page.teams.length, "team"), weeks > 0 && `week ${weeks}`, `${inHours(hoursOf(page.spent))} of study in all`]}
      />
      <BackInTime days={page.past} now={now} />
      <div class="cols">
        <HowReady group={page} who="the cohort" />
        <Trend group={page} last={weeks} who="middle of the cohort" />
      </div>
      <Teams page={page} />
      <Skills page={page} />
      <StudyTime group={page} last={weeks} />
    </>
  );
}

function Teams({ page }: { page: Page }) {
  return (
    <Card question="How do its teams do?" csv={`/api/v1/teams.csv?cohort=${encodeURIComponent(page.cohort)}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">State</th>
            <th scope="col">Ready now</th>
            <th scope="col">Plan done</th>
            <th scope="col">Against the plan</th>
          </tr>
        </thead>
        <tbody>
          {page.teams.map((t) => (
            <tr key={t.team}>
              <th scope="row">
                <a href={at(teamPath(t.team, t.cohort))}>{heading(t.team)}</a>
                <span class="sub">{many(t.learners, "person", "people")}</span>
              </th>
              <td data-label="State">
                <State of={t.state} />
                <span class="sub">{many(t.stalls, "open alert")}</span>
              </td>
              <td data-label="Ready now">
                <b>
                  {t.ready} of {t.learners}
                </b>
                <br />
                <Bar3 shown={t.shown} assumed={t.assumed} mark={READY} />
              </td>
              <td data-label="Plan done">
                {percent(t.done)} of {percent(t.planned)} due
              </td>
              <td data-label="Against the plan">{t.state === "ENDED" ? "ended" : gap(t.gapWeeks)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Inks needed={`needed: ${percent(READY)} shown`} />
    </Card>
  );
}

function Skills({ page }: { page: Page }) {
  const title = (id: string) => name(page.skillTitles[id] ?? id);
  const skills = mostMissing(page.skills);
  const short = skills.filter((s) => s.gap > 0.005);
  if (skills.length === 0) return null;
  return (
    <Card
      question="Which team lacks what?"
      answer={
        short.length === 0 ? (
          "Nothing is short."
        ) : (
          <>
            The cohort lacks most: <b>{list(short.slice(0, 3).map((s) => title(s.skill)))}</b>.
          </>
        )
      }
      help={{
        what: "The mean level that results show of each skill, by team, beside what is needed. A dot means that nobody was assessed, or too few to be told.",
        matters: "A skill that all teams lack is a matter of the plan; one that a single team lacks is a matter for its manager.",
        computed: "Of each person, the level that is reached with a certainty of 80 %; the mean over the team. Of fewer than five people nothing is told. Most is lacking where the mean falls furthest short, times the people whose plan teaches the skill.",
        term: "level",
      }}
    >
      <HeatTable
        label="Skills by team"
        columns={page.teams.map((t) => ({ key: t.team, head: heading(t.team), levels: page.teamSkills[t.team] ?? {} }))}
        skills={skills.map((s) => ({ id: s.skill, title: title(s.skill), required: s.required }))}
      />
    </Card>
  );
}
