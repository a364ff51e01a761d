import { screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Forecast, LearnerPage, UnitProgress } from "../api/answer";
import { Learner } from "./LearnerPage";
import { render } from "../test/render";

const UNTOUCHED = { done: 0, attempts: 0, failed: 0, spent: "PT0S" };
const AGENT: UnitProgress = { ...UNTOUCHED, unit: "project-agent", hours: 8, lacks: ["diagram", "tool-errors"] };

const NO_FORECAST_YET: Forecast = {
  target: "2026-07-01",
  basis: { enough: false, weeks: 40, fewestWeeks: 100, unitsLeft: 9 },
};

const ADA = {
  learner: "ada",
  name: "Ada Lovelace",
  background: "ML_ENGINEER",
  plan: {
    id: "ml-to-genai",
    title: "ML engineer to GenAI engineer",
    hoursPerWeek: 10,
    phases: [
      {
        id: "rag-agents",
        title: "RAG and agents",
        blocks: [
          {
            id: "agents",
            title: "Agents",
            firstWeek: 7,
            lastWeek: 8,
            units: [
              {
                id: "agent-memory",
                title: "Agent memory",
                kind: "STUDY",
                hours: 4,
                link: "https://example.org/memory",
              },
              {
                id: "project-agent",
                title: "Project 2",
                kind: "PROJECT",
                hours: 8,
                checklist: [
                  { id: "diagram", title: "Architecture diagram" },
                  { id: "results", title: "Quantified results" },
                  { id: "tool-errors", title: "Tool errors handled" },
                ],
                notes: ["A RAG pipeline is as good a project"],
              },
            ],
          },
        ],
      },
    ],
    skills: [
      { id: "rag", title: "RAG: retrieval" },
      { id: "agents", title: "Agents" },
    ],
    roles: [{ id: "genai-engineer", title: "GenAI engineer" }],
    skip: [{ id: "basic-python", title: "Basic Python" }],
    interview: [
      { id: "debugging", title: "Debugging", from: "loss curves", to: "prompt failures" },
      { id: "production", title: "Production", from: "drift", to: "cost" },
    ],
    audience: { ML_ENGINEER: { factor: 1, months: { from: 2, to: 3 } } },
  },
  progress: {
    state: "ON_TRACK",
    team: "atlas",
    cohort: "demo",
    gapWeeks: 0,
    done: 0.2,
    planned: 0.2,
    planWeek: 2,
    events: 9,
    activeDays: 4,
    spent: "PT20H",
    skipSpent: "PT6H",
    skipped: [{ topic: "basic-python", spent: "PT6H", planWeeks: 0.6 }],
    shipped: [
      { skills: ["agents"], by: "reviewer", at: "2025-12-28T12:00:00Z" },
      { skills: ["rag", "agents"], by: "manager", at: "2026-05-02T12:00:00Z" },
    ],
    interview: { value: 0.4, required: 0.7, dimensions: [{ dimension: "debugging", level: 0.56, times: 2 }, { dimension: "production", times: 0 }] },
    stalls: [],
    reasons: [],
    units: [{ ...UNTOUCHED, unit: "agent-memory", hours: 4, lacks: [] }, AGENT],
    otherRoles: {},
    weeks: [1],
    readiness: {
      role: "genai-engineer",
      shown: 0,
      assumed: 0.3,
      missing: 0.7,
      ready: false,
      skills: [],
      gaps: [],
      openGates: [],
      broughtAlong: { share: 0, headStart: 0, skills: [] },
    },
  },
  episodes: [],
  start: "2026-05-01",
  hoursPerWeek: 10,
  leave: [],
  helpers: [],
  followUps: [],
  stuck: {},
  offers: [],
  ownWord: [],
  chances: [],
  forecast: NO_FORECAST_YET,
  past: [],
} as unknown as LearnerPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-05-10T12:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = "";
});

function withProject(project: Partial<UnitProgress>): LearnerPage {
  return { ...ADA, progress: { ...ADA.progress, units: [{ ...AGENT, ...project }] } };
}

function withWeeks(own: number, basis: Partial<Forecast["basis"]>): LearnerPage {
  const weeks = Array.from({ length: own }) as LearnerPage["progress"]["weeks"];
  return {
    ...ADA,
    progress: { ...ADA.progress, weeks },
    forecast: { ...NO_FORECAST_YET, basis: { ...NO_FORECAST_YET.basis, ...basis } },
  };
}

