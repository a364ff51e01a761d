import { type TeamPage, useAnswer } from "../api/answer";
import { learnersOf } from "../api/live";
import { Heading, Show, teamPath } from "../parts/parts";
import { heading, many, percent } from "../parts/words";
import { READY } from "./Readiness";
import { CarriesOver, shortOf, SkillTable, WhoHasShown } from "./TeamSkills";

/** Somebody learns all the time; the page follows every ten seconds. */
const PAUSE_MS = 10_000;

/** The skills of one team: which are short, who has shown what, and what is missing. */
export function SkillsPage({ team, cohort }: { team: string; cohort?: string | undefined }) {
  const query = cohort ? `?cohort=${encodeURIComponent(cohort)}` : "";
  const answer = useAnswer<TeamPage>(`/api/v1/teams/${encodeURIComponent(team)}${query}`, [learnersOf(cohort, team), "plans", "people"], PAUSE_MS);
  return (
    <Show answer={answer} height={900}>
      {(page) => <Skills page={page} />}
    </Show>
  );
}

export function Skills({ page }: { page: TeamPage }) {
  const team = page.team ?? page.cohort;
  return (
    <>
      <Heading
        crumbs={[
          { to: "/", text: "Teams" },
          { to: teamPath(team, page.cohort), text: heading(team) },
        ]}
        title={`${heading(team)}: ${title(page)}`}
        lead={
          <>
            The middle of the team has shown <b>{percent(page.p50)} of the role</b>; {percent(READY)} are needed.
          </>
        }
        meta={[page.cohort, many(page.learners, "person", "people")]}
      />
      <SkillTable page={page} whole />
      <WhoHasShown page={page} />
      <CarriesOver page={page} />
    </>
  );
}

export function title(page: TeamPage): string {
  const short = shortOf(page).length;
  if (page.skills.length === 0) return "no skill to show";
  return short === 0 ? "no skill is short" : `${short} of ${many(page.skills.length, "skill")} ${short === 1 ? "is" : "are"} short`;
}
