import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { AlertRow, AlertsPage as Page, Stall, TeamAlert } from "../api/answer";
import { session } from "../api/session";
import { render } from "../test/render";
import { ended } from "./AlertPane";
import { Alerts, AlertsPage, title } from "./AlertsPage";

const NOW = new Date("2026-11-24T12:00:00Z");

const BLOCKED: Stall = { reason: "BLOCKED_ON_UNIT", since: "2026-11-22T12:00:00Z", from: "2026-11-14T12:00:00Z", unit: "rag", failedAttempts: 9 };
const QUIET: Stall = { reason: "QUIET", since: "2026-11-09T12:00:00Z", from: "2026-11-13T12:00:00Z", failedAttempts: 0 };

function row(name: string, stall: Stall, more: Partial<AlertRow> = {}): AlertRow {
  return {
    learner: name.toLowerCase(),
    name,
    cohort: "demo",
    team: "atlas",
    state: "STALLED",
    needsYou: true,
    ready: false,
    shown: 0.2,
    assumed: 0.1,
    done: 0.2,
    planned: 0.4,
    gapWeeks: -1,
    stalls: [stall],
    reasons: [stall],
    unitTitles: { rag: "A RAG evaluation harness" },
    helpers: [],
    hoursDue: 0,
    weekHours: [],
    episode: `${name}:1`,
    opened: stall,
    openedAt: stall.from,
    noStall: false,
    history: [{ at: stall.from, turn: "OPENED" }],
    ...more,
  };
}

const SNOOZE = { event: "e1", at: "2026-11-20T12:00:00Z", what: "snoozed", by: "you", mine: true, until: "2026-12-01" } as const;
const OVER: Partial<AlertRow> = { resolvedAt: "2026-11-19T12:00:00Z", resolution: "PROGRESS", stalls: [], reasons: [], state: "ON_TRACK" };
const TEAM: TeamAlert = {
  fingerprint: "f1",
  name: "CrossoverTeamStalled",
  readers: "MANAGERS",
  cohort: "demo",
  team: "borealis",
  severity: "warning",
  summary: "borealis: 38% of the learners are stalled",
  description: "They have stopped moving.",
  startsAt: "2026-11-23T08:00:00Z",
  heardAt: "2026-11-23T20:00:00Z",
};

const NONE_SEEN = { alerts: 0, back: 0, finished: 0 };
const PAGE: Page = {
  asOf: "2026-11-24T12:00:00Z",
  people: 8,
  counts: { open: 2, answered: 0, snoozed: 1, resolved: 1 },
  open: [
    row("Daniyar", BLOCKED, { helpers: ["Amara"], hoursDue: 14, gain: { unit: "A RAG evaluation harness", onTime: 0.1, then: 0.6 } }),
    row("Elif", QUIET),
  ],
  answered: [],
  snoozed: [row("Quentin", QUIET, { until: "2026-12-01", history: [{ at: QUIET.from, turn: "OPENED" }, { at: SNOOZE.at, turn: "FOLLOWED_UP", followUp: SNOOZE }] })],
  resolved: [row("Vera", BLOCKED, { ...OVER, unit: "A RAG evaluation harness" })],
  facts: { ended: 14, back: 11, dismissed: 2, medianDays: 2, waiting: 1, talks: { had: NONE_SEEN, none: NONE_SEEN } },
  unowned: [],
  teams: [TEAM],
};

const browserFetch = globalThis.fetch;
let asked: string[];
let sent: { url: string; body: unknown }[];
let page: Page;

