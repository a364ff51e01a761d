import { type HomePage as Page, type LearnerRow, type TeamCard, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { HeadsChart, HeadsLegend, headsOf } from "../charts/dates";
import { Inks } from "../charts/Chart";
import { Bar3 } from "../charts/small";
import { countsOf, Glyphs, State } from "../parts/glyphs";
import { Card, Heading, Show, teamPath } from "../parts/parts";
import { SavedViews } from "../parts/SavedViews";
import { gap, heading, list, many, percent, why, word, Word } from "../parts/words";
import { BackInTime, useDay } from "./AsShown";
import { atTheBeginning, FirstSteps } from "./FirstSteps";
import { PeopleDates } from "./ForecastTables";
import { MyHours } from "./MyHours";
import { NextStep, Person, titleIn } from "./PeopleRows";
import { READY } from "./Readiness";
import { TeamsThen } from "./TeamsAsShown";

/** Somebody learns all the time; the page follows once a second. */
const PAUSE_MS = 1_000;

/** Who needs who looks, and which team. */
export function HomePage() {
  const answer = useAnswer<Page>("/api/v1/home", ["learner-progress"], PAUSE_MS);
  return <Show answer={answer}>{(page) => <Home page={page} now={new Date()} />}</Show>;
}

export function Home({ page, now }: { page: Page; now: Date }) {
  const { teams, people } = page;
  if (useDay()) return <TeamsThen address="/api/v1" title="Teams" days={page.past} now={now} />;
  return (
    <>
      <Heading title={title(page)} lead={lead(page)} {...(page.total > 0 ? { meta: [<a href={at("/digest")}>Monday digest</a>] } : {})} />
      <BackInTime days={page.past} now={now} />
      <SavedViews />
      {atTheBeginning(teams) && <FirstSteps teams={teams} />}
      {people.length > 0 && <Helps people={people} now={now} />}
      {teams.length > 0 && <Teams teams={teams} />}
      {page.total > 0 && <Outlooks people={people} now={now} />}
    </>
  );
}

export function title({ teams, total, needYou }: Page): string {
  if (teams.length === 0) return "No team yet";
  if (total > 0) return needYou === 0 ? "No one needs you today" : `${Word(needYou)} ${needYou === 1 ? "person needs" : "people need"} you`;
  const behind = teams.filter((t) => t.state === "BEHIND" || t.state === "STALLED");
  if (behind.length === 0) return teams.some((t) => t.state === "ON_TRACK" || t.state === "FINISHED") ? "Every team is on track" : "Every cohort has ended";
  return `${Word(behind.length)} of ${many(teams.length, "team")} ${behind.length === 1 ? "is" : "are"} behind the plan or ${behind.length === 1 ? "needs" : "need"} help`;
}

function lead({ teams, total, ready: own, counted, onTime }: Page) {
  if (teams.length === 0) return undefined;
  const learners = total > 0 ? total : teams.reduce((sum, t) => sum + t.learners, 0);
  const ready = total > 0 ? own : teams.reduce((sum, t) => sum + t.ready, 0);
  const where = total > 0 ? `your ${many(teams.length, "team")}` : many(teams.length, "team");
  return (
    <>
      Of {many(learners, "person", "people")} in {where}, <b>{ready === 0 ? "nobody is ready" : `${word(ready)} ${ready === 1 ? "is" : "are"} ready`}</b>
      {onTime && (
        <>
          {" "}
          and <b>{word(onTime.p50)} will be done by their own target</b>, {onTime.p10 === onTime.p90 ? "for certain" : `${onTime.p10} to ${onTime.p90} in four of five futures`}
          {counted < learners && ` of the ${counted} who are still expected to`}
        </>
      )}
      .
    </>
  );
}

/** Where an hour of a manager's helps most, in the order of urgency. */
function Helps({ people, now }: { people: LearnerRow[]; now: Date }) {
  const needed = people.filter((p) => p.needsYou);
  return (
    <Card
      question="Where would an hour of yours help most?"
      answer={
        needed.length === 0 ? (
          "Nobody waits for you; these are not on track."
        ) : (
          <>
            Begin with <b>{list(needed.slice(0, 3).map((p) => p.name))}</b>
            {needed.length > 3 && ` and ${many(needed.length - 3, "more", "more")}`}.
          </>
        )
      }
      help={{
        what: "People who are not on track, in the order of urgency, each with what is so and what usually helps.",
        matters: "A word in the first days of a silence costs twenty minutes; weeks later it costs the plan.",
        computed:
          "First who has an open alert, then by how likely somebody is not to finish: what they owe that others have handed in, days of silence, their results, and on how many days they worked. Never by readiness.",
        term: "urgency",
      }}
    >
      <MyHours people={people} now={now} />
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Why now</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {people.map((p) => {
            const [first, second] = p.reasons;
            if (!first) return null;
            return (
              <tr key={p.learner}>
                <th scope="row">
                  <Person row={p} />
                  <span class="sub">{heading(p.team)}</span>
                </th>
                <td data-label="Why now">
                  {why(first, titleIn(p), now, p.gapWeeks)}
                  {second && <span class="sub">{why(second, titleIn(p), now, p.gapWeeks)}</span>}
                </td>
                <td data-label="What to do">
                  <NextStep row={p} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

function Teams({ teams }: { teams: TeamCard[] }) {
  const managed = teams.some((t) => t.states);
  if (teams.length === 0) return null;
  return (
    <Card
      question="Which team needs you?"
      answer={teamsSentence(teams)}
      csv="/api/v1/teams.csv"
      help={{
        what: "One row a team: its people in the order of urgency, who is ready, who will be done in time, and where the team stands against its plan.",
        matters: "It says which page to open first.",
        computed: `Ready is who has shown at least ${percent(READY)} of what the plan teaches for the role and has no gate open. Against the plan is the mean of its people. A team needs help where a quarter of its people have an open alert, and is behind from one plan week on.`,
        term: "state-of-team",
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">{managed ? "People, most urgent first" : "State"}</th>
            <th scope="col">Ready now</th>
            {managed && <th scope="col">Done by own target</th>}
            <th scope="col">Against the plan</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((t) => (
            <tr key={`${t.cohort}/${t.team}`}>
              <th scope="row">
                <a href={at(teamPath(t.team, t.cohort))}>{heading(t.team)}</a>
                <span class="sub">
                  {many(t.learners, "person", "people")}, <a href={at(`/cohorts/${encodeURIComponent(t.cohort)}`)}>{t.cohort}</a>
                </span>
              </th>
              <td data-label={managed ? "People" : "State"}>
                {t.states ? <Glyphs states={t.states} /> : <State of={t.state} />}
                <span class="sub">{t.states ? countsOf(t.states) : many(t.stalls, "open alert")}</span>
              </td>
              <td data-label="Ready now">
                <b>
                  {t.ready} of {t.learners}
                </b>
                <br />
                <Bar3 shown={t.shown} assumed={t.assumed} mark={READY} />
              </td>
              {managed && (
                <td data-label="Done by own target">
                  {t.onTime ? (
                    <>
                      <b>
                        {t.onTime.p50} of {t.counted}
                      </b>
                      <span class="sub">{t.onTime.p10 === t.onTime.p90 ? "" : `${t.onTime.p10} to ${t.onTime.p90}`}</span>
                    </>
                  ) : (
                    "no forecast yet"
                  )}
                </td>
              )}
              <td data-label="Against the plan">
                {t.state === "ENDED" ? "ended" : <span class={t.gapWeeks < -1 ? "gap-text" : ""}>{gap(t.gapWeeks)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Inks needed={`needed: ${percent(READY)} shown`} />
    </Card>
  );
}

export function teamsSentence(teams: TeamCard[]): string {
  const worst = teams.filter((t) => t.state === "STALLED" || t.state === "BEHIND");
  if (worst.length === 0) return teams.some((t) => t.state === "ON_TRACK" || t.state === "FINISHED") ? "None: all are on track." : "None: nothing is expected any more.";
  const names = worst.slice(0, 3).map((t) => heading(t.team));
  const more = worst.length > 3 ? ` and ${worst.length - 3} more` : "";
  return `${list(names)}${more}, most urgent first.`;
}

function Outlooks({ people, now }: { people: LearnerRow[]; now: Date }) {
  const known = headsOf(people);
  if (known.length === 0) return null;
  const late = people.filter((p) => p.outlook?.chanceByTarget !== undefined && p.outlook.chanceByTarget < 0.5).length;
  const finding = `${Word(late)} of these ${known.length} will more likely than not be later than their own target.`;
  return (
    <Card
      question="When will those who are not on track be done?"
      answer={finding}
      id="heads"
      table={<PeopleDates people={known} now={now} />}
      help={{
        what: "For each of them a dot at the day by which they are as likely done as not, thick to four futures in five, pale from one in ten to nine in ten.",
        matters: "A date in a range says whether a talk is due now, or a later target.",
        computed: "A thousand futures, whose weeks are weeks that learners of this installation had who stood alike.",
        term: "likely",
      }}
    >
      <HeadsChart people={known} now={now} finding={finding} />
      <HeadsLegend />
    </Card>
  );
}

