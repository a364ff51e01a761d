import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { UnsentMessages as Unsent } from "../api/answer";
import { session } from "../api/session";
import { render } from "../test/render";
import { UnsentMessages, unsentSay } from "./UnsentMessages";

const NONE: Unsent = { total: 0, rows: [] };
const SOME: Unsent = {
  total: 61,
  rows: [
    { id: "1", channel: "webhook", what: "opened", cohort: "demo", team: "atlas", at: new Date(Date.now() - 42 * 60_000).toISOString(), problem: "webhook answered 500" },
    { id: "2", channel: "mail", what: "resolved", problem: "the mail server does not take the message" },
    { id: "3", channel: "webhook", what: "digest", problem: "webhook answered 400" },
  ],
};

const browserFetch = globalThis.fetch;
let answer: Unsent;
let posted: string[];
let status: number;

beforeEach(() => {
  answer = SOME;
  posted = [];
  status = 200;
  globalThis.fetch = async (url, init) => {
    if (init?.method !== "POST") return Response.json(answer);
    posted.push(`${String(url)} ${await new Response(init.body).text()}`);
    if (status !== 200) return Response.json({ detail: "A service that it needs does not answer." }, { status });
    answer = NONE;
    return Response.json({ replayed: 1 });
  };
  session.value = { mail: "o@x.example", roles: ["owner"], groups: true, data: true, own: [], password: true, reviews: false, manages: true, inWords: false, sources: [], newAlerts: 0 };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  session.value = undefined;
  document.body.innerHTML = "";
});

it("shows what was given up and why, and nobody", async () => {
  render(<UnsentMessages />);
  await screen.findByText("61 messages were refused too often, and given up.");
  const rows = screen.getAllByRole("row").slice(1).map((row) => row.textContent);
  expect(rows).toEqual([
    "webhookan alert openedatlas42 min agowebhook answered 500Try again",
    "mailit is overnot knownnot knownthe mail server does not take the messageTry again",
    "webhookthe digestnot knownnot knownwebhook answered 400Try again",
  ]);
  expect(screen.getByText(/The 3 newest are shown/)).toBeTruthy();
});

it("has one tried again, or all of a channel, and asks what is left", async () => {
  render(<UnsentMessages />);
  fireEvent.click((await screen.findAllByRole("button", { name: "Try again" }))[1] as HTMLElement);
  await screen.findByText("None: each was sent, or is still tried.");
  expect(screen.getByRole("status").textContent).toContain("They are tried again");
  expect(posted).toEqual(['/api/v1/data/deliveries/replay {"ids":["2"]}']);
  document.body.innerHTML = "";
  answer = SOME;
  render(<UnsentMessages />);
  fireEvent.click(await screen.findByRole("button", { name: "Try all by webhook again" }));
  await waitFor(() => expect(posted[1]).toBe('/api/v1/data/deliveries/replay {"channel":"webhook"}'));
});

it("says what went wrong, and that nothing was done", async () => {
  status = 503;
  render(<UnsentMessages />);
  fireEvent.click(await screen.findByRole("button", { name: "Try all by mail again" }));
  expect((await screen.findByRole("alert")).textContent).toBe("A service that it needs does not answer.");
  expect(screen.queryByRole("status")).toBeNull();
});

it("lets only who manages have them tried again", async () => {
  session.value = { ...(session.value as NonNullable<typeof session.value>), manages: false };
  render(<UnsentMessages />);
  await screen.findByRole("rowheader", { name: "mail" });
  expect(screen.queryByRole("button")).toBeNull();
});

it.each([
  [0, "None: each was sent, or is still tried."],
  [1, "1 message was refused too often, and given up."],
])("counts %i in one sentence", (total, text) => expect(unsentSay({ total, rows: [] })).toBe(text));
