import type { Forecast, ForecastHeads, LearnerState, Outlook, Stall, TeamForecast } from "../api/answer";
import { session } from "../api/session";

/** Reasons in a word, for a list of what was. */
export const REASONS: Record<Stall["reason"], string> = {
  NOT_STARTED: "not begun",
  QUIET: "quiet",
  BEHIND: "owes something",
  BLOCKED_ON_UNIT: "blocked on a unit",
  SLOW_PACE: "slow pace",
  WAITING_FOR_REVIEW: "waits for a review",
  PREREQUISITE_GAP: "something to do first",
  ASKED_FOR_HELP: "asks for help",
  RAISED: "needs help",
};

const QUARTERS = ["nothing", "a quarter", "half", "three quarters", "all"];

/** A share, to one per cent; in words for whom the settings have it so. */
export function percent(share: number): string {
  if (session.value?.inWords) return QUARTERS[Math.round(Math.min(1, Math.max(0, share)) * 4)] ?? "";
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

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
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

/** A day of the calendar: "28 Dec", of another year "28 Dec 2027". */
export function day(date: string, now: Date): string {
  const then = new Date(`${date}T00:00:00Z`);
  const year = then.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: "numeric" as const };
  return then.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year, timeZone: "UTC" });
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

/** ISO 8601 duration in milliseconds. */
export function millisOf(duration: string): number {
  const [, d, h, m, s] = /P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?/.exec(duration) ?? [];
  return Number(d ?? 0) * DAY_MS + Number(h ?? 0) * HOUR_MS + Number(m ?? 0) * 60_000 + Number(s ?? 0) * 1_000;
}

/** ISO 8601 duration as a number of hours. */
export function hoursOf(duration: string): number {
  return millisOf(duration) / HOUR_MS;
}

