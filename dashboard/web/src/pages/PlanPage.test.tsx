import { screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PlanPage as Page } from "../api/answer";
import { PlanPage, Published } from "./PlanPage";
import { render } from "../test/render";

const NOW = new Date("2026-05-10T12:00:00Z");

/** One of each that a plan can say. */
const PLAN: Page = {
  id: "small",
  plannedDays: {},
  units: [],
  version: 7,
  title: "From ML to GenAI",
  description: "Four weeks beside the job",
  hoursPerWeek: 12,
  phases: [
    {
      id: "foundations",
      title: "Phase of foundations",
      blocks: [
        {
          id: "calls",
          title: "Block of calls",
          firstWeek: 1,
          lastWeek: 1,
          units: [
            {
              id: "first-calls",
              title: "Unit of first calls",
              kind: "STUDY",
              hours: 4,
              passMark: 0.7,
              skills: ["apis"],
              notes: ["A note on calls"],
              link: "https://example.org/calls",
            },
            {
              id: "calls-check",
              title: "Check of calls",
              kind: "ASSESSMENT",
              hours: 1,
              passMark: 0.65,
              skills: ["apis"],
              link: "https://example.org/check",
            },
          ],
        },
      ],
    },
    {
      id: "building",
      title: "Phase of building",
      blocks: [
        {
          id: "retrieval",
          title: "Block of retrieval",
          firstWeek: 2,
          lastWeek: 4,
          units: [
            {
              id: "project",
              title: "Project of retrieval",
              kind: "PROJECT",
              hours: 19,
              passMark: 0.7,
              skills: ["rag"],
              checklist: [
                { id: "diagram", title: "Architecture diagram" },
                { id: "labelled", title: "Labelled test set" },
              ],
            },
          ],
        },
      ],
    },
  ],
  skills: [
    { id: "apis", title: "LLM APIs", from: "Model serving", credit: {} },
    { id: "rag", title: "RAG", from: "", within: "apis", credit: {} },
    { id: "python", title: "Python", from: "Scripts", credit: { ML_ENGINEER: 0.95, SOFTWARE_ENGINEER: 0.85 } },
  ],
  roles: [
    {
      id: "genai-engineer",
      title: "GenAI engineer",
      needs: [
        { skill: "rag", weight: 3, required: 0.75 },
        { skill: "python", weight: 1.5, required: 0.6 },
      ],
      gates: ["project"],
      interview: 0.72,
    },
    { id: "prompter", title: "Prompt systems engineer", needs: [], gates: [], interview: 0 },
  ],
  skip: [
    { id: "basic-python", title: "Basics of Python" },
    { id: "basic-statistics", title: "Basics of statistics" },
  ],
  interview: [
    { id: "debugging", title: "Debugging of systems", from: "loss curves", to: "prompt failures", skills: ["rag"] },
    { id: "cost", title: "Cost of systems", from: "cluster hours", to: "tokens" },
  ],
  guidance: { "does-not-transfer": ["Training from scratch"], routes: ["A role inside", "A role elsewhere"] },
  audience: {
    ML_ENGINEER: { factor: 1, months: { from: 2, to: 3 }, headStart: { from: 0.6, to: 0.7 } },
    DATA_SCIENTIST: { factor: 1.5, months: { from: 12 }, skip: ["basic-statistics"] },
    SOFTWARE_ENGINEER: { factor: 2, skip: [], better: "roadmap" },
  },
  rubric: [
    { id: "concrete", title: "A concrete project", helps: true },
    { id: "training-talk", title: "Talk of training", helps: false },
  ],
  placement: [{ id: "placement", title: "Placement of Python", skills: ["python"], link: "https://example.org/placement" }],
  provenance: { source: "A digest of courses", owner: "The catalog team", reviewed: "2025-08-01" },
  planTitles: { roadmap: "Roadmap from the foundations" },
};

const browserFetch = globalThis.fetch;
let asked: string[];

