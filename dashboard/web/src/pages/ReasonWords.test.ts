import { afterEach, describe, expect, it } from "vitest";
import reasons from "../../../src/test/resources/words/reasons.json";
import sources from "../../../src/test/resources/words/sources.json";
import type { LearnerRow, People } from "../api/answer";
import { type Session, session } from "../api/session";
import { heading, REASONS, why } from "../parts/words";
import { behindIt, ifItWorks, nextStep, titleIn } from "./PeopleRows";
import { stateOf } from "./Sources";

interface Case extends Pick<LearnerRow, "gapWeeks" | "hoursDue" | "helpers" | "needsYou"> {
  case: string;
  stall: LearnerRow["reasons"][number];
  inWords: boolean;
  gain?: People["gains"][string];
  word: string;
  why: string;
  step: string;
  ifItWorks?: string;
}

/** Mails say the same; `ReasonWordsTest` of the service reads these tables, too. */
describe("words that mails share", () => {
  const cases = reasons.cases as Case[];
  const now = new Date(reasons.now);

  afterEach(() => {
    session.value = undefined;
  });

  it.each(cases)("$case", (c) => {
    session.value = { inWords: c.inWords } as Session;
    const row = { ...c, reasons: [c.stall], unitTitles: reasons.titles } as unknown as LearnerRow;
    expect(REASONS[c.stall.reason]).toBe(c.word);
    expect(why(c.stall, titleIn(row), now, c.gapWeeks) + behindIt(row)).toBe(c.why);
    expect(nextStep(row)).toBe(c.step);
    expect(c.gain && ifItWorks(c.gain)).toBe(c.ifItWorks);
  });

  it("are of every reason", () => expect(new Set(cases.map((c) => c.stall.reason))).toEqual(new Set(Object.keys(REASONS))));

  it.each(Object.entries(reasons.headings))("heads %s", (id, text) => expect(heading(id)).toBe(text));
});

describe("sources that mails call silent, too", () => {
  it.each(sources.cases)("$case", ({ name, lastEventAt, refusedAt, silent }) => {
    const source = {
      name,
      accepted: 0,
      duplicates: 0,
      rejected: {},
      ...(lastEventAt && { lastEventAt, usualGap: sources.usualGap }),
      ...(refusedAt && { lastRefusal: { at: refusedAt, reason: "too_large" } }),
    };
    expect(stateOf(source, new Date(sources.now)) === "SILENT").toBe(silent);
  });
});
