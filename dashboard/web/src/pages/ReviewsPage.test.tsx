import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ReviewsPage } from "./ReviewsPage";
import { render } from "../test/render";

const WAITING = {
  learner: "l1",
  name: "Ada",
  team: "atlas",
  cohort: "spring",
  unit: "rag",
  title: "A RAG harness",
  since: "2026-05-01T10:00:00Z",
  link: "https://git.example/rag",
  accepted: false,
  checklist: [
    { id: "diagram", title: "Diagram", found: true },
    { id: "results", title: "Results", found: false },
  ],
};
const browserFetch = globalThis.fetch;
let sent: string[];
let waiting: unknown[];
let refused: boolean;

beforeEach(() => {
  sent = [];
  waiting = [WAITING];
  refused = false;
  globalThis.fetch = (_url, init) => {
    if (init?.method !== "POST") return Promise.resolve(Response.json(waiting));
    sent.push(String(init.body));
    return Promise.resolve(
      refused ? Response.json({ detail: "It was not taken." }, { status: 503 }) : new Response(null, { status: 204 }),
    );
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

function press(name: string) {
  const pressed = button(name);
  fireEvent(pressed.form as HTMLFormElement, new SubmitEvent("submit", { submitter: pressed, cancelable: true }));
}

it("accepts with the whole checklist alone", async () => {
  render(<ReviewsPage />);
  await screen.findByRole("heading", { name: "1 project waits for you" });
  expect(screen.getByRole("link", { name: "Open the work" }).getAttribute("href")).toBe("https://git.example/rag");
  expect(button("Accept").disabled).toBe(true);
  fireEvent.click(screen.getByLabelText("Results"));
  expect(button("Accept").disabled).toBe(false);
  press("Accept");
  expect((await screen.findByRole("status")).textContent).toBe("Accepted: Ada reads it now.");
  expect(JSON.parse(sent[0] as string)).toEqual({
    learner: "l1",
    unit: "rag",
    accepted: true,
    evidence: ["diagram", "results"],
    comment: "",
  });
});

it("sends back with a word of what is to be done, and says what was not taken", async () => {
  refused = true;
  render(<ReviewsPage />);
  await screen.findByText(/say what is to be done/);
  expect(button("Send back").disabled).toBe(true);
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "Where are the results?" } });
  press("Send back");
  expect((await screen.findByRole("alert")).textContent).toBe("It was not taken.");
  refused = false;
  press("Send back");
  expect((await screen.findByRole("status")).textContent).toBe("Sent back: Ada reads it now.");
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(JSON.parse(sent[1] as string)).toMatchObject({ accepted: false, comment: "Where are the results?" });
});

it("says that nothing waits", async () => {
  waiting = [];
  render(<ReviewsPage />);
  await screen.findByRole("heading", { name: "Nothing waits for you" });
});