beforeEach(() => {
  asked = [];
  sent = [];
  page = PAGE;
  globalThis.fetch = (url, init) => {
    if (init?.method === "POST") {
      sent.push({ url: url as string, body: JSON.parse(init.body as string) });
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    asked.push(url as string);
    return Promise.resolve(Response.json(page));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
  session.value = undefined;
  history.replaceState(null, "", "/");
});

const draw = (more: () => void = () => undefined) => render(<Alerts page={page} now={NOW} more={more} />);
const lines = () => screen.queryAllByRole("button").filter((b) => b.closest(".inbox li"));
const named = () => lines().map((b) => b.querySelector("b")?.textContent);
const chosen = () => screen.getByRole("heading", { level: 2 }).textContent;
const press = (text: string) => fireEvent.click(screen.getByRole("button", { name: text }));

it("says how many are new, how long one waits, and what became of the others", () => {
  draw();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Two alerts wait for you, one for over a week");
  const lead = document.querySelector(".lead")?.textContent;
  expect(lead).toContain("Of 14 alerts that ended, eleven were back within two weeks; two were no stall, or settled by a word.");
  expect(lead).toContain("Half of the first answers came within 2 days.");
});

it("lists people and groups by what is left to do, the most urgent chosen", () => {
  draw();
  expect(named()).toEqual(["Daniyar", "Elif", "Borealis", "Quentin", "Vera"]);
  expect(screen.getAllByRole("region").map((r) => r.getAttribute("aria-label"))).toEqual(["Alerts", "New", "About groups", "Snoozed", "Over within two weeks"]);
  expect(chosen()).toBe("Daniyar is blocked on a unit");
  const pane = within(document.querySelector(".pane") as HTMLElement);
  pane.getByText(/Blocked on “A RAG evaluation harness”: 9 failed attempts/);
  pane.getByText("14 plan hours due and not done");
  pane.getByText("Amara passed the unit");
  pane.getByText("If it works, with A RAG evaluation harness done: on time 10 % → 60 %");
  expect(pane.getByRole("link", { name: "when “blocked on a unit” alerts" }).getAttribute("href")).toBe("/help/metrics#reason-blocked-on-unit");
});

it("keeps what is shown in the address, with the count of each", async () => {
  draw();
  expect(within(screen.getByRole("group", { name: "Which alerts" })).getAllByRole("button").map((b) => b.textContent)).toEqual(["Open 3", "Snoozed 1", "Resolved 1"]);
  press("Snoozed 1");
  await waitFor(() => expect(named()).toEqual(["Quentin"]));
  expect(location.search).toBe("?show=snoozed");
  expect(lines()[0]?.textContent).toContain("quiet, until 1 Dec");
  press("Snoozed 1");
  await waitFor(() => expect(named()).toHaveLength(5));
});

it("answers the chosen one, who stays chosen when the row moves", async () => {
  const { rerender } = draw();
  fireEvent.click(lines()[1] as HTMLElement);
  expect(chosen()).toBe("Elif is quiet");
  press("I talked to them");
  await waitFor(() => expect(sent).toEqual([{ url: "/api/v1/learners/elif/follow-ups", body: { what: "talked", note: "" } }]));
  const [daniyar, elif] = PAGE.open as [AlertRow, AlertRow];
  page = { ...PAGE, open: [daniyar], answered: [elif], counts: { ...PAGE.counts, open: 1, answered: 1 } };
  rerender(
    <LocationProvider>
      <Alerts page={page} now={NOW} more={() => undefined} />
    </LocationProvider>,
  );
  await screen.findByRole("region", { name: "Answered, and still open" });
  expect(chosen()).toBe("Elif is quiet");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/^One alert waits/);
});

it("leaves a line where it stands when another one becomes more urgent", () => {
  const { rerender } = draw();
  page = { ...PAGE, open: [row("Ines", QUIET), ...PAGE.open.toReversed()] };
  rerender(
    <LocationProvider>
      <Alerts page={page} now={NOW} more={() => undefined} />
    </LocationProvider>,
  );
  expect(named().slice(0, 3)).toEqual(["Daniyar", "Elif", "Ines"]);
  expect(chosen()).toBe("Daniyar is blocked on a unit");
});

it("goes on by arrow keys", () => {
  draw();
  const [first, second] = lines() as [HTMLElement, HTMLElement];
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowDown" });
  expect(document.activeElement).toBe(second);
  expect(chosen()).toBe("Elif is quiet");
  fireEvent.keyDown(second, { key: "ArrowUp" });
  expect(chosen()).toBe("Daniyar is blocked on a unit");
});

it("undoes one's own answer where the history names it", async () => {
  draw();
  fireEvent.click(lines()[3] as HTMLElement);
  press("Undo");
  await waitFor(() => expect(sent).toEqual([{ url: "/api/v1/learners/quentin/follow-ups/undo", body: { event: "e1" } }]));
});

it("says how an alert ended, and offers no answer to it", async () => {
  draw();
  press("Resolved 1");
  await waitFor(() => expect(chosen()).toBe("Vera: went on after 5 days"));
  expect(lines()[0]?.textContent).toContain("went on after 5 days: A RAG evaluation harness");
  expect(screen.queryByRole("button", { name: "I talked to them" })).toBeNull();
  expect(ended(row("A", QUIET, { ...OVER, resolution: "SETTLED", noStall: true }))).toBe("was no stall");
  expect(ended(row("A", QUIET, { ...OVER, resolution: "SETTLED" }))).toBe("settled after 6 days");
  expect(ended(row("A", QUIET, { ...OVER, resolution: "LEFT" }))).toBe("left");
});

it("tells an alert about a group as Alertmanager told it", () => {
  draw();
  fireEvent.click(lines()[2] as HTMLElement);
  expect(chosen()).toBe("borealis: 38% of the learners are stalled");
  expect(screen.getByRole("link", { name: "Borealis" }).getAttribute("href")).toBe("/teams/borealis?cohort=demo");
});

it("shows the first rows, and more when asked", () => {
  page = { ...PAGE, counts: { ...PAGE.counts, open: 120 } };
  let more = 0;
  draw(() => void more++);
  press("Show 50 more");
  expect(more).toBe(1);
});

it("asks for more rows by the address, and corrects the number beside its name", async () => {
  session.value = { mail: "m@x.example", roles: [], groups: true, data: false, own: [], password: true, reviews: false, manages: false, inWords: false, sources: [], newAlerts: 7 };
  history.replaceState(null, "", "/alerts?rows=100");
  render(<AlertsPage />);
  await screen.findByRole("heading", { level: 1, name: /^Two alerts wait/ });
  expect(asked).toEqual(["/api/v1/alerts?limit=100"]);
  await waitFor(() => expect(session.value?.newAlerts).toBe(2));
});

it("says when nobody is needed, and when that was looked at", () => {
  page = { ...PAGE, counts: { open: 0, answered: 0, snoozed: 0, resolved: 0 }, open: [], snoozed: [], resolved: [], teams: [] };
  draw();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("No alert waits for you");
  expect(document.querySelector(".lead time")?.getAttribute("datetime")).toBe("2026-11-24T12:00:00Z");
  expect(lines()).toEqual([]);
});

it("tells a programme lead how many alerts nobody has taken on, and no name", () => {
  page = {
    asOf: PAGE.asOf,
    people: 0,
    counts: { open: 0, answered: 0, snoozed: 0, resolved: 0 },
    open: [],
    answered: [],
    snoozed: [],
    resolved: [],
    unowned: [
      { cohort: "demo", team: "atlas", alerts: 2 },
      { cohort: "demo", team: "other teams", alerts: 1 },
    ],
    teams: [],
  };
  draw();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Three alerts have had no answer for two weeks");
  expect(screen.getAllByRole("row").slice(1).map((r) => r.textContent)).toEqual(["Atlasdemo2", "Other teamsdemo1"]);
  expect(title({ ...page, unowned: [] })).toBe("No alert has waited two weeks for an answer");
  expect(title({ ...page, unowned: [], teams: [TEAM] })).toBe("One alert holds");
});