it("leads to where a unit is learnt, and to the plan", () => {
  render(<Learner page={ADA} />);
  const link = screen.getByRole("link", { name: "Agent memory" });
  expect(link.getAttribute("href")).toBe("https://example.org/memory");
  expect(link.getAttribute("target")).toBe("_blank");
  expect(link.getAttribute("rel")).toBe("noreferrer");
  expect(screen.queryByRole("link", { name: "Project 2" })).toBeNull();
  expect(screen.getByRole("link", { name: "ML engineer to GenAI engineer" }).getAttribute("href")).toBe("/plans/ml-to-genai");
});

it("shows what a project has to show, with ticks, and its notes", () => {
  render(<Learner page={ADA} />);
  const items = within(screen.getByText("Architecture diagram").closest("ul") as HTMLElement).getAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual([
    "○ Architecture diagram not yet",
    "✓ Quantified results ticked",
    "○ Tool errors handled not yet",
  ]);
  expect(screen.getByText("A RAG pipeline is as good a project").closest("details")).toBeTruthy();
});

it.each([
  [
    { work: { submittedAt: "2026-05-01T12:00:00Z", reviewedAt: "2026-05-03T12:00:00Z", accepted: false, evidence: ["results"] } },
    "sent back on 3 May; missing: Architecture diagram, Tool errors handled (the learner's turn)",
  ],
  [
    { work: { submittedAt: "2026-05-04T12:00:00.5Z", reviewedAt: "2026-05-04T12:00:00Z", accepted: false, evidence: [] } },
    "waits for a review since 4 May (a reviewer's turn)",
  ],
  [
    { lacks: ["diagram"], work: { reviewedAt: "2026-05-03T12:00:00Z", accepted: true, evidence: ["results", "tool-errors"] } },
    "approved; still to be ticked: Architecture diagram (a reviewer's turn)",
  ],
])("says whose turn a project is: %j", (project: Partial<UnitProgress>, text: string) => {
  render(<Learner page={withProject(project)} />);
  expect(screen.getByText(text)).toBeTruthy();
});

it("says nothing of turns and items once a project is done", () => {
  render(<Learner page={withProject({ done: 1, lacks: [], work: { reviewedAt: "2026-05-03T12:00:00Z", accepted: true, evidence: [] } })} />);
  expect(screen.queryByText(/turn/)).toBeNull();
  expect(screen.queryByText("Architecture diagram")).toBeNull();
});

it("shows time on what is to be skipped by topic, and work that is in use", () => {
  render(<Learner page={ADA} />);
  expect(screen.getByText("Basic Python: 6 h, 0.6 plan weeks")).toBeTruthy();
  const used = screen.getAllByText(/^In use at work/).map((item) => item.textContent);
  expect(used).toEqual([
    "In use at work since 2 May: RAG, Agents; confirmed by the manager.",
    "In use at work since 28 Dec 2025: Agents; confirmed by a reviewer.",
  ]);
});

it("shows how well each topic of the interview is practised, once one is", () => {
  render(<Learner page={ADA} />);
  expect(screen.getByText("1 of 2 topics practised.")).toBeTruthy();
  expect(screen.getByText("Debugging: 56 %, 2 times")).toBeTruthy();
  expect(screen.getByText("Production: not yet")).toBeTruthy();
  document.body.innerHTML = "";
  const never = { ...ADA.progress.interview, dimensions: ADA.progress.interview.dimensions.map((d) => ({ dimension: d.dimension, times: 0 })) };
  render(<Learner page={{ ...ADA, progress: { ...ADA.progress, interview: never } }} />);
  expect(screen.queryByText(/practised/)).toBeNull();
});

it.each([
  ["without a forecast", ADA, true],
  ["with too few own weeks", withWeeks(3, { enough: true }), true],
  ["not with own weeks enough", withWeeks(4, { enough: true }), false],
  ["not when all is done", withWeeks(1, { unitsLeft: 0 }), false],
])("says what the plan expects of the background: %s", (_, page: LearnerPage, said: boolean) => {
  render(<Learner page={page} />);
  const text = screen.queryByText("The plan expects 2 to 3 months of an ML engineer, at 10 hours a week.");
  expect(text !== null).toBe(said);
});
