import type { GroupDay, LearnerDay } from "../api/answer";
import { day, longAgo, many } from "../parts/words";

/** What was said of a team's forecast: "3 of 8 by their own target (2 to 4)". */
export function saidOf({ members, p10, p50, p90 }: NonNullable<GroupDay["said"]>): string {
  return `${p50} of ${members} by their own target${p10 === p90 ? "" : ` (${p10} to ${p90})`}`;
}

/** When the forecast of one said that they would be done. */
export function likely({ said }: LearnerDay, now: Date): string {
  if (!said) return "no forecast";
  if (!said.dates) return "done";
  return said.dates.p50 ? day(said.dates.p50, now) : "not within two years";
}

/** Weeks back to what is held against today: long enough that something can have come of it. */
const BACK = 3;

/** Of weeks, the newest first, the one four weeks ago, or else the oldest that said something. */
function earlier<T extends GroupDay | LearnerDay>(past: T[]): T | undefined {
  const speaking = past.filter((d) => d.said);
  return speaking.find((_, i) => i >= BACK) ?? speaking.at(-1);
}

/** What was said of a team, and what came. */
export function SaidOfTeam({ past, today, finished, now }: { past: GroupDay[]; today: { p10: number; p50: number; p90: number; of: number } | undefined; finished: number; now: Date }) {
  const then = earlier(past);
  if (!then?.said) return null;
  const over = then.said.target < now.toISOString().slice(0, 10);
  const range = today && (today.p10 === today.p90 ? "" : ` (${today.p10} to ${today.p90})`);
  return (
    <p class="note">
      What we said {longAgo(then.day, now)}, on {day(then.day, now)}: {saidOf(then.said)}.{" "}
      {over ? `All targets are over: ${many(finished, "person has", "people have")} finished by now, late ones among them.` : today ? `Today it is ${today.p50} of ${today.of}${range ?? ""}.` : ""}
    </p>
  );
}

/** What was said of one learner, and what came. */
export function SaidOfOne({ past, likely: today, doneAt, now }: { past: LearnerDay[]; likely?: string | undefined; doneAt?: string | undefined; now: Date }) {
  const then = earlier(past.filter((d) => d.said?.dates));
  if (!then) return null;
  return (
    <p class="note">
      What we said {longAgo(then.day, now)}: {likely(then, now)}, as likely as not. {doneAt ? `It came on ${day(doneAt, now)}.` : today ? `Today it is ${day(today, now)}.` : ""}
    </p>
  );
}
