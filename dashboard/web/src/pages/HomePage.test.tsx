import { act, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { HomePage as Page, LearnerRow, TeamCard } from "../api/answer";
import { changed } from "../api/live";
import { HomePage, teamsSentence, title } from "./HomePage";
import { render } from "../test/render";

const ATLAS: TeamCard = {
  cohort: "demo",
  team: "atlas",
  state: "ON_TRACK",
  learners: 8,
  small: false,
  ready: 1,
  shown: 0.41,
  assumed: 0.2,
  done: 0.5,
  planned: 0.5,
  gapWeeks: 0,
  stalls: 0,
  lastActiveOn: "2026-05-10",
  states: ["STALLED", "ON_TRACK", "ON_TRACK"],
  onTime: { p10: 2, p50: 3, p80: 4, p90: 4 },
  counted: 8,
};

const HOME: Page = { teams: [ATLAS], total: 8, ready: 1, needYou: 0, counted: 8, people: [], past: [] };

const ELIF = {
  learner: "elif",
  name: "Elif Demir",
  cohort: "demo",
  team: "atlas",
  state: "STALLED",
  needsYou: true,
  gapWeeks: -1,
  reasons: [{ reason: "QUIET", since: "2026-05-01T12:00:00Z", from: "2026-05-08T12:00:00Z", failedAttempts: 0 }],
  unitTitles: {},
  helpers: [],
} as unknown as LearnerRow;

/** The page asks at most once a second. */
const AFTER_A_PAUSE = { timeout: 3_000 };

let answers: (() => Response)[];
const browserFetch = globalThis.fetch;

beforeEach(() => {
  answers = [];
  globalThis.fetch = () => {
    const next = answers.shift();
    return next ? Promise.resolve(next()) : Promise.reject(new Error("the network is down"));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("shows a team and changes it without reload when a group changes", async () => {
  answers.push(
    () => Response.json(HOME),
    () => Response.json({ ...HOME, teams: [{ ...ATLAS, gapWeeks: -2 }] }),
  );
  render(<HomePage />);
  await screen.findByText("on plan");
  await act(() => {
    changed({ topic: "learner-progress", group: "demo/atlas", version: 2 });
  });
  await screen.findByText("2 weeks behind", {}, AFTER_A_PAUSE);
});

it("says what failed, keeps the data, and retries", async () => {
  answers.push(() => Response.json(HOME));
  render(<HomePage />);
  await screen.findByText("Atlas");
  await act(() => {
    changed({ topic: "learner-progress", group: "demo/atlas", version: 3 });
  });
  await screen.findByText(/the network is down/, {}, AFTER_A_PAUSE);
  expect(screen.getByText("Atlas")).toBeTruthy();
  answers.push(() => Response.json({ ...HOME, needYou: 1, people: [ELIF] }));
  await act(() => screen.getByText("Retry").click());
  await screen.findByRole("heading", { name: "One person needs you" });
  expect(screen.getByRole("link", { name: "Elif Demir" }).getAttribute("href")).toBe("/learners/elif");
  expect(screen.queryByText(/the network is down/)).toBeNull();
});

it("counts heads, and shows people as shapes with words", async () => {
  answers.push(() => Response.json(HOME));
  render(<HomePage />);
  const team = await screen.findByRole("row", { name: /Atlas/ });
  expect(team.textContent).toContain("1 needs help, 2 on track");
  expect(team.textContent).toContain("1 of 8");
  expect(team.textContent).toContain("3 of 82 to 4");
});

it.each([
  [{ teams: [] }, "No team yet"],
  [{}, "No one needs you today"],
  [{ needYou: 1 }, "One person needs you"],
  [{ needYou: 3 }, "Three people need you"],
  [{ total: 0 }, "Every team is on track"],
  [{ total: 0, teams: [{ ...ATLAS, state: "BEHIND" as const }] }, "One of 1 team is behind the plan or needs help"],
])("says in its heading what is so: %j", (change: Partial<Page>, text: string) => expect(title({ ...HOME, ...change })).toBe(text));

it.each([
  [[ATLAS], "None: all are on track."],
  [[{ ...ATLAS, state: "BEHIND" as const }], "Atlas, most urgent first."],
])("names the teams that need somebody: %j", (teams: TeamCard[], text: string) => expect(teamsSentence(teams)).toBe(text));
