import type { GroupDay, LearnerDay } from "../api/answer";

/** A team on a day. */
export const TEAM: GroupDay = {
  day: "2026-11-06",
  cohort: "demo",
  team: "atlas",
  learners: 8,
  joined: false,
  states: { STALLED: 1, ON_TRACK: 7 },
  ready: 2,
  shown: 0.31,
  assumed: 0.1,
  done: 0.42,
  planned: 0.6,
  gapWeeks: -2.1,
  stalls: 1,
  said: { members: 8, target: "2026-12-20", p10: 2, p50: 3, p90: 4 },
};

/** One of its people. */
export const ELIF: LearnerDay = {
  day: "2026-11-06",
  cohort: "demo",
  team: "atlas",
  state: "STALLED",
  ready: false,
  shown: 0.31,
  assumed: 0.1,
  done: 0.42,
  planned: 0.6,
  gapWeeks: -2.1,
  reason: "BLOCKED_ON_UNIT",
  since: "2026-11-01",
  unit: "chunking",
  skills: { rag: 0.4 },
  said: { target: "2026-12-20", dates: { p10: "2026-12-28", p50: "2027-01-11" }, chanceByTarget: 0.12 },
};
