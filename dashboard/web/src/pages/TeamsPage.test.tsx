import { act, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TeamRow } from "../api/answer";
import { changed } from "../api/live";
import { sentence, TeamsPage } from "./TeamsPage";

const ATLAS: TeamRow = {
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
};

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
    () => Response.json([ATLAS]),
    () => Response.json([{ ...ATLAS, gapWeeks: -2 }]),
  );
  render(<TeamsPage />);
  await screen.findByText("on plan");
  await act(() => {
    changed({ topic: "learner-progress", group: "demo/atlas", version: 2 });
  });
  await screen.findByText("2 weeks behind", {}, AFTER_A_PAUSE);
});

it("says what failed, keeps the data, and retries", async () => {
  answers.push(() => Response.json([ATLAS]));
  render(<TeamsPage />);
  await screen.findByText("atlas");
  await act(() => {
    changed({ topic: "learner-progress", group: "demo/atlas", version: 3 });
  });
  await screen.findByText(/the network is down/, {}, AFTER_A_PAUSE);
  expect(screen.getByText("atlas")).toBeTruthy();
  answers.push(() => Response.json([{ ...ATLAS, stalls: 3 }]));
  await act(() => screen.getByText("Retry").click());
  await screen.findByText("3");
  expect(screen.queryByText(/the network is down/)).toBeNull();
});

it.each([
  [[], "No team yet: import a roster, and it will show here."],
  [[ATLAS], "No one needs help today."],
  [[{ ...ATLAS, stalls: 1 }], "All teams are on track; 1 alert is open."],
  [[{ ...ATLAS, state: "BEHIND" as const, stalls: 2 }], "atlas is behind the plan or needs help; 2 alerts are open."],
])("answers its question from %j", (teams: TeamRow[], text: string) =>
  expect(sentence(teams)).toBe(text),
);
