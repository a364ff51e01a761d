import type { Dashboard, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import { cohortReadiness } from "./cohortReadiness.js";
import { pipeline } from "./pipeline.js";

/** The dashboards as they are committed, by the name of their file. */
export function texts(): Map<string, string> {
  return new Map(
    [cohortReadiness(), pipeline()]
      .map((builder) => builder.build())
      .map((built) => [`dashboards/${(built.uid ?? "").replace(/^crossover-/, "")}.json`, text(built)]),
  );
}

function text(built: Dashboard): string {
  const panels = everyPanel(built);
  panels.forEach((panel, index) => (panel.id = index + 1));
  return JSON.stringify({ ...built, schemaVersion: 42 }, null, 2) + "\n";
}

/** Rows and panels, those in closed rows too, from top to bottom. */
function everyPanel(built: Dashboard): (Panel | RowPanel)[] {
  return (built.panels ?? []).flatMap((panel) => ("panels" in panel ? [panel, ...panel.panels] : [panel]));
}
