import { screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { DigestPage as Page, DigestPerson } from "../api/answer";
import style from "../style.css?raw";
import { render } from "../test/render";
import { DigestPage, Week } from "./DigestPage";

const NOW = new Date("2026-11-23T09:00:00Z");

function person(learner: string, change: Partial<DigestPerson> = {}): DigestPerson {
  return {
    learner,
    name: `Name of ${learner}`,
    cohort: "demo",
    team: "ml-engineers",
    state: "STALLED",
    reason: "QUIET",
    why: "Quiet: last activity 9 days ago",
    step: "Ask how it is going",
    yourTurn: false,
    helpers: [],
    hoursDue: 0,
    ...change,
  };
}

const PAGE: Page = {
  digest: {
    monday: "2026-11-23",
    asOf: "2026-11-23T08:00:00Z",
    zone: "Z",
    teams: [
      { cohort: "demo", team: "atlas" },
      { cohort: "demo", team: "ml-engineers" },
    ],
    total: 23,
    ready: 2,
    needYou: 9,
    counted: 23,
    people: [
      person("a/1", { ifItWorks: "If it works, with RAG done: on time 30 % → 55 %" }),
      person("b", { reason: "NOT_STARTED" }),
      person("c", { reason: "WAITING_FOR_REVIEW", state: "BEHIND", yourTurn: true }),
      person("d"),
      person("e"),
      person("f"),
    ],
    rest: { QUIET: 3 },
    became: [],
    becameMore: 0,
    lacking: [],
    silent: [],
  },
  says: {
    subject: "Your teams, Monday 23 November: nine people need you",
    heading: "Six conversations this week, about three hours; three more need you",
    lead: "11 of 23 will be done by their own target, one fewer than last Monday. Two are ready.",
    rest: "And 3 more: 3 quiet.",
    became: ["Jonas came back two days after your talk.", "Vera passed “RAG”."],
    lacking: "Agent orchestration, shown by 2 of 23.",
    silent: "Nothing has come from moodle since 13 Nov (4 people).",
  },
};

const browserFetch = globalThis.fetch;
let asked: string[];

beforeEach(() => {
  asked = [];
  globalThis.fetch = (url) => {
    asked.push(String(url));
    return Promise.resolve(Response.json(PAGE));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("says what the mail says", async () => {
  render(<DigestPage />);
  await screen.findByRole("heading", { level: 1, name: PAGE.says.heading });
  expect(asked).toEqual(["/api/v1/digest"]);
  const text = document.body.textContent;
  expect(text).toContain(PAGE.says.lead);
  expect(text).toContain("Monday, 23 Nov");
  expect(text).toContain("Atlas and ML engineers");
  expect(text).toContain("Quiet: last activity 9 days ago. Ask how it is going. If it works, with RAG done: on time 30 % → 55 %.");
  expect(text).toContain("Jonas came back two days after your talk. Vera passed “RAG”.");
  expect(text).toContain(PAGE.says.lacking);
  expect(text).toContain(PAGE.says.silent);
});

it("is one page: six are named, the rest is a count", () => {
  render(<Week page={PAGE} now={NOW} />);
  expect(screen.getAllByRole("link", { name: /^Name of/ })).toHaveLength(6);
  expect(screen.getByText("And 3 more: 3 quiet.")).toBeTruthy();
});

it("is answered on the page of the person, and a review where it is given", () => {
  render(<Week page={PAGE} now={NOW} />);
  expect(screen.getAllByRole("link", { name: "Say what you did" })[0]?.getAttribute("href")).toBe("/learners/a%2F1");
  expect(screen.getByRole("link", { name: "Review it" }).getAttribute("href")).toBe("/reviews");
});

it("says each state by a word", () => {
  render(<Week page={PAGE} now={NOW} />);
  expect(screen.getByRole("img", { name: "needs help, not begun" })).toBeTruthy();
  expect(screen.getByRole("img", { name: "behind" })).toBeTruthy();
});

it("prints what can be read, and no button", () => {
  render(<Week page={PAGE} now={NOW} />);
  const pressed = [...screen.getAllByRole("button"), ...screen.getAllByRole("link", { name: /^(Say what|Review it|All teams)/ })];
  expect(pressed.length).toBeGreaterThan(6);
  for (const one of pressed) expect(one.closest(".buttons")).toBeTruthy();
  const printed = /@media print \{([^]*?)\n\}/.exec(style)?.[1];
  expect(printed).toMatch(/\.buttons,[^}]*display: none/);
});

it("with nothing to say is one line", () => {
  const { subject } = PAGE.says;
  const nothing = { ...PAGE, digest: { ...PAGE.digest, needYou: 0, people: [] }, says: { subject, heading: "No one needs you this week", became: [] } };
  render(<Week page={nothing} now={NOW} />);
  expect(screen.getAllByRole("heading").map((h) => h.textContent)).toEqual(["No one needs you this week"]);
  expect(document.querySelector(".card, .lead")).toBeNull();
});
