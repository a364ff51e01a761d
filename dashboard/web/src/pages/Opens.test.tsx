import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { LearnerPage, OpenedFigure, Standing } from "../api/answer";
import { render } from "../test/render";
import { moved, ofAnswers, ofOutlook, ofSchedule, Opens } from "./Opens";
import { titlesOf } from "../parts/titles";

const NOW = new Date("2026-11-28T12:00:00Z");
const IS: Standing = { shown: 0.41, gapWeeks: -1.2, ready: false, likely: "2027-01-06", onTime: 0.31 };

const plan = {
  phases: [{ blocks: [{ units: [{ id: "rag", title: "RAG harness", skills: ["r"] }, { id: "read", title: "Reading", skills: ["p"] }] }] }],
  skills: [{ id: "r", title: "RAG" }, { id: "p", title: "Prompting" }],
  roles: [],
  skip: [],
  interview: [],
};
const page = {
  learner: "ada",
  plan,
  ownWord: [],
  progress: {
    units: [
      { unit: "rag", doneAt: "2026-11-20T10:00:00Z", attempts: 1, failed: 0 },
      { unit: "read", doneAt: "2026-11-19T10:00:00Z", attempts: 0, failed: 0 },
    ],
    shipped: [],
    readiness: { broughtAlong: { skills: [] } },
  },
} as unknown as LearnerPage;

const OPENED: OpenedFigure = {
  explanation: {
    figure: "shown",
    value: 0.41,
    rules: 8,
    planVersion: 3,
    skills: [
      { skill: "r", weight: 0.6, level: 0.35, required: 0.7, adds: 0.3 },
      { skill: "p", weight: 0.11, level: 0.9, required: 0.8, adds: 0.11 },
    ],
    weeks: [],
  },
  now: IS,
  steps: [{ unit: "rag", kind: "ASSESSMENT", score: 0.7, then: { ...IS, shown: 0.46, likely: "2026-12-29" } }],
};

const browserFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("asks nothing until it is pressed, then shows parts that sum to the figure", async () => {
  const asked: string[] = [];
  globalThis.fetch = (url) => {
    asked.push(String(url));
    return Promise.resolve(Response.json(OPENED));
  };
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute("open", "");
  };
  render(
    <Opens page={page} figure="shown" titles={titlesOf(plan as never)}>
      41 % shown
    </Opens>,
  );
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "41 % shown" }));
  await screen.findByText("60 % × 35 % / 70 %");
  expect(asked).toEqual(["/api/v1/learners/ada/figures/shown"]);
  const rows = [...document.querySelectorAll("tbody tr")].map((r) => parseFloat(r.lastElementChild?.textContent ?? ""));
  const [first = NaN, second = NaN, together = NaN] = rows;
  expect(first + second).toBeCloseTo(together, 5);
  expect(screen.getByText("11 % × 1")).toBeTruthy();
  expect(document.body.textContent).toContain("RAG harness just passed, with 70 %: shown 41 % → 46 %, as likely as not done 6 Jan 2027 → 29 Dec");
  expect(document.body.textContent).toContain("Rules 8, plan version 3.");
});

it("shows of a skill its own results alone", async () => {
  globalThis.fetch = () => Promise.resolve(Response.json({ ...OPENED, explanation: { ...OPENED.explanation, figure: "skill:r", skills: [] } }));
  HTMLDialogElement.prototype.showModal = () => undefined;
  render(
    <Opens page={page} figure="skill:r" titles={titlesOf(plan as never)}>
      35 %
    </Opens>,
  );
  fireEvent.click(screen.getByText("35 %"));
  await screen.findByText("What is behind it");
  expect(document.querySelectorAll(".log li")).toHaveLength(1);
});

it("shows of hours those of each week, which sum to them", async () => {
  const weeks = [{ week: 0, hours: 0.5 }, { week: 1, hours: 4 }, { week: 2, hours: 6.5 }];
  globalThis.fetch = () => Promise.resolve(Response.json({ ...OPENED, steps: [], explanation: { ...OPENED.explanation, figure: "hours", value: 11, skills: [], weeks } }));
  HTMLDialogElement.prototype.showModal = () => undefined;
  render(
    <Opens page={page} figure="hours" titles={titlesOf(plan as never)}>
      11 h
    </Opens>,
  );
  fireEvent.click(screen.getByText("11 h"));
  await screen.findByText("before the start, or on leave");
  expect([...document.querySelectorAll("tbody td")].map((c) => c.textContent)).toEqual(["0.5", "4", "6.5", "11"]);
});

it("says differences in numbers that are the figure's", () => {
  expect(ofSchedule({ planWeek: 8, done: 0.52, earned: 6.8, weeks: 12 }, -1.2)).toBe(
    "52 % of the plan’s hours are done; by the plan that takes 6.8 weeks. 8 of its 12 weeks have passed: 6.8 − 8 = -1.2, which reads 1.2 weeks behind.",
  );
  expect(
    ofOutlook(
      { unitsLeft: 27, weeksLeft: 6.1, asPlanned: "2027-01-09", hoursPerWeek: 10, weeks: 167, dates: { p10: "2026-12-26", p50: "2027-01-06" }, target: "2026-12-28" },
      0.31,
      NOW,
    ),
  ).toBe(
    "27 units are left: 6.1 weeks of work at 10 h a week, so 9 Jan 2027 if every unit took what the plan says. A thousand futures, each week of them drawn from 167 weeks of learners here who stood alike, are done: 10 % by 26 Dec, 50 % by 6 Jan 2027. By the target, 28 Dec, 31 % of them are.",
  );
  expect(ofAnswers(undefined, 0)).toBe("No result has shown anything of it yet.");
  expect(ofAnswers({ right: 14, wrong: 6, failed: 2, results: 3, lastAt: "" }, 0.55)).toContain("beta distribution of 14 and 9");
  expect(moved(IS, IS, NOW)).toBe("nothing that shows in whole numbers");
  expect(moved(IS, { ...IS, ready: true, onTime: 0.44 }, NOW)).toBe("on time 31 % → 44 %, ready");
});
