import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { NoticePage, NoticePreferences } from "../api/answer";
import { render } from "../test/render";
import { NoticesPage } from "./NoticesPage";

let page: NoticePage;
let sent: NoticePreferences[];
let status: number;
const browserFetch = globalThis.fetch;

beforeEach(() => {
  page = {
    preferences: { single: "URGENT", digest: true, zone: "Europe/Berlin", quietFrom: "20:00:00", quietTo: "07:00:00", quietWeekends: true },
    nextDigest: "2026-11-30T07:00:00Z",
    sends: true,
  };
  sent = [];
  status = 204;
  globalThis.fetch = (_, init) => {
    if (init?.method !== "POST") return Promise.resolve(Response.json(page));
    sent.push(JSON.parse(init.body as string) as NoticePreferences);
    return Promise.resolve(
      status === 204 ? new Response(null, { status }) : Response.json({ detail: "It was not kept." }, { status }),
    );
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

const save = async () => fireEvent.submit((await screen.findByRole("button", { name: "Save" })).closest("form") as HTMLFormElement);

it("shows what holds, by the reader's clock", async () => {
  render(<NoticesPage />);
  expect((await screen.findByLabelText<HTMLInputElement>(/What is urgent/)).checked).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>("Quiet from").value).toBe("20:00");
  expect(screen.getByLabelText<HTMLSelectElement>("Your time zone").value).toBe("Europe/Berlin");
  expect(screen.getByText(/next weekly digest/).textContent).toMatch(/Monday,? 30 Nov,? (at )?08:00/);
  expect(screen.queryByText(/sends no mails/)).toBeNull();
});

it("saves all of what was chosen, and says so", async () => {
  render(<NoticesPage />);
  fireEvent.click(await screen.findByLabelText(/Every alert/));
  fireEvent.click(screen.getByLabelText(/The weekly digest/));
  fireEvent.click(screen.getByLabelText(/Quiet weekends/));
  fireEvent.input(screen.getByLabelText("until"), { target: { value: "06:30" } });
  await save();
  expect((await screen.findByRole("status")).textContent).toContain("Saved");
  expect(sent).toEqual([
    { single: "ALL", digest: false, zone: "Europe/Berlin", quietFrom: "20:00", quietTo: "06:30", quietWeekends: false },
  ]);
});

it("says what was not kept", async () => {
  status = 503;
  render(<NoticesPage />);
  await save();
  expect((await screen.findByRole("alert")).textContent).toContain("It was not kept.");
  expect(screen.queryByRole("status")).toBeNull();
});

it("says that the digest is off, and that no mails are sent", async () => {
  page = { preferences: { ...page.preferences, digest: false, single: "NONE" }, sends: false };
  render(<NoticesPage />);
  expect(await screen.findByText("The weekly digest is off.")).not.toBeNull();
  expect(screen.getByText(/sends no mails yet/)).not.toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>(/None\./).checked).toBe(true);
});
