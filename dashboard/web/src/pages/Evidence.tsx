import type { LearnerPage as Page, LearnerState } from "../api/answer";
import { Glyph } from "../parts/glyphs";
import { Card } from "../parts/parts";
import { ATTESTERS } from "../parts/people";
import type { Titles } from "../parts/titles";
import { name, on } from "../parts/words";

interface Result {
  at: string;
  glyph: LearnerState;
  what: string;
  how: string;
  /** Of which it is a result. */
  skills: string[];
}

const NEWEST = 8;

/** The newest results that count, by day; activity is none of them. */
export function Evidence({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const all = results(page, titles);
  return (
    <Card question="What is this based on?" answer={all.length === 0 ? "No result yet." : `The newest of ${all.length} results.`}>
      <Results results={all.slice(0, NEWEST)} now={now} />
      {all.length > NEWEST && (
        <details>
          <summary>{all.length - NEWEST} earlier</summary>
          <Results results={all.slice(NEWEST)} now={now} />
        </details>
      )}
    </Card>
  );
}

/** Results as a list, each with its day. */
export function Results({ results, now }: { results: Result[]; now: Date }) {
  return (
    <ul class="log">
      {results.map((r) => (
        <li key={r.at + r.what + r.how}>
          <time dateTime={r.at}>{on(r.at, now)}</time>
          <Glyph of={r.glyph} />
          <span>{r.what}</span>
          <span class="end">{r.how}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was done, failed, handed in, reviewed, vouched for and shipped; the newest first. */
export function results({ progress: p, ownWord, plan }: Page, titles: Titles): Result[] {
  const builds = new Map(plan.phases.flatMap((phase) => phase.blocks.flatMap((b) => b.units.map((u) => [u.id, u.skills ?? []] as const))));
  const units = p.units.flatMap((u): Result[] => {
    const what = titles.short(u.unit);
    const skills = builds.get(u.unit) ?? [];
    const { submittedAt, reviewedAt } = u.work ?? {};
    const failed = u.attempts > 0 && u.failed > 0 ? `, ${u.failed} of ${u.attempts} attempts failed` : "";
    return [
      ...(u.doneAt ? [{ at: u.doneAt, glyph: "FINISHED" as const, what, skills, how: `${reviewedAt ? "accepted" : u.attempts > u.failed ? "passed" : ownWord.includes(u.unit) ? "done, by their own word" : "done"}${failed}` }] : []),
      ...(!u.doneAt && failed && u.lastAt ? [{ at: u.lastAt, glyph: "BEHIND" as const, what, skills, how: failed.slice(2) }] : []),
      ...(submittedAt && !u.doneAt ? [{ at: submittedAt, glyph: "ON_TRACK" as const, what, skills, how: "handed in" }] : []),
      ...(reviewedAt && !u.doneAt ? [{ at: reviewedAt, glyph: "BEHIND" as const, what, skills, how: "reviewed, not accepted yet" }] : []),
    ];
  });
  const words = p.readiness.broughtAlong.skills.flatMap((s): Result[] =>
    s.word ? [{ at: s.word.at, glyph: "ON_TRACK", what: name(titles.skill(s.skill)), skills: [s.skill], how: `vouched for by ${ATTESTERS[s.word.by]}` }] : [],
  );
  const shipped = p.shipped.map((s): Result => ({
    at: s.at,
    glyph: "FINISHED",
    what: s.skills.map((id) => name(titles.skill(id))).join(", "),
    skills: s.skills,
    how: "in use at work",
  }));
  return [...units, ...words, ...shipped].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
