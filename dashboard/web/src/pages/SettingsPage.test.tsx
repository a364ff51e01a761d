import { fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { InstallationCheck } from "../api/answer";
import { render } from "../test/render";
import { foundSay, SettingsPage } from "./SettingsPage";

const MAIL: InstallationCheck = { name: "mail", state: "FAILED", says: "The other side cannot be reached: the mail server does not answer.", testable: true };
const ADDRESS: InstallationCheck = { name: "address", state: "WARNING", says: "Links lead to http://127.0.0.1:8080/, which opens on this machine alone.", testable: false };
const KAFKA: InstallationCheck = { name: "kafka", state: "OK", says: "Brokers that answer: 3.", testable: false };
const SLACK: InstallationCheck = { name: "slack", state: "OFF", says: "CROSSOVER_SLACK_URL is not set: nothing is sent by slack.", testable: false };

const browserFetch = globalThis.fetch;
let posted: string[];
let sent: InstallationCheck | undefined;

beforeEach(() => {
  posted = [];
  sent = { ...MAIL, state: "OK", says: "A test was taken by the other side. Look whether it has arrived." };
  globalThis.fetch = async (url, init) => {
    if (init?.method !== "POST") return Response.json({ checks: [MAIL, ADDRESS, KAFKA, SLACK] });
    posted.push(String(url));
    return sent ? Response.json(sent) : Response.json({ detail: "It does not answer." }, { status: 503 });
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("says what fails first, and what was found of each", async () => {
  render(<SettingsPage />);
  await screen.findByText("1 thing fails, and 1 more wants a look.");
  const rows = screen.getAllByRole("row").slice(1).map((row) => row.textContent);
  expect(rows).toEqual([
    `MailFailed${MAIL.says}Send a test`,
    `Address in messagesLook at this${ADDRESS.says}–`,
    `KafkaGood${KAFKA.says}–`,
    `SlackNothing to check${SLACK.says}–`,
  ]);
});

it("sends a test, and says what became of it", async () => {
  render(<SettingsPage />);
  fireEvent.click(await screen.findByRole("button", { name: "Send a test" }));
  const said = await screen.findByRole("status");
  expect(said.textContent).toBe("Good A test was taken by the other side. Look whether it has arrived.");
  expect(posted).toEqual(["/api/v1/settings/tests/mail"]);
  sent = undefined;
  fireEvent.click(screen.getByRole("button", { name: "Send a test" }));
  expect(within(await screen.findByRole("alert")).getByText("It does not answer.")).toBeTruthy();
});

it.each([
  [[KAFKA, SLACK], "All that is set up is good."],
  [[KAFKA, ADDRESS], "Nothing fails; 1 thing wants a look."],
  [[MAIL, { ...MAIL, name: "webhook" as const }], "2 things fail."],
])("counts what needs somebody", (checks, says) => {
  expect(foundSay(checks)).toBe(says);
});
