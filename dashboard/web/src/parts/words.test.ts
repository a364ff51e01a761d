import { describe, expect, it } from "vitest";
import { ago, dayAgo, gap, gapOf, headCount, heading, hours, longAgo, many, on, outlook, percent, reason, span } from "./words";

const NOW = new Date("2026-05-10T12:00:00Z");

describe("gap", () => {
  it.each([
    [0.04, "on plan"],
    [1.0, "1 week ahead"],
    [-0.4, "0.4 weeks behind"],
    [-2.26, "2.3 weeks behind"],
  ])("%d weeks is %s", (weeks, text) => expect(gap(weeks)).toBe(text));
});

describe("ago", () => {
  it.each([
    ["2026-05-10T12:00:30Z", "just now"],
    ["2026-05-10T11:18:00Z", "42 min ago"],
    ["2026-05-10T07:00:00Z", "5 h ago"],
    ["2026-05-09T11:00:00Z", "yesterday"],
    ["2026-05-01T11:00:00Z", "9 days ago"],
  ])("%s is %s", (then, text) => expect(ago(new Date(then), NOW)).toBe(text));
});

describe("dayAgo", () => {
  it.each([
    ["2026-05-10", "today"],
    ["2026-05-09", "yesterday"],
    ["2026-04-10", "30 days ago"],
  ])("%s is %s", (day, text) => expect(dayAgo(day, NOW)).toBe(text));
});

it("rounds shares to whole percent", () => expect(percent(0.605)).toBe("61 %"));

it("reads durations", () => {
  expect(hours("PT37H30M")).toBe("37 h 30 min");
  expect(hours("PT0S")).toBe("0 h 0 min");
  expect(hours("PT6H")).toBe("6 h");
  expect(hours("PT30M")).toBe("0 h 30 min");
});

describe("longAgo", () => {
  it.each([
    ["2026-05-10", "today"],
    ["2026-05-09", "yesterday"],
    ["2026-04-27", "13 days ago"],
    ["2026-04-19", "3 weeks ago"],
    ["2026-03-11", "8 weeks ago"],
    ["2026-03-10", "2 months ago"],
    ["2025-08-01", "9 months ago"],
    ["2024-05-10", "23 months ago"],
    ["2024-05-09", "2 years ago"],
  ])("%s is %s", (day, text) => expect(longAgo(day, NOW)).toBe(text));
});

describe("on", () => {
  it.each([
    ["2026-05-03T12:00:00Z", "3 May"],
    ["2025-12-28T12:00:00Z", "28 Dec 2025"],
  ])("%s is %s", (at, text) => expect(on(at, NOW)).toBe(text));
});

it("reads an id as a heading", () => {
  expect(heading("does-not-transfer")).toBe("Does not transfer");
  expect(heading("routes")).toBe("Routes");
  expect(heading("who-enjoys-ml-engineering")).toBe("Who enjoys ML engineering");
});

describe("span", () => {
  it.each([
    ["PT0S", "under 1 s"],
    ["PT0.25S", "under 1 s"],
    ["PT40.9S", "40 s"],
    ["PT4M", "4 min"],
    ["PT2H5M10S", "2 h 5 min"],
    ["PT2H0M10S", "2 h"],
    ["PT49H", "2 d 1 h"],
    ["P3D", "3 d"],
  ])("%s is %s", (duration, text) => expect(span(duration)).toBe(text));
});

it("says no gap of whom nothing is expected", () => {
  expect(gapOf({ state: "BEHIND", gapWeeks: -3 })).toBe("3 weeks behind");
  expect(gapOf({ state: "LEFT", gapWeeks: -3 })).toBe("–");
  expect(gapOf({ state: "NOT_FINISHED", gapWeeks: -3 })).toBe("–");
});

it("counts with a noun", () => {
  expect(many(1, "event")).toBe("1 event");
  expect(many(1200, "activity", "activities")).toBe("1,200 activities");
});

const OWED = { reason: "BEHIND" as const, since: "2026-05-01T00:00:00Z", from: "2026-05-01T00:00:00Z", unit: "p1", failedAttempts: 0 };

