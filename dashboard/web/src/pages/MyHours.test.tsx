import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { LearnerRow, Stall } from "../api/answer";
import { render } from "../test/render";
import { calendar, fitting, MyHours, opening } from "./MyHours";

const NOW = new Date("2026-11-28T09:20:00Z");

function person(name: string, reason: Stall["reason"], unit?: string): LearnerRow {
  const stall = { reason, since: "2026-11-20T12:00:00Z", from: "2026-11-21T12:00:00Z", failedAttempts: 0, ...(unit ? { unit } : {}) };
  return { learner: name.toLowerCase(), name, needsYou: true, reasons: [stall], unitTitles: { rag: "RAG: retrieval" }, helpers: [] } as unknown as LearnerRow;
}

const ELIF = person("Elif", "QUIET");
const GRETA = person("Greta", "WAITING_FOR_REVIEW", "rag");
const HIRO = person("Hiro, Jr", "BLOCKED_ON_UNIT", "rag");

afterEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it.each([
  [0, []],
  [0.25, []],
  [0.5, ["Elif"]],
  [0.75, ["Elif", "Hiro, Jr"]],
  [1.25, ["Elif", "Greta"]],
  [1.5, ["Elif", "Greta", "Hiro, Jr"]],
])("takes the most urgent that fit into %s hours", (hours, names) => {
  expect(fitting([ELIF, GRETA, HIRO], hours).map((p) => p.name)).toEqual(names);
});

it("passes over whom somebody else reviews, and who was talked to", () => {
  expect(fitting([{ ...GRETA, needsYou: false }, ELIF], 4).map((p) => p.name)).toEqual(["Elif"]);
});

it("begins with their own fact and a question", () => {
  expect(opening(ELIF, NOW)).toBe("I have seen nothing since 20 Nov: is something in the way?");
  expect(opening(HIRO, NOW)).toBe("RAG seems to hold you up: where does it stick?");
});

it("makes a calendar file of one appointment after the other", () => {
  const file = calendar([GRETA, HIRO], new Date("2026-11-28T10:00:00Z"), NOW).split("\r\n");
  expect(file[0]).toBe("BEGIN:VCALENDAR");
  expect(file.filter((l) => /^(DTSTART|DTEND|SUMMARY)/.test(l))).toEqual([
    "DTSTART:20261128T100000Z",
    "DTEND:20261128T104500Z",
    "SUMMARY:Review the work of Greta",
    "DTSTART:20261128T104500Z",
    "DTEND:20261128T110500Z",
    "SUMMARY:Talk with Hiro\\, Jr",
  ]);
  expect(file.at(-2)).toBe("END:VCALENDAR");
  expect(Math.max(...file.map((l) => l.length))).toBeLessThanOrEqual(75);
  expect(file.join("\n").replaceAll("\n ", "")).toContain("“RAG seems to hold you up: where does it stick?”");
});

it("says what fits, and gives the file", async () => {
  render(<MyHours people={[ELIF, GRETA, HIRO]} now={NOW} />);
  fireEvent.change(screen.getByLabelText(/I have/), { target: { value: "1" } });
  await screen.findByText("enough for Elif and Hiro, Jr, at 20 minutes a talk and 45 a review");
  expect(screen.getByRole("link").textContent).toBe("Into my calendar, 2 appointments");
  expect(location.search).toBe("?have=1");
});