beforeEach(() => {
  asked = [];
  globalThis.fetch = (address) => {
    asked.push(String(address));
    return Promise.resolve(Response.json(PLAN));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

/** Every text of a value, with the keys that lead to it; ids are for machines. */
function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}/${key}`));
}

/** What stands on the page for an id or a code. */
const READS: Record<string, string> = {
  apis: "LLM APIs",
  rag: "RAG",
  python: "Python",
  project: "Project of retrieval",
  roadmap: "Roadmap from the foundations",
  "basic-statistics": "Basics of statistics",
  STUDY: "study",
  ASSESSMENT: "assessment",
  PROJECT: "project",
  "2025-08-01": "9 months ago",
};

it("shows everything that the plan says", () => {
  const { container } = render(<Published plan={PLAN} now={NOW} />);
  const links = new Set(screen.getAllByRole("link").map((link) => link.getAttribute("href")));
  const said = texts(PLAN).filter(([path]) => !path.endsWith("/id"));
  expect(said.length).toBeGreaterThan(50);
  const unseen = said.filter(([path, text]) =>
    path.endsWith("/link") ? !links.has(text) : !container.textContent?.includes(READS[text] ?? text),
  );
  expect(unseen).toEqual([]);
});

it("says how long it is, and who answers for it", () => {
  render(<Published plan={PLAN} now={NOW} />);
  expect(screen.getByText("4 weeks at 12 hours a week")).toBeTruthy();
  expect([...(screen.getByText("9 months ago").closest("p")?.children ?? [])].map((part) => part.textContent).slice(1)).toEqual([
    "version 7",
    "Source: A digest of courses",
    "owner: The catalog team",
    "reviewed 9 months ago",
  ]);
  expect(screen.getByText("3 units, 24 hours, 1 project among them.")).toBeTruthy();
  const blocks = screen.getAllByText(/^Weeks? \d/).map((block) => block.textContent);
  expect(blocks).toEqual(["Week 1: Block of calls 2 units, 5 hours", "Weeks 2 to 4: Block of retrieval 1 unit, 19 hours"]);
  expect(screen.getByRole("heading", { name: "Does not transfer" })).toBeTruthy();
});

it.each([
  "ML engineers the planned time 2 to 3 months 60–70 % the curriculum's figure Basics of Python; Basics of statistics this one",
  "Data scientists 1.5 times the planned time 12 months and more not stated Basics of statistics this one",
  "Software engineers twice the planned time not stated not stated nothing is skipped Roadmap from the foundations",
  "GenAI engineer 2 skills RAG: 75 % is enough, weight 3 Python: 60 % is enough, weight 1.5 Project of retrieval 72 % on each topic, for a role at another employer",
  "Prompt systems engineer 0 skills nothing none",
  "RAG builds it nothing: it is new LLM APIs nothing",
  "Python does not build it Scripts – ML engineers 95 %; Software engineers 85 %",
  "Check of calls assessment, passed from 65 % 1 LLM APIs",
  "Debugging of systems loss curves prompt failures RAG",
])("has the row %s", (row) => {
  render(<Published plan={PLAN} now={NOW} />);
  expect(screen.getAllByRole("row").map(words)).toContain(row);
});

/** The text of a row, its parts apart. */
function words(row: HTMLElement): string {
  const nodes = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (nodes.nextNode()) parts.push(nodes.currentNode.nodeValue ?? "");
  return parts.map((part) => part.trim()).filter(Boolean).join(" ").replaceAll(" : ", ": ");
}

it("tells what helps in an interview from what hurts", () => {
  render(<Published plan={PLAN} now={NOW} />);
  const [helps, hurts] = ["A concrete project", "Talk of training"].map((text) => screen.getByText(text).closest("td"));
  expect(helps?.dataset.label).toBe("Helps");
  expect(hurts?.dataset.label).toBe("Hurts");
});

it("leads to where a unit is learnt, to a test and to the better plan", () => {
  render(<Published plan={PLAN} now={NOW} />);
  const unit = screen.getByRole("link", { name: "Unit of first calls" });
  expect([unit.getAttribute("href"), unit.getAttribute("target"), unit.getAttribute("rel")]).toEqual([
    "https://example.org/calls",
    "_blank",
    "noreferrer",
  ]);
  expect(screen.getByRole("link", { name: "Roadmap from the foundations" }).getAttribute("href")).toBe("/plans/roadmap");
});

it("names a better plan that is not published without leading to it", () => {
  render(<Published plan={{ ...PLAN, planTitles: {} }} now={NOW} />);
  expect(screen.getByText("roadmap")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "roadmap" })).toBeNull();
});

it("leaves out what the plan does not say", () => {
  const silent: Page = { ...PLAN, skip: [], interview: [], guidance: {} };
  delete silent.audience;
  delete silent.rubric;
  delete silent.placement;
  delete silent.provenance;
  render(<Published plan={silent} now={NOW} />);
  expect(screen.queryByText(/reviewed/)).toBeNull();
  expect(screen.getByText("Nothing is skipped.")).toBeTruthy();
  const people = within(screen.getByText("Whom is it for?").closest("section") as HTMLElement);
  expect(people.getAllByText("nothing is skipped")).toHaveLength(3);
  expect(people.getByText("twice the planned time").closest("tr")?.textContent).toContain("Software engineers");
  expect(screen.getAllByRole("heading", { level: 2 }).map((h) => h.textContent)).toEqual([
    "Whom is it for?",
    "What is learnt, and when?",
    "What can be skipped?",
    "Which roles does it lead to?",
    "Which skills does it build?",
  ]);
});

it("asks once, for the plan of its address", async () => {
  render(<PlanPage id="ml to/genai" />);
  await screen.findByRole("heading", { level: 1, name: "From ML to GenAI" });
  expect(asked).toEqual(["/api/v1/plans/ml%20to%2Fgenai"]);
});

const BUSY: Page = {
  ...PLAN,
  plannedDays: { chunks: 2 },
  units: [{ unit: "chunks", begun: 9, done: 4, failing: 5, medianDays: 9, stuckIn: ["atlas", "borealis"] }],
};

it("names a unit that holds up several teams as the unit's fault, with its owner", () => {
  render(<Published plan={BUSY} now={NOW} />);
  expect(screen.getByText("“chunks” holds up 2 teams.")).toBeTruthy();
  expect(screen.getByText("chunks").closest("p")?.textContent).toBe("chunks holds up Atlas and Borealis. Its owner is The catalog team.");
  expect(screen.getAllByText("Most are at “chunks”: 5 people.")[0]?.tagName).toBe("P");
});

it("does not call what one team is stuck on a fault of the unit", () => {
  const [unit] = BUSY.units;
  render(<Published plan={{ ...BUSY, units: unit ? [{ ...unit, stuckIn: ["atlas"] }] : [] }} now={NOW} />);
  expect(screen.queryByText(/holds up/)).toBeNull();
  expect(screen.getAllByText("“chunks”, in one team each.")[0]?.tagName).toBe("P");
});
