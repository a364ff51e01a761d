import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { OpenedGroupFigure } from "../api/answer";
import { render } from "../test/render";
import { formula, OpensGroup } from "./OpensGroup";

const GAP: OpenedGroupFigure = {
  explanation: {
    figure: "gap",
    value: -1.5,
    mean: true,
    heads: 3,
    rules: 8,
    parts: [
      { id: "a", heads: 1, value: -3, adds: -1 },
      { id: "b", heads: 1, value: 0, adds: 0 },
    ],
  },
  names: { a: "Ada", b: "Bo" },
  steps: [{ learner: "a", unit: "RAG harness", is: -3, then: -1.5, adds: 0.5 }],
};

const browserFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

async function opened(answer: OpenedGroupFigure, team?: string): Promise<string> {
  const asked: string[] = [];
  globalThis.fetch = (url) => {
    asked.push(String(url));
    return Promise.resolve(Response.json(answer));
  };
  HTMLDialogElement.prototype.showModal = () => undefined;
  render(
    <OpensGroup cohort="a cohort" team={team} figure={answer.explanation.figure} title="Ahead or behind?">
      figure
    </OpensGroup>,
  );
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByText("figure"));
  await screen.findByText("What it is made of");
  return String(asked);
}

it("names people and what each adds, and says how many are not shown", async () => {
  expect(await opened(GAP, "t/1")).toBe("/api/v1/teams/t%2F1/figures/gap?cohort=a%20cohort");
  expect([...document.querySelectorAll("tbody tr")].map((r) => r.textContent)).toEqual(["Boon plan0 weeks", "Ada3 weeks behind-1 weeks"]);
  expect(screen.getByText("Ada", { selector: "a" }).getAttribute("href")).toBe("/learners/a");
  expect(document.body.textContent).toContain("And 1 person whom others manage.");
  expect(document.body.textContent).toContain("Ada, RAG harness done: 3 weeks behind → 1.5 weeks behind; for the team +0.5 weeks");
});

it("names teams of a cohort, and what is left is one part", async () => {
  const parts = [{ id: "atlas", heads: 8, value: 2, adds: 2 }, { heads: 9, value: 1, adds: 1 }];
  const answer = { explanation: { ...GAP.explanation, figure: "ready", value: 3, mean: false, heads: 17, parts }, names: {}, steps: [] };
  expect(await opened(answer)).toBe("/api/v1/cohorts/a%20cohort/figures/ready");
  expect([...document.querySelectorAll("tbody tr")].map((r) => r.textContent)).toEqual(["Atlas82 of 82", "Teams that are not shown to you91 of 91"]);
});

it("says who may see the parts where they are not shown", async () => {
  await opened({ explanation: { ...GAP.explanation, parts: [] }, names: {}, steps: [] }, "t");
  expect(document.body.textContent).toContain("shown to those who manage them");
});

it("says how the parts make the figure", () => {
  const of = (figure: string, value: number, mean: boolean) => formula({ ...GAP, explanation: { ...GAP.explanation, figure, value, mean } });
  expect(of("gap", -1.5, true)).toBe("1.5 weeks behind is the mean of 3 people: -4.5 weeks together, divided by 3.");
  expect(of("done", 0.4, true)).toBe("40 % is the mean of 3 people: 120 points together, divided by 3.");
  expect(of("hours:7", 4, true)).toBe("4 h is the mean of 3 people: 12 h together, divided by 3.");
  expect(of("ready", 2, false)).toBe("2 of 3 people, counted one by one.");
  expect(of("on-time", 1.2, false)).toContain("The chances of 3 people to be done by their own target sum to 1.2.");
});
