import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Found } from "../api/answer";
import { render } from "../test/render";
import { Search } from "./Search";

const browserFetch = globalThis.fetch;
let found: Found[];
let asked: string[];

beforeEach(() => {
  localStorage.clear();
  asked = [];
  found = [{ name: "Ada Lovelace", learner: "a 1" }, { name: "atlas", team: "atlas", cohort: "demo" }];
  globalThis.fetch = (url) => {
    asked.push(url as string);
    return Promise.resolve(Response.json(found));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

const field = () => screen.getByRole("searchbox", { name: "Find a person or team" });

it("leads to people and teams by a part of their name", async () => {
  render(<Search />);
  fireEvent.input(field(), { target: { value: "a " } });
  const person = await screen.findByRole("link", { name: "Ada Lovelace" });
  expect(person.getAttribute("href")).toBe("/learners/a%201");
  expect(screen.getByRole("link", { name: "Atlas, demo" }).getAttribute("href")).toBe("/teams/atlas?cohort=demo");
  expect(asked).toEqual(["/api/v1/search?q=a"]);
});

it("says that nobody of that name is shown", async () => {
  found = [];
  render(<Search />);
  fireEvent.input(field(), { target: { value: "x" } });
  await screen.findByText("Nobody of that name is shown to you.");
});

it("is reached by a key, which can be turned off", async () => {
  render(<Search />);
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).toBe(field());
  fireEvent.input(field(), { target: { value: "a" } });
  fireEvent.click(await screen.findByLabelText("The key / leads here"));
  field().blur();
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).not.toBe(field());
  expect(localStorage.getItem("crossover-no-keys")).toBe("1");
});
