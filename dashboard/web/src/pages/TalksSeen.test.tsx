import { screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { render } from "../test/render";
import { TalksSeen } from "./TalksSeen";

const NONE = { alerts: 0, back: 0, finished: 0 };

afterEach(() => {
  document.body.innerHTML = "";
});

it("sets what was seen after a talk beside what was seen without one, and claims no effect", () => {
  render(<TalksSeen talks={{ had: { alerts: 4, back: 3, finished: 1 }, none: { alerts: 1, back: 0, finished: 0 } }} />);
  expect(screen.getAllByRole("row").map((r) => r.textContent)).toEqual([
    "In the first weekAlertsBack within four weeksPeople whose plan is done now",
    "Somebody talked to them431",
    "Nobody did100",
  ]);
  expect(document.body.textContent).toContain("Back within four weeks: 3 of 4 alerts with a talk in the first week, 0 of 1 alert without.");
  expect(document.body.textContent).toContain("without. That is no effect: who is talked to may differ from who is not.");
});

it("is not there where nothing can be judged yet", () => {
  render(<TalksSeen talks={{ had: NONE, none: NONE }} />);
  expect(document.body.textContent).toBe("");
});
