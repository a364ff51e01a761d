import { screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { ELIF, TEAM } from "../test/days";
import { render } from "../test/render";
import { SaidOfOne, SaidOfTeam } from "./WhatWeSaid";

const NOW = new Date("2026-11-28T12:00:00Z");

afterEach(() => {
  document.body.innerHTML = "";
});

it.each([
  ["to come", "2026-11-28T12:00:00Z", "What we said 3 weeks ago, on 6 Nov: 3 of 8 by their own target (2 to 4). Today it is 2 of 7 (1 to 3)."],
  ["over", "2026-12-28T12:00:00Z", "What we said 7 weeks ago, on 6 Nov: 3 of 8 by their own target (2 to 4). All targets are over: 2 people have finished by now, late ones among them."],
])("holds what was said of a team against what came: the target is %s", (_, now, said) => {
  render(<SaidOfTeam past={[TEAM]} today={{ p10: 1, p50: 2, p90: 3, of: 7 }} finished={2} now={new Date(now)} />);
  expect(screen.getByText(/What we said/).textContent).toBe(said);
});

it.each([
  ["to come", undefined, "What we said 3 weeks ago: 11 Jan 2027, as likely as not. Today it is 4 Jan 2027."],
  ["over", "2026-11-20", "What we said 3 weeks ago: 11 Jan 2027, as likely as not. It came on 20 Nov."],
])("holds what was said of one against what came: the end is %s", (_, doneAt, said) => {
  render(<SaidOfOne past={[ELIF]} likely="2027-01-04" doneAt={doneAt} now={NOW} />);
  expect(screen.getByText(/What we said/).textContent).toBe(said);
});

it("takes what was said four weeks ago, where so much was kept", () => {
  const past = ["2026-11-21", "2026-11-14", "2026-11-07", "2026-10-31", "2026-10-24"].map((day) => ({ ...TEAM, day }));
  render(<SaidOfTeam past={past} today={undefined} finished={0} now={NOW} />);
  expect(screen.getByText(/on 31 Oct/)).toBeTruthy();
});