/** A number of hours with at most one decimal. */
export function inHours(n: number): string {
  return `${n < 10 ? Math.round(n * 10) / 10 : Math.round(n)} h`;
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

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** A small whole number as a word. */
export function word(n: number): string {
  return NUMBERS[n] ?? n.toLocaleString("en");
}

/** The same with a capital, for the beginning of a sentence. */
export function Word(n: number): string {
  return n === 0 ? "Nobody" : heading(word(n));
}

/** A whole number with its noun: "1 event", "1,200 events". */
export function many(n: number, one: string, more = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
}

/** "a, b and c". */
export function list(names: string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

type UnitTitle = (id: string) => string;

/** What is so: a reason with its evidence, without a full stop. */
export function why(stall: Stall, unitTitle: UnitTitle, now: Date, gapWeeks?: number): string {
  const unit = `“${unitTitle(stall.unit ?? "")}”`;
  switch (stall.reason) {
    case "NOT_STARTED":
      return `Has not begun since the start on ${on(stall.since, now)}`;
    case "QUIET":
      return `Quiet: last activity ${ago(new Date(stall.since), now)}`;
    case "BEHIND": {
      const cohort = stall.share === undefined ? `due on ${on(stall.since, now)}` : `which ${percent(stall.share)} of the cohort have handed in`;
      const silent = stall.silentSince === undefined ? "" : `, and was last active ${ago(new Date(stall.silentSince), now)}`;
      return `Owes ${unit}, ${cohort}${silent}`;
    }
    case "BLOCKED_ON_UNIT":
      return stall.failedAttempts > 0
        ? `Blocked on ${unit}: ${many(stall.failedAttempts, "failed attempt")}, last worked on ${ago(new Date(stall.since), now)}`
        : `Blocked on ${unit}: more than twice its planned time`;
    case "SLOW_PACE":
      return gapWeeks === undefined ? "Slower than the plan" : `${gap(gapWeeks)}: slower than the plan`;
    case "WAITING_FOR_REVIEW":
      return `${unit} waits for a review since ${on(stall.since, now)}`;
    case "PREREQUISITE_GAP":
      return `${unit} is not done, and “${unitTitle(stall.blocks ?? "")}” builds on it`;
    case "ASKED_FOR_HELP":
      return `Says that they are stuck on ${unit} since ${on(stall.since, now)}`;
    case "RAISED":
      return `Somebody said on ${on(stall.since, now)} that they need help`;
  }
}

/** What to do about it, without a full stop. */
export function step(stall: Stall, helpers: string[] = []): string {
  switch (stall.reason) {
    case "NOT_STARTED":
      return "Ask whether access works and time is set aside";
    case "QUIET":
      return "Ask how it is going";
    case "BEHIND":
      return "Ask what stands in the way";
    case "BLOCKED_ON_UNIT":
      if (stall.failedAttempts === 0) return "Ask what is unclear";
      return helpers.length > 0 ? `Pair with ${helpers.join(" or ")}, who passed it` : "Pair with someone who passed it";
    case "SLOW_PACE":
      return "Agree on hours, or on a later target";
    case "WAITING_FOR_REVIEW":
      return "It is a reviewer's turn";
    case "PREREQUISITE_GAP":
      return "Do it first";
    case "ASKED_FOR_HELP":
      return helpers.length > 0 ? `Talk it over; ${helpers.join(" or ")} passed it` : "Ask what is unclear";
    case "RAISED":
      return "Talk it over";
  }
}

/** The same for the learner themselves. */
export function ownStep(stall: Stall, helpers: string[] = []): string {
  switch (stall.reason) {
    case "NOT_STARTED":
      return "Begin with the first unit, or say what stands in the way";
    case "QUIET":
      return "Go on with the next unit, or say that you are away";
    case "BEHIND":
      return "Hand it in, or say what stands in the way";
    case "BLOCKED_ON_UNIT":
    case "ASKED_FOR_HELP":
      return helpers.length > 0 ? `Ask ${helpers.join(" or ")}` : "Your manager sees that you are stuck";
    case "SLOW_PACE":
      return "Talk about hours, or about a later target";
    case "WAITING_FOR_REVIEW":
      return "It is a reviewer's turn: go on with the next unit";
    case "PREREQUISITE_GAP":
      return "Do it first";
    case "RAISED":
      return "Somebody will talk to you";
  }
}

/** When it will be done, and when be ready, as a range; or what is missing to say so. */
export function outlook(f: Forecast, now: Date): string {
  const b = f.basis;
  if (b.unitsLeft === 0) return "Everything is done.";
  if (!b.enough) {
    return `No forecast yet: it learns from everybody's weeks, and needs ${b.fewestWeeks} of them (${b.weeks} so far).`;
  }
  const done = f.done?.p50 ? `As likely as not by ${day(f.done.p50, now)}` : "More likely than not, not within two years";
  const sure = f.done?.p80 ? `; four in five futures by ${day(f.done.p80, now)}` : "";
  const never = f.chanceNever !== undefined && f.chanceNever >= 0.01 ? `; in ${inTen(f.chanceNever)} not within two years` : "";
  const onTime = f.chanceByTarget === undefined ? "" : ` By the own target, ${day(f.target, now)}: ${inTen(f.chanceByTarget)}.`;
  return `${done}${sure}${never}.${onTime}`;
}

/** A chance as people say it: "3 in 10"; below one in twenty in a hundred. */
export function inTen(chance: number): string {
  if (chance < 0.05 || (chance > 0.95 && chance < 1)) return `${Math.round(chance * 100)} in 100`;
  return `${Math.round(chance * 10)} in 10`;
}

/** Whether somebody will be later than their target, more likely than not. */
export function late(o: Outlook): boolean {
  return o.chanceByTarget !== undefined && o.chanceByTarget < 0.5;
}

/** A number of members with its range. */
export function heads(h: ForecastHeads): string {
  return h.p10 === h.p90 ? `${h.p50}` : `${h.p50} (${h.p10} to ${h.p90})`;
}

/** By when so many are done, with the certainty that was asked for. */
export function askedDate(f: TeamForecast, now: Date): string {
  const { asked } = f;
  if (!asked) return "";
  const counted = f.members - f.open.length;
  const some = `${asked.heads} of ${counted}`;
  return asked.done ? `${some} are done by ${day(asked.done, now)}` : `${some} are done on no day within two years`;
}
