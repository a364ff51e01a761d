import type { Forecast, ForecastHeads, GroupState, LearnerState, Stall, TeamForecast } from "../api/answer";

/** Every state in words; the mark is a shape, so that no meaning hangs on colour. */
export const STATES: Record<LearnerState | GroupState, { word: string; mark: string }> = {
  ON_TRACK: { word: "on track", mark: "●" },
  BEHIND: { word: "behind", mark: "▼" },
  QUIET: { word: "quiet", mark: "◇" },
  STALLED: { word: "needs help", mark: "■" },
  ON_LEAVE: { word: "on leave", mark: "○" },
  NOT_FINISHED: { word: "did not finish", mark: "–" },
  FINISHED: { word: "finished", mark: "✓" },
  ENDED: { word: "ended", mark: "✓" },
  LEFT: { word: "left", mark: "–" },
  EMPTY: { word: "empty", mark: "–" },
};

/** Reasons in a word, for a list of what was. */
export const REASONS: Record<Stall["reason"], string> = {
  NOT_STARTED: "not started",
  QUIET: "quiet",
  BEHIND: "owed something",
  BLOCKED_ON_UNIT: "blocked",
  SLOW_PACE: "slow",
  WAITING_FOR_REVIEW: "waiting for a review",
  PREREQUISITE_GAP: "something to do first",
};

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The name alone of a title such as "Embeddings: vector search", for where several stand in one line. */
export function name(title: string): string {
  return title.replace(/:.*/, "");
}

/** The gap of a learner; of no meaning once nothing is expected of them any more. */
export function gapOf(learner: { state: LearnerState; gapWeeks: number }): string {
  return learner.state === "LEFT" || learner.state === "NOT_FINISHED" ? "–" : gap(learner.gapWeeks);
}

/** A gap in plan weeks: "0.4 weeks ahead". */
export function gap(weeks: number): string {
  const rounded = Math.round(Math.abs(weeks) * 10) / 10;
  if (rounded === 0) return "on plan";
  return `${rounded} ${rounded === 1 ? "week" : "weeks"} ${weeks < 0 ? "behind" : "ahead"}`;
}

const DAY_MS = 86_400_000;
const DAYS_A_YEAR = 365.25;
const DAYS_A_MONTH = DAYS_A_YEAR / 12;

/** How long ago, in the unit a person would use. */
export function ago(then: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 60_000));
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** How many days ago a UTC day was. */
export function dayAgo(day: string, now: Date): string {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const days = Math.round((today - Date.parse(day)) / DAY_MS);
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** How long ago a UTC day was, for what is looked at a few times a year: "3 weeks ago", "9 months ago". */
export function longAgo(day: string, now: Date): string {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const days = Math.round((today - Date.parse(day)) / DAY_MS);
  if (days < 14) return dayAgo(day, now);
  if (days < 61) return `${Math.floor(days / 7)} weeks ago`;
  const months = Math.floor(days / DAYS_A_MONTH);
  return months < 24 ? `${months} months ago` : `${Math.floor(days / DAYS_A_YEAR)} years ago`;
}

/** The day of a moment: "3 May", of another year "3 May 2025". */
export function on(at: string, now: Date): string {
  const then = new Date(at);
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return then.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year });
}

