import { screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { LearnerPage } from "../api/answer";
import { titlesOf } from "../parts/titles";
import type { Gate } from "../parts/turns";
import { BroughtAlong, OtherRoles, Readiness, verdict, WhatIsMissing } from "./Readiness";
import { render } from "../test/render";

type Ready = LearnerPage["progress"]["readiness"];

const NOTHING: Ready = {
  role: "genai-engineer",
  shown: 0,
  assumed: 0.3,
  missing: 0.7,
  ready: false,
  skills: [],
  gaps: [{ skill: "rag", open: 0.4, units: ["rag-evaluation"], begun: false }],
  openGates: [{ kind: "UNIT", id: "project-agent", missing: [] }],
  broughtAlong: {
    share: 0.83,
    headStart: 0.56,
    skills: [
      { skill: "evaluation", share: 0.9, ground: "ASSUMED" },
      { skill: "python", share: 0.7, ground: "ATTESTED", word: { level: 0.7, by: "manager", at: "2026-05-03T12:00:00Z" } },
      { skill: "statistics", share: 1, ground: "SHOWN", word: { level: 0.9, by: "placement", at: "2025-12-28T12:00:00Z" } },
    ],
  },
};

const NOW = new Date("2026-05-10T12:00:00Z");

const PLAN = {
  phases: [
    {
      blocks: [
        {
          units: [
            { id: "rag-evaluation", title: "A RAG harness" },
            {
              id: "project-agent",
              title: "Project 2",
              checklist: [
                { id: "diagram", title: "Architecture diagram" },
                { id: "tool-errors", title: "Tool errors handled" },
                { id: "trade_offs", title: "Trade-offs: what was weighed" },
              ],
            },
            { id: "project-production", title: "Project 3", checklist: [{ id: "results", title: "Quantified results" }] },
          ],
        },
      ],
    },
  ],
  skills: [
    { id: "rag", title: "RAG" },
    { id: "evaluation", title: "Evaluation" },
    { id: "python", title: "Python" },
    { id: "statistics", title: "Statistics" },
    { id: "research", title: "Research: papers" },
  ],
  roles: [
    { id: "genai-engineer", title: "GenAI engineer" },
    { id: "specialist", title: "AI/ML specialist" },
  ],
  skip: [],
  interview: [],
  audience: { ML_ENGINEER: { factor: 1, headStart: { from: 0.6, to: 0.7 } } },
} as unknown as LearnerPage["plan"];

const TITLES = titlesOf(PLAN);

function page(readiness: Ready): LearnerPage {
  return {
    plan: PLAN,
    background: "ML_ENGINEER",
    progress: {
      readiness,
      otherRoles: { specialist: { teaches: 0.2, shown: 0.5, untaught: ["research"] } },
    },
  } as unknown as LearnerPage;
}

const REVIEW: Gate = { kind: "REVIEW", id: "project-agent", missing: ["diagram"] };
const SENT_BACK: Gate = { kind: "SENT_BACK", id: "project-production", missing: ["results"] };

afterEach(() => {
  document.body.innerHTML = "";
});

it.each([
  ["nothing shown", {}, "Not ready. Nothing is shown yet of RAG. The learner's turn: A RAG harness would show it."],
  ["ready", { ready: true }, "Ready."],
  [
    "a reviewer's turn",
    { openGates: [REVIEW] },
    "Not ready. A reviewer's turn: Project 2 is handed in and waits for a review.",
  ],
  [
    "the learner's turn",
    { openGates: [{ kind: "UNIT", id: "rag-evaluation", missing: [] }, SENT_BACK] },
    "Not ready. The learner's turn: Project 3 was sent back; missing: Quantified results.",
  ],
  [
    "accepted with items missing",
    { openGates: [{ ...REVIEW, kind: "CHECKLIST", missing: ["diagram", "tool-errors"] }] },
    "Not ready. A reviewer's turn: Project 2 is approved; still to be ticked: Architecture diagram, Tool errors handled.",
  ],
  [
    "more items than a sentence bears",
    { openGates: [{ ...REVIEW, kind: "SENT_BACK", missing: ["diagram", "trade_offs", "tool-errors", "own", "other"] }] },
    "Not ready. The learner's turn: Project 2 was sent back; missing: Architecture diagram, Trade-offs, Tool errors handled and 2 more.",
  ],
  [
    "the turn of both",
    { openGates: [SENT_BACK, REVIEW] },
    "Not ready. A reviewer's turn: Project 2 is handed in and waits for a review. The learner's turn: Project 3 was sent back; missing: Quantified results.",
  ],
  [
    "a gate alone",
    { shown: 0.9, gaps: [], openGates: [{ kind: "UNIT", id: "project-agent", missing: ["diagram"] }] },
    "Not ready. The learner's turn: Project 2 is not done; its checklist: Architecture diagram.",
  ],
] as [string, Partial<Ready>, string][])("says in a sentence where it stands: %s", (_, change, sentence) => {
  expect(verdict(page({ ...NOTHING, ...change }), TITLES)).toBe(sentence);
});

it("says of each open gate whose turn it is, and a few items that are missing", () => {
  const long: Gate = { ...REVIEW, kind: "CHECKLIST", missing: ["diagram", "trade_offs", "tool-errors", "own"] };
  render(<WhatIsMissing page={page({ ...NOTHING, openGates: [REVIEW, SENT_BACK, long] })} titles={TITLES} />);
  const turns = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(turns).toContain("Project 2 is handed in and waits for a review a reviewer's turn");
  expect(turns).toContain("Project 3 was sent back; missing: Quantified results the learner's turn");
  expect(turns).toContain(
    "Project 2 is approved; still to be ticked: Architecture diagram, Trade-offs, Tool errors handled and 1 more a reviewer's turn",
  );
});

it("tells what is shown, assumed and missing apart, and what comes along", () => {
  render(
    <>
      <Readiness page={page(NOTHING)} titles={TITLES} own={false} />
      <BroughtAlong page={page(NOTHING)} skill={TITLES.skill} now={NOW} />
    </>,
  );
  expect(screen.getByText("0 % shown").closest("p")?.textContent).toBe("0 % shown by results, 30 % assumed.");
  expect(screen.getByText("Evaluation: 90 %, assumed")).toBeTruthy();
  const head = "That is a head start of 56 % of the whole role, in part or all assumed; the curriculum gives an ML engineer 60–70 %.";
  expect(screen.getByText(head)).toBeTruthy();
  expect(screen.getByText("Python: 70 %, vouched for by the manager on 3 May")).toBeTruthy();
  expect(
    screen.getByText("Statistics: 100 %, shown by results, and vouched for by a placement test on 28 Dec 2025"),
  ).toBeTruthy();
  expect(screen.getByText(/On average 83 % of 3 skills; 1 assumed/)).toBeTruthy();
});

it("says of other roles what this plan cannot show", () => {
  render(<OtherRoles page={page(NOTHING)} role={TITLES.role} skill={TITLES.skill} />);
  expect(screen.getByRole("row", { name: "AI/ML specialist 20 % 50 % Research: papers" })).toBeTruthy();
});
