import { fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { ForecastAnswer, LearnerRow, People, TeamPage } from "../api/answer";
import { render } from "../test/render";
import { isLarge, LargeTeam } from "./LargeTeam";
import { TeamForecast } from "./TeamForecast";
import { TeamPeople } from "./TeamPeople";

const NOW = new Date("2026-05-10T12:00:00Z");

function person(i: number): LearnerRow {
  return {
    learner: `p${i}`,
    name: `Person ${i}`,
    state: "STALLED",
    needsYou: i === 0,
    gapWeeks: -2,
    done: 0.1,
    planned: 0.4,
    reasons: [{ reason: "BEHIND", since: "2026-05-01T00:00:00Z", from: "2026-05-01T00:00:00Z", unit: "p1", share: 0.8, failedAttempts: 0 }],
    unitTitles: { p1: "Project 1" },
    helpers: [],
    hoursDue: 0,
    weekHours: [],
    followUp: i === 1 ? { event: "e", at: "2026-05-09T00:00:00Z", what: "talked", by: "you", mine: true, note: "A long talk" } : undefined,
    outlook: { target: "2026-07-01", done: { p10: "2026-06-20", p50: "2026-07-05", p90: "2026-08-01" } },
  } as unknown as LearnerRow;
}

const PEOPLE = {
  total: 383,
  needYou: 20,
  notOnTrack: 84,
  rows: Array.from({ length: 12 }, (_, i) => person(i)),
  reasons: { BEHIND: 60, QUIET: 24 },
  skills: {},
  gains: { p0: { unit: "Project 1: validated JSON", onTime: 0.24, then: 0.31 } },
} as unknown as People;

const WEEK = { week: 1, learners: 383, full: 383, effort: "PT6H", done: 0.1, planned: 0.1, earned: 1, p25: 0.1, p50: 0.2, p75: 0.3 };

const PAGE = {
  cohort: "demo",
  team: "large",
  learners: 383,
  ready: 12,
  p50: 0.3,
  histogram: [100, 100, 83, 50, 20, 10, 5, 3, 10, 2],
  skipSpent: "PT0S",
  skills: Array.from({ length: 9 }, (_, i) => ({ skill: `s${i}`, level: 0.1, required: 0.7, assumed: 0.1, gap: 0.6 - i / 100, learners: 383, assessed: 9 })),
  skillTitles: {},
  weeks: [WEEK, { ...WEEK, week: 2 }],
  units: [],
  stuck: [],
  states: {},
  plannedDays: {},
  unitTitles: {},
  past: [],
  people: PEOPLE,
} as unknown as TeamPage;

const browserFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

function people(large: boolean) {
  render(<TeamPeople people={PEOPLE} large={large} over={false} address="/api/v1/teams/large" query="?cohort=demo" stalls="/teams/large/stalls?cohort=demo" watched={[]} now={NOW} />);
}

it.each([
  [undefined, false],
  [{ ...PEOPLE, total: 60 }, false],
  [{ ...PEOPLE, total: 61 }, true],
])("is large above sixty people whom who looks manages: %#", (shown, large) => expect(isLarge({ ...PAGE, people: shown } as TeamPage)).toBe(large));

it("counts groups first, each leading to its people, and shows five in brief", () => {
  people(true);
  expect(screen.getByRole("link", { name: "60 owes something" }).getAttribute("href")).toBe("/teams/large/stalls?cohort=demo&reason=BEHIND");
  expect(screen.getByRole("link", { name: "All with filters" }).getAttribute("href")).toBe("/teams/large/stalls?cohort=demo");
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows).toHaveLength(5);
  expect(rows[0]?.textContent).toContain("If it works: on time 24 % → 31 %");
  expect(within(rows[0] as HTMLElement).getByRole("button", { name: "I talked to them" })).toBeTruthy();
  expect(rows[1]?.textContent).toContain("9 May: talked to them");
  expect(rows[1]?.textContent).not.toContain("A long talk");
  expect(screen.getByRole("button", { name: "Show all 383" })).toBeTruthy();
});

it("keeps every row of a smaller team, in full", () => {
  people(false);
  expect(screen.getAllByRole("row").slice(1)).toHaveLength(12);
  expect(screen.getByText(/A long talk/)).toBeTruthy();
});

it("tells how ready all are by counts, and the six shortest skills", () => {
  render(<LargeTeam page={PAGE} last={12} />);
  expect(screen.getByRole("region", { name: "How ready is the team?" }).textContent).toContain("12 of 383 ready; 12 have shown enough, the middle one 30 %.");
  const skills = within(screen.getByRole("region", { name: "Which skills are short?" }));
  expect(skills.getByText(/^s0 10 % of 70 %, .*s5 10 % of 70 %\.$/)).toBeTruthy();
  expect(skills.getByRole("link", { name: "All skills" }).getAttribute("href")).toBe("/teams/large/skills?cohort=demo");
});

it("folds the picture of study time, whose sentence stays, and keeps in the address that it was opened", async () => {
  render(<LargeTeam page={PAGE} last={12} />);
  const time = within(screen.getByRole("region", { name: "Do they get the time?" }));
  expect(time.getByText("6 h a person in the last full week.")).toBeTruthy();
  expect(time.queryByText("Hours a week")).toBeNull();
  fireEvent.click(time.getByRole("button", { name: "Show picture", expanded: false }));
  expect(await time.findByText("Hours a week")).toBeTruthy();
  expect(location.search).toBe("?open=time");
});

const FORECAST = {
  asIs: { members: 383, open: Array.from({ length: 30 }, (_, i) => `p${i}`), weeks: [], onTime: { p10: 60, p50: 74, p80: 85, p90: 90 }, asked: { heads: 177, certainty: 0.8 } },
  names: {},
  others: 0,
} as unknown as ForecastAnswer;

it.each([
  ["", false],
  ["?hours=12", true],
])("asks what if only where somebody opens it, or the address asks: %s", async (query, open) => {
  history.replaceState(null, "", `/teams/large${query}`);
  globalThis.fetch = () => Promise.resolve(Response.json(FORECAST));
  render(<TeamForecast address="/api/v1/teams/large" page={PAGE} rows={PEOPLE.rows} large group="learner-progress" now={NOW} />);
  expect((await screen.findByText(/^What if\? How sure/)).closest("details")?.hasAttribute("open")).toBe(open);
  expect(screen.getByText("The 12 most urgent, one by one").closest("details")?.hasAttribute("open")).toBe(false);
  expect(screen.getByText(/^Without a forecast/).textContent).toMatch(/p11, 18 more\.$/);
});