/** An id as a heading: "does-not-transfer" is "Does not transfer", "ml-engineers" "ML engineers". */
export function heading(id: string): string {
  const words = id.replaceAll(/[-_]/g, " ").replaceAll(/\b(ml|ai|llm)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** ISO 8601 duration as hours and minutes. */
export function hours(duration: string): string {
  const [, h, m] = /PT(?:(\d+)H)?(?:(\d+)M)?/.exec(duration) ?? [];
  return h && !m ? `${h} h` : `${Number(h ?? 0)} h ${Number(m ?? 0)} min`;
}

/** ISO 8601 duration as the two largest units a person would use: "2 h 5 min", "40 s". */
export function span(duration: string): string {
  const [, days, h, m, s] = /P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?/.exec(duration) ?? [];
  const total = Number(days ?? 0) * 24 + Number(h ?? 0);
  const parts = [
    [Math.floor(total / 24), "d"],
    [total % 24, "h"],
    [Number(m ?? 0), "min"],
    [Math.floor(Number(s ?? 0)), "s"],
  ] as const;
  const from = parts.findIndex(([n]) => n > 0);
  if (from < 0) return "under 1 s";
  return parts
    .slice(from, from + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(" ");
}

/** A whole number with its noun: "1 event", "1,200 events". */
export function many(n: number, one: string, more = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
}

/** Why someone is not on track, with the evidence and a next step. */
export function reason(stall: Stall, unitTitle: (id: string) => string, now: Date): string {
  const unit = unitTitle(stall.unit ?? "");
  switch (stall.reason) {
    case "NOT_STARTED":
      return "Nothing since the start: ask whether access works and time is set aside";
    case "QUIET":
      return `Quiet: last activity ${ago(new Date(stall.since), now)}; ask how it is going`;
    case "BEHIND": {
      const cohort = stall.share === undefined ? `due on ${on(stall.since, now)}` : `which ${percent(stall.share)} of the cohort have handed in`;
      const silent = stall.silentSince === undefined ? "" : `, and was last active ${ago(new Date(stall.silentSince), now)}`;
      return `Owes ${unit}, ${cohort}${silent}; ask what stands in the way`;
    }
    case "BLOCKED_ON_UNIT":
      return stall.failedAttempts > 0
        ? `Blocked on ${unit}: ${many(stall.failedAttempts, "failed attempt")}, last worked on ${ago(new Date(stall.since), now)}; pair with someone who passed`
        : `Blocked on ${unit}: more than twice its planned time; ask what is unclear`;
    case "SLOW_PACE":
      return "Slower than the plan: agree on hours or on another target";
    case "WAITING_FOR_REVIEW":
      return `${unit} waits for a review since ${on(stall.since, now)}; it is a reviewer's turn`;
    case "PREREQUISITE_GAP":
      return `${unit} is not done, and ${unitTitle(stall.blocks ?? "")} builds on it; do it first`;
  }
}

/** When it will be done, and when be ready, as a range; or what is missing to say so. */
export function outlook(f: Forecast): string {
  const b = f.basis;
  if (b.unitsLeft === 0) return "Everything is done.";
  if (!b.enough) {
    return `No forecast yet: it learns from everybody's weeks, and needs ${b.fewestWeeks} of them (${b.weeks} so far).`;
  }
  const never = f.chanceNever !== undefined && f.chanceNever >= 0.01 ? ` ${percent(f.chanceNever)}: not within two years.` : "";
  const onTime =
    f.chanceByTarget === undefined ? "" : ` Chance to be done by ${f.target}, as planned: ${percent(f.chanceByTarget)}.`;
  const ready = f.ready ? ` Ready, if results show all they can: ${dates(f.ready)}.` : "";
  const soon = f.soon ? ` In the next four weeks: ${f.soon.p50} of ${many(b.unitsLeft, "unit")} (${f.soon.p10} to ${f.soon.p90}).` : "";
  return `Done: ${dates(f.done ?? {})}.${onTime}${never}${ready}${soon}`;
}

function dates(d: NonNullable<Forecast["done"]>): string {
  const likely = d.p50 ? `50 % likely by ${d.p50}` : "more likely than not, not within two years";
  return d.p10 ? `${likely}, 10 % by ${d.p10}, 80 % ${d.p80 ? `by ${d.p80}` : "at no date that can be stated"}` : likely;
}

/** How many of a team will be there, and by when; or that nothing can be said. */
export function headCount(f: TeamForecast, today: string): string {
  const counted = f.members - f.open.length;
  const { byTarget, asked } = f;
  if (!byTarget || !asked) return f.members === 0 ? "Nobody is there." : "No forecast yet.";
  const planned =
    byTarget.date >= today
      ? `${heads(byTarget.done)} of ${counted} done by ${byTarget.date}, as planned; ready by then, if results show all they can: ${heads(byTarget.ready)}. `
      : `The plan was to be done by ${byTarget.date}. `;
  const some = `at least ${asked.heads} of ${counted}`;
  const sure = `with a chance of ${percent(asked.certainty)}`;
  const done = asked.done ? `By ${asked.done}, ${sure}, ${some} are done.` : `On no day within two years are ${some} done ${sure}.`;
  const ready = asked.ready ? ` By ${asked.ready}, with the same chance, as many are ready.` : ` On no day within two years are as many ready ${sure}.`;
  return `${planned}${done}${ready}`;
}

/** A number of members with its range. */
export function heads(h: ForecastHeads): string {
  return h.p10 === h.p90 ? `${h.p50}` : `${h.p50} (${h.p10} to ${h.p90})`;
}
