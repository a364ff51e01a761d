import type { Plan } from "../api/answer";
import { name } from "./words";

/** What a person reads in place of the ids of a plan; an id that the plan does not have reads as itself. */
export interface Titles {
  unit: (id: string) => string;
  /** The name of a unit alone, where it is the only one of that name in the plan. */
  short: (id: string) => string;
  /** An item of the checklist of a unit. */
  item: (unit: string, id: string) => string;
  skill: (id: string) => string;
  role: (id: string) => string;
  /** What the plan says to skip. */
  topic: (id: string) => string;
  /** A topic of the interview. */
  dimension: (id: string) => string;
}

interface Named {
  id: string;
  title: string;
}

export function titlesOf(plan: Pick<Plan, "phases" | "skills" | "roles" | "skip" | "interview">): Titles {
  const units = plan.phases.flatMap((phase) => phase.blocks.flatMap((block) => block.units));
  const items = new Map(units.map((u) => [u.id, titles(u.checklist ?? [])] as const));
  return {
    unit: titles(units),
    short: shortTitles(Object.fromEntries(units.map((u) => [u.id, u.title]))),
    item: (unit, id) => items.get(unit)?.(id) ?? id,
    skill: titles(plan.skills),
    role: titles(plan.roles),
    topic: titles(plan.skip),
    dimension: titles(plan.interview),
  };
}

/** Names of what has such titles as "Chunking: fixed, recursive", told apart by the rest where two begin alike. */
export function shortTitles(titles: Record<string, string>): (id: string) => string {
  const counts = new Map<string, number>();
  for (const title of Object.values(titles)) counts.set(name(title), (counts.get(name(title)) ?? 0) + 1);
  return (id) => {
    const title = titles[id] ?? id;
    return counts.get(name(title)) === 1 ? name(title) : title;
  };
}

function titles(named: Named[]): (id: string) => string {
  const known = new Map(named.map((n) => [n.id, n.title] as const));
  return (id) => known.get(id) ?? id;
}
