import type { LearnerPage as Page } from "../api/answer";
import { Card } from "../parts/parts";
import { ATTESTERS } from "../parts/people";
import type { Titles } from "../parts/titles";
import { many, name, on, percent } from "../parts/words";

/** How well each topic of the interview is practised; nobody who stays with their employer needs it. */
export function InterviewPractice({ page, titles }: { page: Page; titles: Titles }) {
  const { dimensions } = page.progress.interview;
  const practised = dimensions.filter((d) => d.times > 0);
  if (practised.length === 0) return null;
  return (
    <Card question="How is interview practice going?" answer={`${practised.length} of ${many(dimensions.length, "topic")} practised.`}>
      <ul>
        {dimensions.map((d) => (
          <li key={d.dimension}>
            {titles.dimension(d.dimension)}: {d.level === undefined ? "not yet" : `${percent(d.level)}, ${many(d.times, "time")}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What the learner built that is in use at work; the newest first. */
export function ShippedWork({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const { shipped } = page.progress;
  if (shipped.length === 0) return null;
  return (
    <Card question="What is in use at work?" answer={`${many(shipped.length, "piece")} of real work.`}>
      <ul>
        {shipped.toReversed().map((work) => (
          <li key={work.at + work.skills.join()}>
            In use at work since {on(work.at, now)}: {work.skills.map((id) => name(titles.skill(id))).join(", ")}; confirmed by{" "}
            {ATTESTERS[work.by]}.
          </li>
        ))}
      </ul>
    </Card>
  );
}
