import { screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { STATES } from "../parts/glyphs";
import { Card } from "../parts/parts";
import { REASON_TERMS, type Term, TERMS } from "../parts/terms";
import { REASONS } from "../parts/words";
import { render } from "../test/render";
import { HelpPage } from "./HelpPage";

const ALL: Term[] = TERMS.flatMap((g) => [...g.terms]);

afterEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it("gives each definition an address of its own", () => {
  render(<HelpPage />);
  const ids = ALL.map((t) => t.id).concat(TERMS.map((g) => g.id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(document.getElementById(id)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Head start" }).getAttribute("href")).toBe("#head-start");
});

it("shows at once what the address names", () => {
  history.replaceState(null, "", "/help/metrics#gap");
  render(<HelpPage />);
  expect(document.activeElement?.id).toBe("gap");
});

it("defines each state that a person can be in, with its shape and word", () => {
  render(<HelpPage />);
  const people = ["LEFT", "FINISHED", "NOT_FINISHED", "ON_LEAVE", "STALLED", "QUIET", "BEHIND", "ON_TRACK"] as const;
  expect(ALL.flatMap((t) => t.state ?? [])).toEqual(people);
  for (const state of people) {
    const definition = within(document.getElementById(`state-${state.toLowerCase().replaceAll("_", "-")}`) as HTMLElement);
    expect(definition.getByText(STATES[state].word)).toBeTruthy();
  }
});

it("defines each reason by the word that lists use", () => {
  for (const [reason, id] of Object.entries(REASON_TERMS)) {
    expect(ALL.find((t) => t.id === id)?.term.toLowerCase()).toBe(REASONS[reason as keyof typeof REASONS]);
  }
});

it("says what is not shown, on purpose", () => {
  render(<HelpPage />);
  const list = within(screen.getByRole("region", { name: "What is not shown, on purpose?" })).getAllByRole("listitem");
  expect(list.map((item) => item.textContent)).toContain("Lists of people in the order of readiness.");
});

it("is where the explanation of a card leads, to the word that it rests on", () => {
  render(<Card question="Is it rising?" help={{ what: "a", matters: "b", computed: "c", term: "shown" }} />);
  expect(screen.getByText("All definitions").getAttribute("href")).toBe("/help/metrics#shown");
});
