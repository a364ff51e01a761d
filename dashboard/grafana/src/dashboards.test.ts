import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { text } from "./text.js";

interface Panel {
  type: string;
  title?: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
  fieldConfig?: { defaults: { unit?: string; min?: number; noValue?: string } };
}
interface Dashboard {
  uid: string;
  editable: boolean;
  panels: Panel[];
}

const committed = readFileSync("dashboards/cohort-readiness.json", "utf8");
const dashboard = JSON.parse(committed) as Dashboard;
const panels = dashboard.panels.filter((p) => p.type !== "row");

test("the committed JSON is what the generator makes", () => assert.equal(committed, text()));

test("nobody edits a generated dashboard", () => assert.equal(dashboard.editable, false));

test("at most twelve panels", () => assert.ok(panels.length <= 12));

for (const panel of panels) {
  test(`${panel.title}: says what it shows, in which unit, and what no data means`, () => {
    assert.ok(panel.title?.endsWith("?"));
    assert.ok((panel.description ?? "").length > 40);
    assert.ok(panel.fieldConfig?.defaults.unit);
    assert.ok(panel.fieldConfig?.defaults.noValue);
    assert.notEqual(panel.fieldConfig?.defaults.min, undefined);
  });
  test(`${panel.title}: asks recorded series only`, () => {
    for (const target of panel.targets ?? []) assert.match(target.expr, /^cohort\w*:crossover_\w+:\w+/);
  });
}

test("panels do not overlap and fit 24 columns", () => {
  const all = dashboard.panels;
  for (const [i, a] of all.entries()) {
    assert.ok(a.gridPos.x + a.gridPos.w <= 24);
    for (const b of all.slice(i + 1)) {
      const apart =
        a.gridPos.x + a.gridPos.w <= b.gridPos.x ||
        b.gridPos.x + b.gridPos.w <= a.gridPos.x ||
        a.gridPos.y + a.gridPos.h <= b.gridPos.y ||
        b.gridPos.y + b.gridPos.h <= a.gridPos.y;
      assert.ok(apart, `${a.title} overlaps ${b.title}`);
    }
  }
});
