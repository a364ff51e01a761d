import { describe, expect, it } from "vitest";
import { ago, dayAgo, gap, hours, many, outlook, percent, reason, span } from "./words";

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

it("counts with a noun", () => {
  expect(many(1, "event")).toBe("1 event");
  expect(many(1200, "activity", "activities")).toBe("1,200 activities");
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
  const basis = { enough: true, ownWeeks: 6, cohortWeeks: 100, fullWeeks: 6, finishedUnits: 20, fewestUnits: 15, remainingWeeks: 4 };

  it("says what is missing instead of a date", () => {
    const f = { basis: { ...basis, enough: false, fullWeeks: 2, finishedUnits: 3 } };
    expect(outlook(f)).toBe("No forecast yet: it takes 3 full weeks (2 so far) and 15 finished units (3 so far).");
  });

  it("is a range with the chance to be on time", () => {
    const f = { p10: "2026-12-01", p50: "2026-12-08", p80: "2026-12-15", target: "2026-12-10", chanceByTarget: 0.6, chanceNever: 0, basis };
    expect(outlook(f)).toBe(
      "Likely done by 2026-12-08; one in ten by 2026-12-01, four in five by 2026-12-15. Chance to be done by 2026-12-10, as planned: 60 %.",
    );
  });

  it("states no date where none holds", () => {
    expect(outlook({ chanceNever: 0.7, basis })).toBe(
      "More likely than not, it will not be done within two years. Chance never to finish: 70 %.",
    );
  });
});
