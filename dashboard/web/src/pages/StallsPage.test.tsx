import { fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { LearnerRow, Stall } from "../api/answer";
import { render } from "../test/render";
import { behindIt } from "./PeopleRows";
import { Stalls, StallsPage } from "./StallsPage";

const NOW = new Date("2026-05-10T12:00:00Z");

function person(name: string, state: LearnerRow["state"], reason?: Stall["reason"], from = "2026-05-08T12:00:00Z"): LearnerRow {
  return {
    learner: name.toLowerCase(),
    name,
    cohort: "demo",
    team: "atlas",
    state,
    needsYou: state === "STALLED",
    ready: false,
    shown: 0.2,
    assumed: 0.1,
    done: 0.2,
    planned: 0.4,
    gapWeeks: -1,
    stalls: [],
    reasons: reason ? [{ reason, since: from, from, failedAttempts: 0 }] : [],
    unitTitles: {},
    helpers: [],
    hoursDue: 0,
    weekHours: [],
  };
}

const ATLAS = [
  person("Ada", "STALLED", "BEHIND", "2026-04-20T12:00:00Z"),
  person("Bo", "QUIET", "QUIET"),
  person("Cy", "QUIET", "QUIET", "2026-04-28T12:00:00Z"),
  person("Di", "BEHIND", "SLOW_PACE", "2026-03-01T12:00:00Z"),
  person("Ed", "ON_TRACK"),
];

it("says what of the plan waits behind the unit that is the reason", () => {
  const row = person("Ada", "STALLED", "WAITING_FOR_REVIEW");
  expect(behindIt({ ...row, hoursDue: 14 })).toBe("");
  const reasons = row.reasons.map((r) => ({ ...r, unit: "rag" }));
  expect(behindIt({ ...row, reasons, hoursDue: 14.4 })).toBe("; 14 plan hours due and not done");
  expect(behindIt({ ...row, reasons, hoursDue: 0.4 })).toBe("");
});

const browserFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

function stalls(rows = ATLAS) {
  render(<Stalls team="atlas" rows={rows} csv="/api/v1/teams/atlas/learners.csv?cohort=demo" now={NOW} />);
}

const names = () => screen.queryAllByRole("row").slice(1).map((row) => within(row).getAllByRole("link")[0]?.textContent);
const choices = (label: string) =>
  within(screen.getByRole("group", { name: label }))
    .getAllByRole("button")
    .map((button) => button.textContent);

it("lists who is not on track, in the order that came, with how many each choice would show", () => {
  stalls();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Atlas: four people are not on track");
  expect(names()).toEqual(["Ada", "Bo", "Cy", "Di"]);
  expect(choices("Reason")).toEqual(["quiet 2", "owes something 1", "slow pace 1"]);
  expect(choices("State")).toEqual(["behind 1", "quiet 2", "needs help 1"]);
  expect(choices("Since")).toEqual(["up to a week 1", "1 to 2 weeks 1", "2 to 4 weeks 1", "over 4 weeks 1"]);
});

it("keeps what was chosen in the address, and counts the other choices anew", async () => {
  stalls();
  fireEvent.click(within(screen.getByRole("group", { name: "Reason" })).getByRole("button", { name: "quiet 2" }));
  await screen.findByText(/: quiet\./);
  expect(location.search).toBe("?reason=QUIET");
  expect(names()).toEqual(["Bo", "Cy"]);
  expect(choices("Reason")).toEqual(["quiet 2", "owes something 1", "slow pace 1"]);
  expect(choices("Since")).toEqual(["up to a week 1", "1 to 2 weeks 1", "2 to 4 weeks 0", "over 4 weeks 0"]);
});

it("shows what a link says, and takes a choice back that is pressed again", async () => {
  history.replaceState(null, "", "/teams/atlas/stalls?cohort=demo&reason=QUIET&since=week");
  stalls();
  expect(names()).toEqual(["Bo"]);
  expect(screen.getByText(/: quiet, for up to a week\./)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "up to a week 1", pressed: true }));
  await screen.findByText("Cy");
  expect(location.search).toBe("?cohort=demo&reason=QUIET");
});

it("leads back where nobody is left, and brings everybody as a file", () => {
  history.replaceState(null, "", "/teams/atlas/stalls?cohort=demo&reason=SLOW_PACE&state=QUIET");
  stalls();
  expect(screen.getByRole("link", { name: "Without filters" }).getAttribute("href")).toBe("/teams/atlas/stalls?cohort=demo");
  expect(screen.getByRole("link", { name: "CSV" }).getAttribute("href")).toBe("/api/v1/teams/atlas/learners.csv?cohort=demo");
  expect(screen.getByRole("link", { name: "Atlas" }).getAttribute("href")).toBe("/teams/atlas?cohort=demo");
});

it("draws fifty at once, and fifty more when asked", async () => {
  stalls(Array.from({ length: 120 }, (_, i) => person(`P${i}`, "QUIET", "QUIET")));
  expect(names()).toHaveLength(50);
  fireEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  await screen.findByText("P99");
  expect(names()).toHaveLength(100);
  expect(location.search).toBe("?rows=100");
});

it.each([
  [[person("Ed", "ON_TRACK")], "Atlas: nobody needs help today"],
  [[person("Flo", "FINISHED"), person("Gus", "NOT_FINISHED")], "Atlas: nothing is expected any more"],
  [[person("Ada", "STALLED", "BEHIND")], "Atlas: one person is not on track"],
])("says in its heading what is so: %#", (rows: LearnerRow[], text: string) => {
  stalls(rows);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(text);
});

it("is not there for who manages nobody of the team", async () => {
  globalThis.fetch = () => Promise.resolve(Response.json({ message: "there is no such team" }, { status: 404 }));
  render(<StallsPage team="atlas" cohort="demo" />);
  await screen.findByRole("heading", { name: "This is not there" });
});
