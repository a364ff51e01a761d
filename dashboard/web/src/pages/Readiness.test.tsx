import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { LearnerPage } from "../api/answer";
import { Readiness, verdict } from "./Readiness";

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
    skills: [
      { skill: "evaluation", share: 0.9, ground: "ASSUMED" },
      { skill: "python", share: 0.7, ground: "ATTESTED" },
    ],
  },
};

function page(readiness: Ready): LearnerPage {
  return {
    plan: {
      skills: [
        { id: "rag", title: "RAG" },
        { id: "evaluation", title: "Evaluation" },
        { id: "python", title: "Python" },
        { id: "research", title: "Research: papers" },
      ],
      roles: [
        { id: "genai-engineer", title: "GenAI engineer" },
        { id: "specialist", title: "AI/ML specialist" },
      ],
      interview: [],
    },
    progress: {
      readiness,
      otherRoles: { specialist: { teaches: 0.2, shown: 0.5, untaught: ["research"] } },
      interview: { value: 0, required: 0.7, dimensions: [] },
    },
  } as unknown as LearnerPage;
}

const title = (unit: string) => ({ "rag-evaluation": "A RAG harness", "project-agent": "Project 2" })[unit] ?? unit;
const skill = (id: string) => ({ rag: "RAG" })[id] ?? id;

afterEach(() => {
  document.body.innerHTML = "";
});

it.each([
  ["nothing shown", {}, "Not ready: nothing is shown of RAG: A RAG harness would show it."],
  ["ready", { ready: true }, "Ready."],
  [
    "a reviewer's turn",
    { openGates: [{ kind: "REVIEW", id: "project-agent", missing: [] }] },
    "Not ready: it is a reviewer's turn, Project 2 waits for a review.",
  ],
  ["a gate alone", { shown: 0.9, gaps: [] }, "Not ready: Project 2."],
] as [string, Partial<Ready>, string][])("says in a sentence where it stands: %s", (_, change, sentence) => {
  expect(verdict(page({ ...NOTHING, ...change }), title, skill)).toBe(sentence);
});

it("tells what is shown, assumed and missing apart, and what comes along", () => {
  render(<Readiness page={page(NOTHING)} title={title} />);
  expect(screen.getByRole("img", { name: "0 % shown, 30 % assumed" })).toBeTruthy();
  expect(screen.getByText("Evaluation: 90 %, assumed")).toBeTruthy();
  expect(screen.getByText("Python: 70 %, attested")).toBeTruthy();
  expect(screen.getByText(/83 % of 2 skills that carry over; 1 assumed/)).toBeTruthy();
});

it("says of other roles what this plan cannot show", () => {
  render(<Readiness page={page(NOTHING)} title={title} />);
  expect(screen.getByRole("row", { name: "AI/ML specialist 20 % 50 % Research" })).toBeTruthy();
});
