import { fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { LearnerRow, People, TeamPage } from "../api/answer";
import { render } from "../test/render";
import { Skills, title } from "./SkillsPage";

const ATLAS = {
  cohort: "demo",
  team: "atlas",
  learners: 20,
  shown: 0.31,
  assumed: 0.24,
  p50: 0.3,
  measured: 0,
  skills: [
    { skill: "rag", level: 0.2, required: 0.7, assumed: 0.1, gap: 0.5, learners: 20, assessed: 8 },
    { skill: "agents", level: 0.6, required: 0.7, assumed: 0.1, gap: 0.1, learners: 20, assessed: 15 },
    { skill: "prompting", level: 0.8, required: 0.7, assumed: 0.1, gap: 0, learners: 20, assessed: 20 },
  ],
  skillTitles: { rag: "RAG: retrieval", agents: "Agents", prompting: "Prompting" },
} as unknown as TeamPage;

const ROW = { learner: "ada", name: "Ada Lovelace", state: "ON_TRACK" } as unknown as LearnerRow;
const PEOPLE = { total: 20, rows: [ROW], skills: { ada: { rag: 0.75 } } } as unknown as People;

afterEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it("shows every skill, and of a large team who has shown what among the most urgent", () => {
  render(<Skills page={{ ...ATLAS, people: PEOPLE }} />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Atlas: 2 of 3 skills are short");
  expect(within(screen.getByRole("region", { name: "Which skills are short?" })).getAllByRole("rowheader")).toHaveLength(3);
  const who = within(screen.getByRole("region", { name: "Who has shown what?" }));
  expect(who.getByRole("columnheader", { name: "Ada" })).toBeTruthy();
  expect(who.getByRole("row", { name: "RAG 75 ✓ 70" })).toBeTruthy();
});

it("tells people apart once: a small team's first table does so already", () => {
  render(<Skills page={{ ...ATLAS, learners: 1, people: { ...PEOPLE, total: 1 } }} />);
  expect(screen.getByRole("columnheader", { name: "Ada" })).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Who has shown what?" })).toBeNull();
});

it("says what is assumed of the role, and of each skill what is shown, assumed and missing", async () => {
  render(<Skills page={ATLAS} />);
  const card = within(screen.getByRole("region", { name: "What carries over from ML?" }));
  expect(card.getByText("24 % of the role is assumed").closest("p")?.textContent).toBe(
    "On average 24 % of the role is assumed from background and study, beyond the 31 % that results show.",
  );
  fireEvent.click(card.getByRole("button", { name: "Show table" }));
  expect(await card.findByRole("row", { name: "RAG 20 % 10 % 40 % 70 %" })).toBeTruthy();
});

it("tells a head start only where it was measured", () => {
  render(<Skills page={{ ...ATLAS, headStart: 0.45, measured: 6 }} />);
  expect(screen.getByText(/of 6 of 20, the old role gives a head start of 45 %/)).toBeTruthy();
});

it.each([
  [{ skills: [] }, "no skill to show"],
  [{ skills: ATLAS.skills.slice(2) }, "no skill is short"],
  [{ skills: ATLAS.skills.slice(1, 2) }, "1 of 1 skill is short"],
])("says in its heading what is so: %#", (change: Partial<TeamPage>, text: string) => expect(title({ ...ATLAS, ...change })).toBe(text));
