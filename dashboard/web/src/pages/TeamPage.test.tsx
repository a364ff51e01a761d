import { screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { TeamPage } from "../api/answer";
import { fullWeeks, StudyTime, StuckUnits } from "./TeamCards";
import { title } from "./TeamPage";
import { SkillTable } from "./TeamSkills";
import { render } from "../test/render";

const ATLAS: TeamPage = {
  cohort: "demo",
  team: "atlas",
  learners: 8,
  small: false,
  states: {},
  ready: 1,
  shown: 0.4,
  assumed: 0.2,
  p25: 0.5,
  p50: 0.6,
  p75: 0.7,
  histogram: [],
  done: 0.5,
  planned: 0.5,
  gapWeeks: 0,
  remainingWeeks: 6,
  stalls: 0,
  spent: "PT0S",
  skipSpent: "PT0S",
  finishedUnits: 0,
  measured: 0,
  skills: [
    { skill: "rag", level: 0.2, required: 0.8, assumed: 0.1, gap: 0.6, learners: 8, assessed: 2 },
    { skill: "agents", level: 0.5, required: 0.8, assumed: 0.1, gap: 0.3, learners: 8, assessed: 0 },
  ],
  weeks: [],
  units: [{ unit: "chunking", begun: 5, done: 2, medianDays: 3, failedAttempts: 4, failing: 2 }],
  planTitles: { "ml-to-genai": "ML engineer to GenAI engineer" },
  skillTitles: { rag: "RAG architecture" },
  unitTitles: { chunking: "Chunking and retrieval" },
  plannedDays: { chunking: 2.8 },
  stuck: ["chunking"],
  past: [],
};

afterEach(() => {
  document.body.innerHTML = "";
});

it("names skills by their title, and by the id where no plan has one", () => {
  render(<SkillTable page={ATLAS} />);
  expect(screen.getByRole("rowheader", { name: "RAG architecture" })).toBeTruthy();
  expect(screen.getByText(/2 of 2; most/).textContent).toBe("2 of 2; most: RAG architecture and agents. 1 skill was shown by nobody yet.");
});

it("lacks most what most people lack, and not what the plan of one asks for", () => {
  const alone = { skill: "cloud", level: 0, required: 0.7, assumed: 0.1, gap: 0.7, learners: 1, assessed: 0 };
  render(<SkillTable page={{ ...ATLAS, skills: [alone, ...ATLAS.skills] }} />);
  expect(screen.getByText(/3 of 3; most/).textContent).toContain("most: RAG architecture, agents and cloud.");
  expect(screen.getAllByRole("rowheader").map((row) => row.textContent)).toEqual(["RAG architecture", "agents", "cloud"]);
});

it("names the unit on which most are stuck by its title, with the planned days", () => {
  render(<StuckUnits page={ATLAS} />);
  expect(screen.getAllByText("Most on “Chunking and retrieval”: 3 days in the middle where 2.8 were planned, failed so far by 2 people.")[0]?.tagName).toBe("P");
});

it("is stuck on nothing that one person failed", () => {
  render(<StuckUnits page={{ ...ATLAS, stuck: [], units: [{ unit: "chunking", begun: 5, done: 2, medianDays: 3, failedAttempts: 4, failing: 1 }] }} />);
  expect(screen.getAllByText("Nowhere: no unit was failed by two, or took twice its time.")[0]?.tagName).toBe("P");
});

it.each([
  [{}, "Atlas: on track"],
  [{ learners: 0 }, "Atlas: nobody is there"],
  [{ states: { STALLED: 2 } }, "Atlas: 2 of 8 need help"],
  [{ gapWeeks: -1.6 }, "Atlas: 1.6 weeks behind"],
  [{ states: { NOT_FINISHED: 3, FINISHED: 5 } }, "Atlas: 5 of 8 finished"],
  [{ people: { total: 8, needYou: 0, notOnTrack: 0, rows: [], reasons: {}, skills: {}, gains: {} } }, "Atlas: no one needs you today"],
])("says in its heading what is so: %j", (change: Partial<TeamPage>, text: string) => expect(title({ ...ATLAS, ...change })).toBe(text));

const WEEK = { week: 1, learners: 8, full: 8, effort: "PT8H", done: 0.1, planned: 0.1, earned: 1, p25: 0.1, p50: 0.2, p75: 0.3 };

it("takes no week as the last full one that most are still in", () => {
  const weeks = [WEEK, { ...WEEK, week: 2, effort: "PT9H" }, { ...WEEK, week: 3, full: 1, effort: "PT2H" }, { ...WEEK, week: 4, learners: 1, full: 1 }];
  expect(fullWeeks(weeks).map((w) => w.week)).toEqual([1, 2]);
  render(<StudyTime group={{ ...ATLAS, weeks }} last={4} />);
  expect(screen.getAllByText("9 h a person in the last full week.")[0]?.tagName).toBe("P");
});
