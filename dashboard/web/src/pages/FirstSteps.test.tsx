import { screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TeamCard } from "../api/answer";
import { type Session, session } from "../api/session";
import { render } from "../test/render";
import { atTheBeginning, FirstSteps } from "./FirstSteps";

const TEAM = { cohort: "spring", team: "atlas", learners: 8 } as TeamCard;

let learners: number;
let keys: { name: string; scopes: string[] }[];
let sources: { name: string }[];
const browserFetch = globalThis.fetch;

beforeEach(() => {
  learners = 0;
  keys = [];
  sources = [];
  session.value = { manages: true } as Session;
  globalThis.fetch = (input) => Promise.resolve(Response.json((input as string).endsWith("/keys") ? keys : { learners, sources }));
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  session.value = undefined;
  document.body.innerHTML = "";
});

const done = () => screen.queryAllByRole("img", { name: "finished" }).map((glyph) => glyph.closest("h3")?.textContent.trim());

it("leads by the hand from nothing", async () => {
  render(<FirstSteps teams={[]} />);
  await screen.findByText("3 steps to go, of three.");
  expect(screen.getByRole("link", { name: "Choose a file" }).getAttribute("href")).toBe("/manage");
  expect(done()).toEqual([]);
});

it("says of each step when it is done", async () => {
  keys = [
    { name: "moodle", scopes: ["write"] },
    { name: "grafana", scopes: ["metrics"] },
  ];
  learners = 8;
  render(<FirstSteps teams={[TEAM]} />);
  await screen.findByText("1 step to go, of three.");
  await screen.findByText("moodle.");
  expect(screen.getByText("8 people.")).toBeTruthy();
  expect(done()).toEqual(["Say who learns what", "Give each sender a key"]);
});

it("waits for the first activity once all is there", async () => {
  keys = [{ name: "moodle", scopes: ["write"] }];
  sources = [{ name: "moodle" }];
  learners = 8;
  render(<FirstSteps teams={[TEAM]} />);
  await screen.findByText("All is there: the first activity of a learner moves their team.");
});

it("knows of people whose teams are too small to show, and takes no word on a page for a sender", async () => {
  learners = 4;
  keys = [{ name: "moodle", scopes: ["write"] }];
  sources = [{ name: "dashboard" }];
  render(<FirstSteps teams={[]} />);
  await screen.findByText("1 step to go, of three.");
  expect(screen.getByText("4 people, in teams too small to show here.")).toBeTruthy();
});

it("tells who is no owner whom to ask", async () => {
  session.value = { manages: false } as Session;
  render(<FirstSteps teams={[]} />);
  await screen.findByText(/An owner brings the roster/);
});

it.each([
  [[], true],
  [[TEAM], true],
  [[TEAM, { ...TEAM, lastActiveOn: "2026-11-27" }], false],
])("is there until somebody was active", (teams: TeamCard[], is: boolean) => {
  expect(atTheBeginning(teams)).toBe(is);
});
