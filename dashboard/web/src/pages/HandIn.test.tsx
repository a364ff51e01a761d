import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { HandIn } from "./HandIn";
import { render } from "../test/render";

const browserFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("hands in a link, and says what was not taken", async () => {
  const sent: string[] = [];
  globalThis.fetch = (url, init) => {
    sent.push(`${String(url)} ${String(init?.body)}`);
    return Promise.resolve(
      sent.length === 1 ? Response.json({ detail: "It does not answer." }, { status: 503 }) : new Response(null, { status: 204 }),
    );
  };
  render(<HandIn learner="l/1" unit="rag" state={undefined} />);
  fireEvent.input(screen.getByRole("textbox", { hidden: true }), { target: { value: "https://git.example/1" } });
  const form = document.querySelector("form") as HTMLFormElement;
  fireEvent.submit(form);
  expect((await screen.findByRole("alert", { hidden: true })).textContent).toBe("It does not answer.");
  fireEvent.submit(form);
  expect((await screen.findByRole("status", { hidden: true })).textContent).toBe("Handed in.");
  expect(sent[1]).toBe('/api/v1/learners/l%2F1/work {"unit":"rag","link":"https://git.example/1"}');
});

it("asks for nothing once the work was accepted", () => {
  const work = { accepted: true, evidence: [] };
  render(<HandIn learner="l1" unit="rag" state={{ unit: "rag", work } as never} />);
  expect(document.querySelector("form")).toBeNull();
});
