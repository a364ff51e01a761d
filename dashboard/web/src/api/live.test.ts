import { expect, it } from "vitest";
import { changed, learnersOf, versionOf } from "./live";

const ATLAS = learnersOf("demo", "atlas");
const BOREALIS = learnersOf("demo", "borealis");

it("hears of its own group and of no other", () => {
  const atlas = versionOf([ATLAS]);
  const borealis = versionOf([BOREALIS]);
  changed({ topic: "learner-progress", group: "demo/atlas", version: 101 });
  expect(versionOf([ATLAS])).not.toBe(atlas);
  expect(versionOf([BOREALIS])).toBe(borealis);
});

it("hears of any group where it shows all, or does not know yet which", () => {
  const all = versionOf([learnersOf(undefined, "atlas")]);
  changed({ topic: "learner-progress", group: "demo/borealis", version: 102 });
  expect(versionOf([learnersOf(undefined, "atlas")])).not.toBe(all);
});

it("hears when any group may have changed, as after a broken stream", () => {
  const atlas = versionOf([ATLAS, "plans"]);
  changed({ topic: "learner-progress", version: 103 });
  expect(versionOf([ATLAS, "plans"])).not.toBe(atlas);
});

it("hears of other topics as a whole", () => {
  const plans = versionOf(["plans"]);
  changed({ topic: "people", version: 104 });
  expect(versionOf(["plans"])).toBe(plans);
  changed({ topic: "plans", version: 105 });
  expect(versionOf(["plans"])).not.toBe(plans);
});
