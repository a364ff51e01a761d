import { fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SentRequests } from "../api/answer";
import { render } from "../test/render";
import { SourcePage, said } from "./SourcePage";

const SENT: SentRequests = {
  source: "moodle",
  complete: true,
  requests: [
    { at: "2026-11-16T12:00:00Z", method: "POST", path: "/xapi/statements", status: 401, reason: "unauthorized", detail: "the key was revoked", millis: 1, times: 14 },
    { at: "2026-11-16T11:00:00Z", method: "POST", path: "/xapi/statements", status: 200, accepted: 2, duplicates: 1, bytes: 2368, millis: 5, times: 1 },
  ],
};

const browserFetch = globalThis.fetch;
let asked: { method: string; url: string; type: string | null; body: unknown }[];
let answers: Record<string, unknown>;

beforeEach(() => {
  asked = [];
  answers = { requests: SENT };
  globalThis.fetch = (url, init) => {
    const address = String(url);
    asked.push({ method: init?.method ?? "GET", url: address, type: new Headers(init?.headers).get("Content-Type"), body: init?.body });
    const name = Object.keys(answers).find((n) => address.includes(`/manage/${n}?`));
    return Promise.resolve(name ? Response.json(answers[name]) : Response.json({ detail: "There is none." }, { status: 404 }));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("tells what became of each request", async () => {
  render(<SourcePage source="moodle" />);
  await screen.findByText("14 of 15 requests were refused.");
  expect(screen.getByText("refused 14 times in a row: unauthorized, the key was revoked")).toBeTruthy();
  expect(screen.getByText("2 new, 1 repeated")).toBeTruthy();
  expect(screen.getByText("none read")).toBeTruthy();
});

it("says so where nothing came, or nothing was refused", () => {
  expect(said([])).toBe("Nothing has come since the doors started.");
  expect(said(SENT.requests.slice(1))).toBe("1 request, none was refused.");
});

it("asks the door of the choice what it would do", async () => {
  answers["check"] = {
    taken: true,
    events: [
      { id: "e1", outcome: "NEW", person: "UNKNOWN", account: "mailto:|ada@x", event: { occurredAt: "2026-11-16T12:00:00Z", fact: { type: "completed" } }, places: [{ plan: "ml-to-genai", kind: "UNIT", id: "chunking" }], remarks: [{ field: "object.count", message: "must be a whole number" }] },
      { id: "e2", outcome: "REPEAT", person: "NONE", places: [], remarks: [] },
    ],
  };
  render(<SourcePage source="moodle" />);
  const form = (await screen.findByRole("button", { name: "Check it" })).closest("form") as HTMLFormElement;
  fireEvent.change(within(form).getByLabelText("Door"), { target: { value: "cloudevents" } });
  fireEvent.input(within(form).getByLabelText("Body"), { target: { value: "{}" } });
  fireEvent.submit(form);
  await screen.findByText("It would take 2 events.");
  expect(screen.getByText("completed")).toBeTruthy();
  expect(screen.getByText("ml-to-genai: chunking")).toBeTruthy();
  expect(screen.getByText("nothing for progress")).toBeTruthy();
  expect(asked.at(-1)).toEqual({ method: "POST", url: "/api/v1/manage/check?source=moodle&door=cloudevents", type: "application/cloudevents+json", body: "{}" });
});

it("says what is wrong with a payload", async () => {
  answers["check"] = { taken: false, reason: "invalid_field", field: "time", detail: "time: is missing", events: [] };
  render(<SourcePage source="moodle" />);
  fireEvent.submit((await screen.findByRole("button", { name: "Check it" })).closest("form") as HTMLFormElement);
  await screen.findByText("It would refuse it: time: is missing");
});

it("sends a test event and shows what was sent", async () => {
  answers["test-event"] = { door: "XAPI", id: "t1", type: "application/json", body: "{\"id\":\"t1\"}" };
  render(<SourcePage source="moodle" />);
  const form = (await screen.findByRole("button", { name: "Send a test event" })).closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  await screen.findByText("t1");
  expect(screen.getByText('{"id":"t1"}')).toBeTruthy();
  expect(asked.at(-1)).toEqual({ method: "POST", url: "/api/v1/manage/test-event?source=moodle&door=xapi", type: null, body: undefined });
});

it("says why nothing is shown", async () => {
  answers = {};
  render(<SourcePage source="none" />);
  await screen.findByText("There is none.");
});
