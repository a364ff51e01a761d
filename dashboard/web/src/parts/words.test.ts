import { afterEach, describe, expect, it } from "vitest";
import { type Session, session } from "../api/session";
import { ago, askedDate, day, dayAgo, gap, gapOf, heading, hours, hoursOf, inTen, list, longAgo, many, on, outlook, percent, span, step, why } from "./words";

const NOW = new Date("2026-05-10T12:00:00Z");

describe("gap", () => {
  it.each([
    [0.04, "on plan"],
    [1.0, "1 week ahead"],
    [-0.4, "0.4 weeks behind"],
    [-2.26, "2.3 weeks behind"],
  ])("%d weeks is %s", (weeks, text) => expect(gap(weeks)).toBe(text));
});

describe("percent", () => {
  afterEach(() => {
    session.value = undefined;
  });
  it.each([
    [0, "0 %", "nothing"],
    [0.1, "10 %", "nothing"],
    [0.2, "20 %", "a quarter"],
    [0.5, "50 %", "half"],
    [0.7, "70 %", "three quarters"],
    [1, "100 %", "all"],
    [1.4, "140 %", "all"],
  ])("%d is %s, in words %s", (share, figure, words) => {
    expect(percent(share)).toBe(figure);
    session.value = { inWords: true } as Session;
    expect(percent(share)).toBe(words);
  });
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
  [{ ...OWED, share: 0.82 }, "Owes “Project 1”, which 82 % of the cohort have handed in", "Ask what stands in the way"],
  [
    { ...OWED, share: 0.64, silentSince: "2026-04-30T12:00:00Z" },
    "Owes “Project 1”, which 64 % of the cohort have handed in, and was last active 10 days ago",
    "Ask what stands in the way",
  ],
  [OWED, "Owes “Project 1”, due on 1 May", "Ask what stands in the way"],
  [{ ...OWED, reason: "NOT_STARTED" as const }, "Has not begun since the start on 1 May", "Ask whether access works and time is set aside"],
  [{ ...OWED, reason: "QUIET" as const }, "Quiet: last activity 9 days ago", "Ask how it is going"],
  [{ ...OWED, reason: "BLOCKED_ON_UNIT" as const }, "Blocked on “Project 1”: more than twice its planned time", "Ask what is unclear"],
  [
    { ...OWED, reason: "BLOCKED_ON_UNIT" as const, failedAttempts: 5 },
    "Blocked on “Project 1”: 5 failed attempts, last worked on 9 days ago",
    "Pair with Amara, who passed it",
  ],
  [{ ...OWED, reason: "SLOW_PACE" as const }, "2 weeks behind: slower than the plan", "Agree on hours, or on a later target"],
  [{ ...OWED, reason: "WAITING_FOR_REVIEW" as const }, "“Project 1” waits for a review since 1 May", "It is a reviewer's turn"],
  [{ ...OWED, reason: "PREREQUISITE_GAP" as const, blocks: "p2" }, "“Project 1” is not done, and “Project 2” builds on it", "Do it first"],
])("says why, and the next step: %j", (stall, reason, next) => {
  expect(why(stall, (id) => (id === "p2" ? "Project 2" : "Project 1"), NOW, -2)).toBe(reason);
  expect(step(stall, ["Amara"])).toBe(next);
});

describe("outlook", () => {
  const basis = { enough: true, weeks: 240, fewestWeeks: 100, unitsLeft: 9 };
  const target = "2026-12-10";

  it("says what is missing instead of a date", () => {
    expect(outlook({ target, basis: { ...basis, enough: false, weeks: 40 } }, NOW)).toBe(
      "No forecast yet: it learns from everybody's weeks, and needs 100 of them (40 so far).",
    );
  });

  it("is a range with the chance to be on time", () => {
    const done = { p10: "2026-12-01", p50: "2026-12-08", p80: "2026-12-15" };
    expect(outlook({ done, target, chanceByTarget: 0.6, chanceNever: 0, basis }, NOW)).toBe(
      "As likely as not by 8 Dec; four in five futures by 15 Dec. By the own target, 10 Dec: 6 in 10.",
    );
  });

  it("states no date where none holds", () => {
    expect(outlook({ target, chanceNever: 0.7, basis }, NOW)).toBe(
      "More likely than not, not within two years; in 7 in 10 not within two years.",
    );
  });
});

it("names a day for so many, or none", () => {
  const team = { members: 8, open: ["ann"], weeks: [] };
  expect(askedDate({ ...team, asked: { heads: 4, certainty: 0.8, done: "2027-01-04" } }, NOW)).toBe("4 of 7 are done by 4 Jan 2027");
  expect(askedDate({ ...team, asked: { heads: 4, certainty: 0.9 } }, NOW)).toBe("4 of 7 are done on no day within two years");
  expect(askedDate(team, NOW)).toBe("");
});

it.each([
  [0.01, "1 in 100"],
  [0.24, "2 in 10"],
  [0.97, "97 in 100"],
  [1, "10 in 10"],
])("says a chance of %d as people do", (chance, text) => expect(inTen(chance)).toBe(text));

it.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b", "c"], "a, b and c"],
])("lists %j", (names: string[], text) => expect(list(names)).toBe(text));

it.each([
  ["2026-12-28", "28 Dec"],
  ["2027-01-04", "4 Jan 2027"],
])("writes the day %s as people do", (iso, text) => expect(day(iso, NOW)).toBe(text));

it.each([
  ["PT1H30M", 1.5],
  ["PT45M", 0.75],
  ["PT0S", 0],
])("reads %s as hours", (duration, n) => expect(hoursOf(duration)).toBe(n));
