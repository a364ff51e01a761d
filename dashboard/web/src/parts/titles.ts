import type { Plan } from "../api/answer";

/** What a person reads in place of the ids of a plan; an id that the plan does not have reads as itself. */
export interface Titles {
  unit: (id: string) => string;
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
    item: (unit, id) => items.get(unit)?.(id) ?? id,
    skill: titles(plan.skills),
    role: titles(plan.roles),
    topic: titles(plan.skip),
    dimension: titles(plan.interview),
  };
}

function titles(named: Named[]): (id: string) => string {
  const known = new Map(named.map((n) => [n.id, n.title] as const));
  return (id) => known.get(id) ?? id;
}