it.each([
  [{ ...OWED, share: 0.82 }, "Owes Project 1, which 82 % of the cohort have handed in; ask what stands in the way"],
  [
    { ...OWED, share: 0.64, silentSince: "2026-04-30T12:00:00Z" },
    "Owes Project 1, which 64 % of the cohort have handed in, and was last active 10 days ago; ask what stands in the way",
  ],
  [OWED, "Owes Project 1, due on 1 May; ask what stands in the way"],
  [{ ...OWED, reason: "BLOCKED_ON_UNIT" as const }, "Blocked on Project 1: more than twice its planned time; ask what is unclear"],
  [{ ...OWED, reason: "SLOW_PACE" as const }, "Slower than the plan: agree on hours or on another target"],
  [{ ...OWED, reason: "WAITING_FOR_REVIEW" as const }, "Project 1 waits for a review since 1 May; it is a reviewer's turn"],
  [{ ...OWED, reason: "PREREQUISITE_GAP" as const, blocks: "p2" }, "Project 1 is not done, and Project 2 builds on it; do it first"],
])("says why, with a step: %j", (stall, sentence) => {
  expect(reason(stall, (id) => (id === "p2" ? "Project 2" : "Project 1"), NOW)).toBe(sentence);
});

it("names the unit that blocks and the evidence", () => {
  const stall = {
    reason: "BLOCKED_ON_UNIT" as const,
    since: "2026-05-01T00:00:00Z",
    from: "2026-05-01T00:00:00Z",
    unit: "rag-evaluation",
    failedAttempts: 5,
  };
  expect(reason(stall, () => "RAG evaluation harness", NOW)).toContain(
    "Blocked on RAG evaluation harness: 5 failed attempts",
  );
});

describe("outlook", () => {
  const basis = { enough: true, weeks: 240, fewestWeeks: 100, unitsLeft: 9 };
  const target = "2026-12-10";

  it("says what is missing instead of a date", () => {
    expect(outlook({ target, basis: { ...basis, enough: false, weeks: 40 } })).toBe(
      "No forecast yet: it learns from everybody's weeks, and needs 100 of them (40 so far).",
    );
  });

  it("is a range with the chance to be on time, and when ready", () => {
    const done = { p10: "2026-12-01", p50: "2026-12-08", p80: "2026-12-15" };
    const f = { done, ready: { ...done, p80: undefined }, target, chanceByTarget: 0.6, chanceNever: 0, soon: { p10: 1, p50: 3, p90: 5 }, basis };
    expect(outlook(f)).toBe(
      "Done: 50 % likely by 2026-12-08, 10 % by 2026-12-01, 80 % by 2026-12-15. Chance to be done by 2026-12-10, as planned: 60 %." +
        " Ready, if results show all they can: 50 % likely by 2026-12-08, 10 % by 2026-12-01, 80 % at no date that can be stated." +
        " In the next four weeks: 3 of 9 units (1 to 5).",
    );
  });

  it("states no date where none holds", () => {
    expect(outlook({ target, chanceNever: 0.7, basis })).toBe(
      "Done: more likely than not, not within two years. 70 %: not within two years.",
    );
  });
});

describe("headCount", () => {
  const sure = { heads: 4, certainty: 0.8, done: "2027-01-04", ready: "2027-01-11" };
  const byTarget = { date: "2026-12-28", done: { p10: 2, p50: 3, p80: 4, p90: 4 }, ready: { p10: 1, p50: 1, p80: 1, p90: 1 } };
  const team = { members: 8, open: [], target: "2026-12-28", byTarget, weeks: [], asked: sure };

  it("counts heads by the day of the plan, and names a day for so many", () => {
    expect(headCount(team, "2026-11-27")).toBe(
      "3 (2 to 4) of 8 done by 2026-12-28, as planned; ready by then, if results show all they can: 1." +
        " By 2027-01-04, with a chance of 80 %, at least 4 of 8 are done. By 2027-01-11, with the same chance, as many are ready.",
    );
  });

  it("counts only members with a forecast", () => {
    const asked = { heads: 3, certainty: 0.9 };
    expect(headCount({ ...team, open: ["ann", "bo"], asked }, "2027-02-01")).toBe(
      "The plan was to be done by 2026-12-28. On no day within two years are at least 3 of 6 done with a chance of 90 %." +
        " On no day within two years are as many ready with a chance of 90 %.",
    );
  });

  it("says that nothing can be said", () => {
    expect(headCount({ members: 0, open: [], weeks: [] }, "2026-11-27")).toBe("Nobody is there.");
    expect(headCount({ members: 2, open: ["ann", "bo"], weeks: [] }, "2026-11-27")).toBe("No forecast yet.");
  });
});
