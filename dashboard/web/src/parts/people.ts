import type { Attester, Audience, Background, Plan } from "../api/answer";
import { on } from "./words";

/** Every background; `one` is with its article. */
export const BACKGROUNDS: Record<Background, { many: string; one: string }> = {
  ML_ENGINEER: { many: "ML engineers", one: "an ML engineer" },
  DATA_SCIENTIST: { many: "Data scientists", one: "a data scientist" },
  SOFTWARE_ENGINEER: { many: "Software engineers", one: "a software engineer" },
};

export const ATTESTERS: Record<Attester, string> = {
  manager: "the manager",
  reviewer: "a reviewer",
  enrolment: "whoever enrolled them",
  placement: "a placement test",
};

/** Who vouched, and when: "by the manager on 3 May". */
export function vouched(word: { by: Attester; at: string }, now: Date): string {
  return `by ${ATTESTERS[word.by]} on ${on(word.at, now)}`;
}

/** What a plan says to learners of a background, as `Plan.audience` of the model has it. */
export function audienceOf(plan: Plan, background: Background): Audience {
  if (plan.audience) return plan.audience[background] ?? { factor: 1 };
  return { factor: background === "SOFTWARE_ENGINEER" ? 2 : 1 };
}

type Range = NonNullable<Audience["months"]>;

/** "2 to 3 months", "12 months and more". */
export function months({ from, to }: Range): string {
  const unit = (n: number) => (n === 1 ? "month" : "months");
  if (to === undefined) return `${from} ${unit(from)} and more`;
  return from === to ? `${from} ${unit(from)}` : `${from} to ${to} ${unit(to)}`;
}

/** "60–70 %", "60 % and more". */
export function shares({ from, to }: Range): string {
  const whole = (share: number) => Math.round(share * 100);
  if (to === undefined) return `${whole(from)} % and more`;
  return from === to ? `${whole(from)} %` : `${whole(from)}–${whole(to)} %`;
}

/** What a learner begins with, beside what the plan says of people like them. */
export function headStart(plan: Plan, background: Background, along: { headStart: number; skills: { ground: string }[] }): string {
  const stated = audienceOf(plan, background).headStart;
  const measured = along.skills.every((s) => s.ground !== "ASSUMED");
  const own = `That is a head start of ${Math.round(along.headStart * 100)} % of the whole role, ${measured ? "measured" : "in part or all assumed"}`;
  return stated ? `${own}; the curriculum gives ${BACKGROUNDS[background].one} ${shares(stated)}.` : `${own}.`;
}

/** How long a plan week takes. */
export function factor(times: number): string {
  if (times === 1) return "the planned time";
  return times === 2 ? "twice the planned time" : `${times} times the planned time`;
}

/** What the plan expects of the background, while the learner's own weeks say too little; undefined if nothing. */
export function expected(plan: Plan, background: Background): string | undefined {
  const range = audienceOf(plan, background).months;
  return range && `The plan expects ${months(range)} of ${BACKGROUNDS[background].one}, at ${plan.hoursPerWeek} hours a week.`;
}
