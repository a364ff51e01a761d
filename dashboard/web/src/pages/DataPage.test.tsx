import { screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { DataPage as Page, SourceRow } from "../api/answer";
import { DataPage, sentence } from "./DataPage";
import { sourcesSay, stateOf } from "./Sources";
import { render } from "../test/render";

const MOODLE: SourceRow = {
  name: "moodle",
  lastEventAt: new Date(Date.now() - 42 * 60_000).toISOString(),
  delay: "PT2H5M",
  accepted: 1234,
  duplicates: 7,
  rejected: { invalid_field: 3, too_large: 1 },
  lastRefusal: {
    at: "2026-03-02T10:00:00Z",
    reason: "invalid_field",
    field: "/timestamp",
    message: "timestamp is no time",
  },
};

const EMPTY: Page = {
  sources: [],
  unclaimedAccounts: { total: 0, rows: [] },
  unmappedActivities: { total: 0, rows: [] },
  plans: [],
  deadLetters: { total: 0, rows: [] },
};

const browserFetch = globalThis.fetch;
let answer: Page;

beforeEach(() => {
  answer = EMPTY;
  globalThis.fetch = () => Promise.resolve(Response.json(answer));
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it("says how to begin while nothing has come", async () => {
  render(<DataPage />);
  await screen.findByText("./crossover key create NAME");
  expect(screen.getByText("http://127.0.0.1:8081/xapi/")).toBeTruthy();
  expect(screen.getByText("Every event belongs to a learner.")).toBeTruthy();
  expect(screen.getByText("Every activity received is in a plan.")).toBeTruthy();
  expect(screen.getByText("No: nothing waits to be put back.")).toBeTruthy();
  expect(screen.getByText("None is published yet.")).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});

it("shows of a source when, how late, how much, and why it was refused", async () => {
  history.replaceState(null, "", "/data?table=sources");
  answer = { ...EMPTY, sources: [MOODLE] };
  render(<DataPage />);
  const row = (await screen.findByRole("rowheader", { name: "moodle" })).closest("tr") as HTMLElement;
  const cells = within(row);
  expect(cells.getByText("42 min ago").getAttribute("datetime")).toBe(MOODLE.lastEventAt);
  expect(cells.getByText("2 h 5 min")).toBeTruthy();
  expect(cells.getByText("1,234")).toBeTruthy();
  expect(cells.getByText("3 invalid field")).toBeTruthy();
  expect(cells.getByText("1 too large")).toBeTruthy();
  expect(row.textContent).toContain("invalid field in /timestamp: timestamp is no time");
});

it("shows of a source what was kept with remarks, so that its sender mends it", async () => {
  history.replaceState(null, "", "/data?table=sources");
  answer = { ...EMPTY, sources: [{ ...MOODLE, remarked: { events: 1200, at: "2026-03-02T10:00:00Z", field: "object.count", message: "must be a whole number" } }] };
  render(<DataPage />);
  const row = (await screen.findByRole("rowheader", { name: "moodle" })).closest("tr") as HTMLElement;
  expect(row.textContent).toContain("1,200, the last");
  expect(row.textContent).toContain("object.count must be a whole number");
});

it("says nothing of another store where nothing goes on", async () => {
  answer = { ...EMPTY, sources: [MOODLE] };
  render(<DataPage />);
  await screen.findByRole("heading", { name: "Do events arrive?" });
  expect(screen.queryByText("Do statements go on to the other store?")).toBeNull();
});

const GOES_ON = { to: "https://lrs.example/xapi", at: MOODLE.lastEventAt ?? "", taken: 1200, refused: 0, waiting: 0 };

it.each([
  [{}, "Yes: all of it has gone on."],
  [{ refused: 2 }, "Yes: all of it has gone on; 2 statements were refused there."],
  [{ waiting: 31 }, "Yes: 31 statements wait for their turn."],
  [{ waiting: 1, trouble: "it answered 401", refused: 1 }, "No: nothing of moodle goes on: it answered 401. Nothing is lost; 1 statement was refused there."],
])("says of what goes on to another store %j", async (change, text) => {
  answer = { ...EMPTY, sources: [{ ...MOODLE, forwarding: { ...GOES_ON, ...change } }] };
  render(<DataPage />);
  await screen.findByText(text);
  expect(screen.getByText("https://lrs.example/xapi")).toBeTruthy();
});

it("says of a source that never sent anything that nothing came", async () => {
  history.replaceState(null, "", "/data?table=sources");
  answer = { ...EMPTY, sources: [{ name: "wiki", accepted: 0, duplicates: 0, rejected: {} }] };
  render(<DataPage />);
  await screen.findByText("never");
  expect(screen.getByText("not known")).toBeTruthy();
  expect(screen.getAllByText("none")).toHaveLength(3);
});

it("lists who and what is missing, with the file to fill in", async () => {
  answer = {
    ...EMPTY,
    sources: [MOODLE],
    unclaimedAccounts: {
      total: 501,
      rows: [
        {
          account: "https://moodle.example|4711",
          events: 12,
          first: "2026-03-02T10:00:00Z",
          last: "2026-03-03T10:00:00Z",
          source: "moodle",
        },
      ],
    },
    unmappedActivities: {
      total: 1,
      rows: [{ activity: "https://lms.example/other", events: 5, last: "2026-03-03T10:00:00Z", source: "moodle" }],
    },
  };
  render(<DataPage />);
  await screen.findByRole("rowheader", { name: "https://moodle.example|4711" });
  expect(screen.getByText("501 accounts belong to no learner in the roster.")).toBeTruthy();
  expect(screen.getByText("The 1 with most events are shown.")).toBeTruthy();
  expect(screen.getByRole("rowheader", { name: "https://lms.example/other" })).toBeTruthy();
  const files = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(files).toEqual(["/data/sources/moodle", "/data/import", "/api/v1/data/unclaimed-accounts.csv", "/api/v1/data/unmapped-activities.csv"]);
});

it("leads to each plan, with where it comes from and when it was reviewed", async () => {
  const reviewed = new Date(Date.now() - 280 * 86_400_000).toISOString().slice(0, 10);
  answer = {
    ...EMPTY,
    plans: [
      {
        plan: "ml-to-genai",
        title: "ML engineer to GenAI engineer",
        version: 3,
        edition: "CURRENT",
        provenance: { source: "A digest of courses", owner: "The catalog team", reviewed },
      },
      { plan: "own", title: "A plan of our own", version: 12, edition: "OWN" },
    ],
  };
  render(<DataPage />);
  const link = await screen.findByRole("link", { name: "ML engineer to GenAI engineer" });
  expect(link.getAttribute("href")).toBe("/plans/ml-to-genai");
  const cells = within(link.closest("tr") as HTMLElement).getAllByRole("cell").map((cell) => cell.textContent);
  expect(cells).toEqual(["3", "as it ships", "A digest of courses", "The catalog team", "9 months ago"]);
  const own = screen.getByRole("link", { name: "A plan of our own" }).closest("tr") as HTMLElement;
  expect(within(own).getAllByText("not stated")).toHaveLength(3);
  expect(screen.getByText("2 plans.")).toBeTruthy();
});

it("shows what was set aside, and how it is put back", async () => {
  const letter = { at: "2026-03-02T10:00:00Z", partition: 3, exception: "java.io.IOException", size: 9, tries: 2 };
  answer = {
    ...EMPTY,
    deadLetters: {
      total: 12,
      rows: [
        { ...letter, id: "3-17", topic: "learner-log", offset: 4, key: "ada", reason: "unknown kind something-new" },
        { ...letter, id: "3-16", topic: "accounts", reason: "waiting event cannot be read" },
      ],
    },
  };
  render(<DataPage />);
  const record = (await screen.findByRole("rowheader", { name: "3-17" })).closest("tr") as HTMLElement;
  expect(record.textContent).toContain("learner-log, partition 3, offset 4");
  expect(within(record).getByText("ada")).toBeTruthy();
  expect(within(record).getByText("unknown kind something-new")).toBeTruthy();
  const stored = screen.getByRole("rowheader", { name: "3-16" }).closest("tr") as HTMLElement;
  expect(stored.textContent).toContain("state of accounts, partition 3");
  expect(within(stored).getByText("not shown")).toBeTruthy();
  expect(
    screen.getByText("12 records or stored rows could not be read or processed; the rest went on."),
  ).toBeTruthy();
  expect(screen.getByText("./crossover dead-letters redrive ID")).toBeTruthy();
  expect(screen.getByText("./crossover dead-letters discard ID")).toBeTruthy();
  expect(screen.getByText(/The 2 newest are shown/)).toBeTruthy();
});

it("shows messages that did not go out to who sees all of it alone", async () => {
  globalThis.fetch = (url) => Promise.resolve(Response.json(String(url).endsWith("/deliveries") ? { total: 0, rows: [] } : answer));
  render(<DataPage />);
  await screen.findByText("None is published yet.");
  expect(screen.queryByText("Which messages did not go out?")).toBeNull();
  document.body.innerHTML = "";
  answer = { ...EMPTY, learners: 0 };
  render(<DataPage />);
  await screen.findByText("Which messages did not go out?");
});

it.each([
  [[], "Nothing has been sent yet."],
  [[{ ...MOODLE, rejected: {} }], "Yes: 1,234 events from 1 source, nothing was refused."],
  [[MOODLE, { ...MOODLE, name: "wiki", rejected: {} }], "2,468 events from 2 sources; some requests were refused: moodle."],
])("answers its question from %j", (sources: SourceRow[], text: string) => expect(sentence(sources)).toBe(text));

const NOW = new Date("2026-05-10T12:00:00Z");

it.each([
  ["came today", { lastEventAt: "2026-05-10T08:00:00Z" }, "DELIVERS"],
  ["came before its weekend", { lastEventAt: "2026-05-06T13:00:00Z", usualGap: "PT96H" }, "DELIVERS"],
  ["came before that", { lastEventAt: "2026-05-06T11:00:00Z", usualGap: "PT96H" }, "SILENT"],
  ["comes each minute, and has not come this morning", { lastEventAt: "2026-05-10T05:59:00Z", usualGap: "PT6H" }, "SILENT"],
  ["was said on these pages", { name: "dashboard", lastEventAt: "2026-05-01T23:50:00Z", usualGap: "PT72H" }, "DELIVERS"],
  ["never came", {}, "NOTHING"],
  ["was refused since", { lastEventAt: "2026-05-10T08:00:00Z", lastRefusal: { at: "2026-05-10T09:00:00Z", reason: "too_large" } }, "REFUSED"],
  ["was refused before", { lastEventAt: "2026-05-10T08:00:00Z", lastRefusal: { at: "2026-05-10T07:00:00Z", reason: "too_large" } }, "DELIVERS"],
  ["was only ever refused", { lastRefusal: { at: "2026-05-10T07:00:00Z", reason: "too_large" } }, "REFUSED"],
] as [string, Partial<SourceRow>, string][])("tells how a source does whose newest event %s", (_, change, state) => {
  expect(stateOf({ name: "moodle", accepted: 0, duplicates: 0, rejected: {}, ...change }, NOW)).toBe(state);
});

const WELL: SourceRow = { name: "moodle", lastEventAt: "2026-05-10T08:00:00Z", accepted: 1, duplicates: 0, rejected: {} };
const SILENT: SourceRow = { ...WELL, name: "wiki", lastEventAt: "2026-05-01T08:00:00Z", usualGap: "PT72H" };
const NEW: SourceRow = { name: "quiz", accepted: 0, duplicates: 0, rejected: {} };

it.each([
  [[WELL], "Yes: the one source delivers."],
  [[WELL, WELL], "Yes: all two sources deliver."],
  [[WELL, SILENT, NEW], "1 of 3 sources delivers; wiki is silent; quiz has sent nothing yet."],
])("answers whether events arrive: %#", (sources: SourceRow[], text: string) => expect(sourcesSay(sources, NOW)).toBe(text));

it("draws a strip a source with its state as a word, and what was refused of all that came", async () => {
  const refused = { ...MOODLE, accepted: 950, duplicates: 46 };
  answer = { ...EMPTY, sources: [refused, SILENT, NEW] };
  render(<DataPage />);
  const strips = await screen.findAllByRole("img", { name: /event/ });
  expect(strips.map((strip) => strip.getAttribute("aria-label"))).toEqual(["last event 42 min ago", expect.stringMatching(/days ago$/), "no event yet"]);
  expect(screen.getByText("delivers")).toBeTruthy();
  expect(screen.getByText(/^silent since 1 May/)).toBeTruthy();
  expect(screen.getByText("nothing yet")).toBeTruthy();
  expect(screen.getByText("2 h 5 min late")).toBeTruthy();
  expect(screen.getByText("0.4 % refused, 4 of 1,000")).toBeTruthy();
});
