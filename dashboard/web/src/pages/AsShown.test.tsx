import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { GroupDay, LearnerDay } from "../api/answer";
import { render } from "../test/render";
import { BackInTime, LearnerOn, SaidOfOne, SaidOfTeam, TeamOn } from "./AsShown";

const NOW = new Date("2026-11-28T12:00:00Z");
const DAYS = ["2026-11-21", "2026-11-14", "2026-11-06"];

const TEAM: GroupDay = {
  day: "2026-11-06",
  cohort: "demo",
  team: "atlas",
  learners: 8,
  joined: false,
  states: { STALLED: 1, ON_TRACK: 7 },
  ready: 2,
  shown: 0.31,
  assumed: 0.1,
  done: 0.42,
  planned: 0.6,
  gapWeeks: -2.1,
  stalls: 1,
  said: { members: 8, target: "2026-12-20", p10: 2, p50: 3, p90: 4 },
};

const ELIF: LearnerDay = {
  day: "2026-11-06",
  cohort: "demo",
  team: "atlas",
  state: "STALLED",
  ready: false,
  shown: 0.31,
  assumed: 0.1,
  done: 0.42,
  planned: 0.6,
  gapWeeks: -2.1,
  reason: "BLOCKED_ON_UNIT",
  since: "2026-11-01",
  unit: "chunking",
  skills: { rag: 0.4 },
  said: { target: "2026-12-20", dates: { p10: "2026-12-28", p50: "2027-01-11" }, chanceByTarget: 0.12 },
};

afterEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it("goes back week by week, and the address says to where", async () => {
  render(<BackInTime days={DAYS} now={NOW} />);
  const slider = screen.getByRole("slider");
  expect(slider.getAttribute("aria-valuetext")).toBe("today");
  fireEvent.change(slider, { target: { value: "0" } });
  expect(await screen.findByText("6 Nov, 22 days ago")).toBeTruthy();
  expect(location.search).toBe("?on=2026-11-06");
  fireEvent.click(screen.getByRole("button", { name: "Back to today" }));
  expect(await screen.findByText("today")).toBeTruthy();
  expect(location.search).toBe("");
});

it("is not there while nothing was kept", () => {
  render(<BackInTime days={[]} now={NOW} />);
  expect(screen.queryByRole("slider")).toBeNull();
});

it("shows a team and its people as they stood", () => {
  render(<TeamOn group={TEAM} people={[{ learner: "elif", name: "Elif Demir", then: ELIF }]} days={DAYS} now={NOW} />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Atlas, as it was shown on 6 Nov");
  expect(screen.getByText(/The forecast said/).textContent).toBe(
    "Two of 8 were ready; 42 % of the plan was done where 60 % were due, 2.1 weeks behind on average. The forecast said 3 of 8 by their own target (2 to 4).",
  );
  expect(screen.getByText("One was not on track. Who has come or gone since is not among them.")).toBeTruthy();
  const row = screen.getByRole("row", { name: /Elif Demir/ });
  expect(row.textContent).toContain("needs helpblocked on a unit");
  expect(row.textContent).toContain("11 Jan 2027");
});

it("shows a learner as they stood", () => {
  render(<LearnerOn name="Elif Demir" then={ELIF} days={DAYS} skill={() => "RAG: retrieval"} unit={() => "Chunking"} own={false} now={NOW} />);
  expect(screen.getByText(/The forecast said/).textContent).toContain("as likely as not done by 11 Jan 2027; by the own target, 20 Dec, with a chance of 12 %.");
  expect(screen.getByRole("row", { name: "RAG 40 %" })).toBeTruthy();
});

it.each([
  ["to come", "2026-11-28T12:00:00Z", "What we said 3 weeks ago, on 6 Nov: 3 of 8 by their own target (2 to 4). Today it is 2 of 7 (1 to 3)."],
  ["over", "2026-12-28T12:00:00Z", "What we said 7 weeks ago, on 6 Nov: 3 of 8 by their own target (2 to 4). All targets are over: 2 people have finished by now, late ones among them."],
])("holds what was said of a team against what came: the target is %s", (_, now, said) => {
  render(<SaidOfTeam past={[TEAM]} today={{ p10: 1, p50: 2, p90: 3, of: 7 }} finished={2} now={new Date(now)} />);
  expect(screen.getByText(/What we said/).textContent).toBe(said);
});

it.each([
  ["to come", undefined, "What we said 3 weeks ago: 11 Jan 2027, as likely as not. Today it is 4 Jan 2027."],
  ["over", "2026-11-20", "What we said 3 weeks ago: 11 Jan 2027, as likely as not. It came on 20 Nov."],
])("holds what was said of one against what came: the end is %s", (_, doneAt, said) => {
  render(<SaidOfOne past={[ELIF]} likely="2027-01-04" doneAt={doneAt} now={NOW} />);
  expect(screen.getByText(/What we said/).textContent).toBe(said);
});

it("takes what was said four weeks ago, where so much was kept", () => {
  const past = ["2026-11-21", "2026-11-14", "2026-11-07", "2026-10-31", "2026-10-24"].map((day) => ({ ...TEAM, day }));
  render(<SaidOfTeam past={past} today={undefined} finished={0} now={NOW} />);
  expect(screen.getByText(/on 31 Oct/)).toBeTruthy();
});
