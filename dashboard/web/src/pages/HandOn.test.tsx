import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { StandIn } from "../api/answer";
import { render } from "../test/render";
import { HandOn } from "./HandOn";

const NOW = new Date("2026-11-28T12:00:00Z");

let kept: StandIn | undefined;
const browserFetch = globalThis.fetch;

beforeEach(() => {
  kept = undefined;
  globalThis.fetch = (_, init) => {
    if (init?.method === "POST") {
      const sent = JSON.parse(init.body as string) as StandIn;
      kept = sent.mail ? sent : undefined;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    return Promise.resolve(kept ? Response.json(kept) : new Response(null, { status: 204 }));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

it("hands on, says to whom, and takes it back", async () => {
  render(<HandOn now={NOW} />);
  fireEvent.input(screen.getByLabelText("Who reviews meanwhile?"), { target: { value: "rita@x.example" } });
  fireEvent.input(screen.getByLabelText("First day"), { target: { value: "2026-12-21" } });
  fireEvent.input(screen.getByLabelText("Last day"), { target: { value: "2027-01-03" } });
  fireEvent.click(screen.getByRole("button", { name: "Hand on" }));
  const said = await screen.findByText(/reviews in your place/);
  expect(said.textContent).toBe("rita@x.example reviews in your place, 21 Dec to 3 Jan 2027. You see what waits, too.");
  fireEvent.click(screen.getByRole("button", { name: "Take it back" }));
  await screen.findByRole("button", { name: "Hand on" });
  expect(kept).toBeUndefined();
});
