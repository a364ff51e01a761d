import type { TeamPage } from "../api/answer";
import { HowReady, StuckUnits, StudyTime, Trend } from "./TeamCards";
import { ShortestSkills } from "./TeamSkills";

/** People above whom a page speaks of groups first, so that it is no longer than three screens. */
const LARGE = 60;

export function isLarge({ people }: TeamPage): boolean {
  return people !== undefined && people.total > LARGE;
}

const TALL_PX = 190;
const MOST_UNITS = 5;

/** What stands below the people and the forecast of a large team. */
export function LargeTeam({ page, last }: { page: TeamPage; last: number }) {
  return (
    <>
      <div class="cols">
        <HowReady group={page} who="the team" tall={TALL_PX} />
        <Trend group={page} last={last} tall={TALL_PX} />
      </div>
      <div class="cols">
        <ShortestSkills page={page} />
        <StuckUnits page={page} most={MOST_UNITS} />
      </div>
      <StudyTime group={page} people={page.people} last={last} fold />
    </>
  );
}
