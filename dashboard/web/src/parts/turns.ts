import type { LearnerPage, UnitProgress } from "../api/answer";
import type { Titles } from "./titles";
import { name, on } from "./words";

export type Gate = LearnerPage["progress"]["readiness"]["openGates"][number];

/** Most items that a sentence among others names; the list beneath it has them all. */
const A_FEW = 3;

/** Where a project that is not done stands, and whose turn it is; undefined before it is handed in. */
export function standing(unit: UnitProgress, titles: Titles, now: Date): string | undefined {
  const { work } = unit;
  if (!work) return undefined;
  const lacks = items(unit.unit, unit.lacks, titles);
  if (work.accepted) return `approved; still to be ticked: ${lacks} (a reviewer's turn)`;
  if (work.submittedAt && waits(work)) {
    return `waits for a review since ${on(work.submittedAt, now)} (a reviewer's turn)`;
  }
  return work.reviewedAt
    ? `sent back on ${on(work.reviewedAt, now)}${lacks && `; missing: ${lacks}`} (the learner's turn)`
    : undefined;
}

/** Whether it was handed in, and nobody has said anything of it since. */
export function waits(work: NonNullable<UnitProgress["work"]>): boolean {
  const { submittedAt, reviewedAt } = work;
  return submittedAt !== undefined && !(reviewedAt && Date.parse(reviewedAt) >= Date.parse(submittedAt));
}

/** What stands in the way, with a few items of a checklist at most; without its full stop. */
export function gate(g: Gate, titles: Titles): string {
  const unit = titles.unit(g.id);
  const missing = items(g.id, g.missing, titles, A_FEW);
  switch (g.kind) {
    case "UNIT":
      return `${unit} is not done${missing && `; its checklist: ${missing}`}`;
    case "REVIEW":
      return `${unit} is handed in and waits for a review`;
    case "SENT_BACK":
      return `${unit} was sent back${missing && `; missing: ${missing}`}`;
    case "CHECKLIST":
      return `${unit} is approved; still to be ticked: ${missing}`;
  }
}

/** Who has to act before a gate closes. */
export function turn(g: Gate): "reviewer" | "learner" {
  return g.kind === "REVIEW" || g.kind === "CHECKLIST" ? "reviewer" : "learner";
}

/** Items of a checklist by their names, and how many more there are. */
function items(unit: string, ids: string[], titles: Titles, most = ids.length): string {
  const named = ids.slice(0, most).map((id) => name(titles.item(unit, id))).join(", ");
  return ids.length > most ? `${named} and ${ids.length - most} more` : named;
}
