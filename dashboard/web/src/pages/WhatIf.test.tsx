import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { TeamForecast } from "../api/answer";
import { render } from "../test/render";
import { difference } from "./TeamForecast";
import { WhatIfChips } from "./WhatIf";

const NOW = new Date("2026-11-28T12:00:00Z");
const NAMES = { plans: { short: "The short plan" }, units: { rag: "RAG: retrieval" } };

const FORECAST: TeamForecast = {
  members: 8,
  open: ["new"],
  onTime: { p10: 2, p50: 3, p80: 3, p90: 4 },
  weeks: [],
  asked: { heads: 4, certainty: 0.8, done: "2026-12-20" },
};

afterEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

const chips = () => screen.queryAllByRole("button", { name: /Take back/ }).map((b) => b.textContent);

function ask(question: string) {
  fireEvent.change(screen.getByLabelText(/What if|and if/), { target: { value: question } });
}

it.each([
  ["hours", "Hours a week", "12", "12 hours a week ×", "?hours=12"],
  ["start", "On", "2026-12-14", "go on 14 Dec ×", "?start=2026-12-14"],
  ["plan", "Which plan", "short", "plan: The short plan ×", "?plan=short"],
  ["without", "Which unit", "rag", "without RAG ×", "?without=rag"],
  ["more", "How many people", "2", "2 people more ×", "?more=2"],
])("asks by a chip that stands in the address: %s", async (kind, label, value, words, address) => {
  render(<WhatIfChips names={NAMES} now={NOW} />);
  ask(kind);
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await screen.findByRole("button", { name: /Take back/ });
  expect(chips()).toEqual([words]);
  expect(location.search).toBe(address);
});

it("asks for days away once both are there, in their order", async () => {
  render(<WhatIfChips names={NAMES} now={NOW} />);
  ask("away");
  fireEvent.change(screen.getByLabelText("First day"), { target: { value: "2026-12-21" } });
  fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-12-20" } });
  expect(location.search).toBe("");
  fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2027-01-03" } });
  await screen.findByRole("button", { name: "Take back: away 21 Dec to 3 Jan 2027" });
  expect(location.search).toBe("?away=2026-12-21%2F2027-01-03");
});

it("shows what a link asks, and takes back one thing or all", async () => {
  history.replaceState(null, "", "/?cohort=demo&hours=12&more=1");
  render(<WhatIfChips names={NAMES} now={NOW} />);
  expect(chips()).toEqual(["12 hours a week ×", "1 person more ×"]);
  fireEvent.click(screen.getByRole("button", { name: "Take back: 12 hours a week" }));
  await screen.findByText("and if");
  expect(location.search).toBe("?cohort=demo&more=1");
});

it.each([
  ["more", { p10: 4, p50: 5, p80: 5, p90: 6 }, "2026-12-01", "Then 5 (4 to 6) of 7 by their own target where it is 3 (2 to 4) of 7 as things are: 2 more. 4 of 7 are done by 1 Dec instead of 20 Dec."],
  ["fewer", { p10: 1, p50: 2, p80: 2, p90: 2 }, "2027-01-20", "Then 2 (1 to 2) of 7 by their own target where it is 3 (2 to 4) of 7 as things are: 1 fewer. 4 of 7 are done by 20 Jan 2027 instead of 20 Dec."],
  ["as many", { p10: 2, p50: 3, p80: 3, p90: 4 }, "2026-12-20", "Then 3 (2 to 4) of 7 by their own target where it is 3 (2 to 4) of 7 as things are: as many. 4 of 7 are done by 20 Dec, as now."],
])("says the difference in one sentence: %s", (_, onTime, done, said) => {
  const then: TeamForecast = { ...FORECAST, onTime, asked: { heads: 4, certainty: 0.8, done } };
  expect(difference(FORECAST, then, NOW)).toBe(said);
});
