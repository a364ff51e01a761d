import type { LearnerPage, UnitProgress } from "../api/answer";
import type { Titles } from "./titles";
import { on } from "./words";

export type Gate = LearnerPage["progress"]["readiness"]["openGates"][number];

/** Where a project that is not done stands, and whose turn it is; undefined before it is handed in. */
export function standing(unit: UnitProgress, titles: Titles, now: Date): string | undefined {
  const { work } = unit;
  if (!work) return undefined;
  const lacks = unit.lacks.map((id) => titles.item(unit.unit, id)).join(", ");
  if (work.accepted) return `accepted, but not yet with its whole checklist: lacks ${lacks}; it is a reviewer's turn`;
  if (work.submittedAt && !(work.reviewedAt && Date.parse(work.reviewedAt) >= Date.parse(work.submittedAt))) {
    return `waits for a review since ${on(work.submittedAt, now)}; it is a reviewer's turn`;
  }
  return work.reviewedAt
    ? `sent back on ${on(work.reviewedAt, now)}${lacks && `: lacks ${lacks}`}; it is the learner's turn`
    : undefined;
}

/** What closes a gate, without its full stop. */
export function gate(g: Gate, titles: Titles): string {
  const unit = titles.unit(g.id);
  const missing = g.missing.map((id) => titles.item(g.id, id)).join(", ");
  switch (g.kind) {
    case "UNIT":
      return `${unit} is not done${missing && `; it has to show ${missing}`}`;
    case "REVIEW":
      return `${unit} is handed in and waits for a review`;
    case "SENT_BACK":
      return `${unit} was sent back${missing && ` and lacks ${missing}`}`;
    case "CHECKLIST":
      return `${unit} is accepted, but a reviewer has not found ${missing} in it`;
  }
}

/** Who has to act before a gate closes. */
export function turn(g: Gate): "reviewer" | "learner" {
  return g.kind === "REVIEW" || g.kind === "CHECKLIST" ? "reviewer" : "learner";
}

/** A gate as a sentence with whose turn it is, without its full stop. */
export function gateWithTurn(g: Gate, titles: Titles): string {
  return `${gate(g, titles)} (${turn(g) === "reviewer" ? "a reviewer's" : "the learner's"} turn)`;
}
