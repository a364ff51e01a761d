import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { ELIF, TEAM } from "../test/days";
import { render } from "../test/render";
import { BackInTime, LearnerOn, TeamOn } from "./AsShown";

const NOW = new Date("2026-11-28T12:00:00Z");
const DAYS = ["2026-11-21", "2026-11-14", "2026-11-06"];

afterEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it("goes back week by week, and the address says to where", async () => {
  render(<BackInTime days={DAYS} now={NOW} />);
  const slider = screen.getByRole("slider");
  expect(slider.getAttribute("aria-valuetext")).toBe("today");
  fireEvent.change(slider, { target: { value: "0" } });
  expect(await screen.findByText("6 Nov, 22 days ago")).toBeTruthy();
  expect(location.search).toBe("?on=2026-11-06");
  fireEvent.click(screen.getByRole("button", { name: "Back to today" }));
  expect(await screen.findByText("today")).toBeTruthy();
  expect(location.search).toBe("");
});

it("is not there while nothing was kept", () => {
  render(<BackInTime days={[]} now={NOW} />);
  expect(screen.queryByRole("slider")).toBeNull();
});

it("shows a team and its people as they stood", () => {
  render(<TeamOn group={TEAM} people={[{ learner: "elif", name: "Elif Demir", then: ELIF }]} days={DAYS} now={NOW} />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Atlas, as it was shown on 6 Nov");
  expect(screen.getByText(/The forecast said/).textContent).toBe(
    "Two of 8 were ready; 42 % of the plan was done where 60 % were due, 2.1 weeks behind on average. The forecast said 3 of 8 by their own target (2 to 4).",
  );
  expect(screen.getByText("One was not on track. Who has come or gone since is not among them.")).toBeTruthy();
  const row = screen.getByRole("row", { name: /Elif Demir/ });
  expect(row.textContent).toContain("needs helpblocked on a unit");
  expect(row.textContent).toContain("11 Jan 2027");
});

it("shows a learner as they stood", () => {
  render(<LearnerOn name="Elif Demir" then={ELIF} days={DAYS} skill={() => "RAG: retrieval"} unit={() => "Chunking"} own={false} now={NOW} />);
  expect(screen.getByText(/The forecast said/).textContent).toContain("as likely as not done by 11 Jan 2027; by the own target, 20 Dec, with a chance of 12 %.");
  expect(screen.getByRole("row", { name: "RAG 40 %" })).toBeTruthy();
});
