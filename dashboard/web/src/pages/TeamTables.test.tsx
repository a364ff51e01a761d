import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { TeamPage } from "../api/answer";
import { Plans } from "./TeamPage";
import { SkillTable, StuckTable } from "./TeamTables";

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
    { skill: "rag", level: 0.2, required: 0.8, gap: 0.6, learners: 8, assessed: 2 },
    { skill: "agents", level: 0.5, required: 0.8, gap: 0.3, learners: 8, assessed: 0 },
  ],
  weeks: [],
  units: [{ unit: "chunking", begun: 5, done: 2, medianDays: 3, failedAttempts: 4, failing: 2 }],
  planTitles: { "ml-to-genai": "ML engineer to GenAI engineer" },
  skillTitles: { rag: "RAG architecture" },
  people: true,
  unitTitles: { chunking: "Chunking and retrieval" },
};

afterEach(() => {
  document.body.innerHTML = "";
});

it("names skills by their title, and by the id where no plan has one", () => {
  render(<SkillTable page={ATLAS} />);
  expect(screen.getByRole("rowheader", { name: "RAG architecture" })).toBeTruthy();
  expect(screen.getByText("2 of 2; most: RAG architecture, agents.")).toBeTruthy();
});

it("names the unit on which most are stuck by its title", () => {
  render(<StuckTable page={ATLAS} />);
  expect(screen.getByRole("rowheader", { name: "Chunking and retrieval" })).toBeTruthy();
  expect(screen.getByText("Most often on Chunking and retrieval.")).toBeTruthy();
});

it("leads to the plans that the team is on", () => {
  render(<Plans titles={{ "classic-ml-to-llm": "Classic ML to LLM", "ml-to-genai": "ML to GenAI" }} />);
  const links = screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
  expect(links).toEqual([
    ["Classic ML to LLM", "/plans/classic-ml-to-llm"],
    ["ML to GenAI", "/plans/ml-to-genai"],
  ]);
});
