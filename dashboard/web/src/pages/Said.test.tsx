import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { FollowUp, LearnerPage, Unit } from "../api/answer";
import { render } from "../test/render";
import { followUp, FollowUpButtons, FollowUpLog } from "./FollowUps";
import { nextUnit } from "./NextUnit";
import { UnitActions } from "./UnitActions";

const READING: Unit = { id: "reading", title: "Reading", kind: "STUDY", hours: 4, passMark: 0.7, skills: [], link: "https://example.org/r" };
const QUIZ: Unit = { ...READING, id: "quiz", title: "Quiz", kind: "ASSESSMENT" };

const TALKED: FollowUp = { event: "e1", at: "2026-05-03T12:00:00Z", what: "talked", by: "you", mine: true, note: "Fine" };

const PAGE = {
  learner: "ada",
  name: "Ada",
  plan: { phases: [{ blocks: [{ id: "b", title: "Basics", units: [READING, QUIZ] }] }] },
  progress: { units: [], reasons: [], stalls: [] },
  followUps: [TALKED, { ...TALKED, event: "e2", by: "boss@x.example", mine: false }],
  stuck: {},
  offers: [],
  ownWord: [],
} as unknown as LearnerPage;

const ADA = { learner: "ada", name: "Ada", reasons: [] };

const NOW = new Date("2026-05-10T12:00:00Z");
const browserFetch = globalThis.fetch;
let sent: { url: string; body: unknown }[];
let refused: boolean;

beforeEach(() => {
  sent = [];
  refused = false;
  globalThis.fetch = (url, init) => {
    sent.push({ url: url as string, body: JSON.parse(init?.body as string) });
    return Promise.resolve(refused ? Response.json({ detail: "It was not taken." }, { status: 503 }) : new Response(null, { status: 204 }));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const submit = (name: string) => fireEvent.submit(screen.getByRole("button", { name }).closest("form") as HTMLFormElement);

it("writes down a talk in one click, and says what was not taken", async () => {
  render(<FollowUpButtons about={ADA} open />);
  press("I talked to them");
  await waitFor(() => expect(sent).toEqual([{ url: "/api/v1/learners/ada/follow-ups", body: { what: "talked", note: "" } }]));
  refused = true;
  press("Not a stall");
  expect((await screen.findByRole("alert")).textContent).toBe("It was not taken.");
});

it("raises somebody by hand with a note", async () => {
  render(<FollowUpButtons about={ADA} open={false} />);
  expect(screen.queryByRole("button", { name: "I talked to them" })).toBeNull();
  press("They need help");
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "He is lost" } });
  submit("Raise it");
  await waitFor(() => expect(sent[0]?.body).toEqual({ what: "raised", note: "He is lost" }));
});

it("settles what was asked for", async () => {
  const reasons = [{ reason: "ASKED_FOR_HELP", since: TALKED.at, from: TALKED.at, failedAttempts: 0 }] as const;
  render(<FollowUpButtons about={{ ...ADA, reasons: [...reasons] }} open />);
  press("It is settled");
  await waitFor(() => expect(sent[0]?.body).toEqual({ what: "settled", note: "" }));
});

it("undoes one's own follow-ups alone", async () => {
  render(<FollowUpLog page={PAGE} now={NOW} />);
  expect(screen.getAllByRole("listitem").map((i) => i.querySelector("span")?.textContent)).toEqual([
    "3 May: you talked to them: Fine",
    "3 May: boss@x.example talked to them: Fine",
  ]);
  press("Undo");
  await waitFor(() => expect(sent).toEqual([{ url: "/api/v1/learners/ada/follow-ups/undo", body: { event: "e1" } }]));
});

it.each([
  [TALKED, "you talked to them: Fine"],
  [{ ...TALKED, what: "dismissed" as const, note: undefined }, "you say it is no stall"],
  [{ ...TALKED, by: "boss@x.example", what: "snoozed" as const, until: "2026-05-12", note: undefined }, "boss@x.example will look again on 12 May"],
])("reads %j", (f, text) => expect(followUp(f as FollowUp, NOW)).toBe(text));

it("lets a learner say that study is done, and not a test", async () => {
  render(<UnitActions page={PAGE} unit={READING} first />);
  expect(screen.getByRole("link", { name: "Open it" }).getAttribute("href")).toBe("https://example.org/r");
  press("Done");
  await waitFor(() => expect(sent).toEqual([{ url: "/api/v1/learners/ada/words", body: { kind: "DONE", unit: "reading" } }]));
  document.body.innerHTML = "";
  render(<UnitActions page={PAGE} unit={QUIZ} />);
  expect(screen.queryByRole("button", { name: "Done" })).toBeNull();
});

it("counts hours, and asks for help in the learner's words", async () => {
  render(<UnitActions page={PAGE} unit={QUIZ} />);
  press("I spent … hours");
  fireEvent.input(screen.getByLabelText("Hours on it"), { target: { value: "1.5" } });
  submit("Count them");
  await waitFor(() => expect(sent[0]?.body).toEqual({ kind: "HOURS", unit: "quiz", hours: 1.5 }));
  press("I am stuck");
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "What is a chunk?" } });
  submit("Ask for help");
  await waitFor(() => expect(sent[1]?.body).toEqual({ kind: "STUCK", unit: "quiz", note: "What is a chunk?" }));
});

it("offers help with what is done, and takes back one's own word alone", async () => {
  const done = { ...PAGE, progress: { ...PAGE.progress, units: [{ unit: "reading", done: 1 }] } } as unknown as LearnerPage;
  render(<UnitActions page={done} unit={READING} />);
  expect(screen.queryByRole("button", { name: "Not done after all" })).toBeNull();
  press("Offer to help others");
  await waitFor(() => expect(sent[0]?.body).toEqual({ kind: "OFFERS", unit: "reading" }));
  document.body.innerHTML = "";
  render(<UnitActions page={{ ...done, ownWord: ["reading"], offers: ["reading"] }} unit={READING} />);
  press("Not done after all");
  await waitFor(() => expect(sent[1]?.body).toEqual({ kind: "UNDONE", unit: "reading" }));
  expect(screen.getByRole("button", { name: "No longer offer help" })).toBeTruthy();
});

it("goes on with the first unit that waits for nobody", () => {
  expect(nextUnit(PAGE)?.unit.id).toBe("reading");
  const waiting = { ...PAGE, progress: { ...PAGE.progress, reasons: [{ reason: "WAITING_FOR_REVIEW", unit: "reading" }] } } as unknown as LearnerPage;
  expect(nextUnit(waiting)?.unit.id).toBe("quiz");
  const all = { ...PAGE, progress: { ...PAGE.progress, units: [{ unit: "reading", done: 1 }, { unit: "quiz", done: 1 }] } } as unknown as LearnerPage;
  expect(nextUnit(all)).toBeUndefined();
});
