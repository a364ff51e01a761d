import type { Unit } from "../api/answer";
import { many } from "../parts/words";
import { Chart, type Plot } from "./Chart";
import { labels, short, ticksTo } from "./frame";

export interface StuckUnit {
  id: string;
  title: string;
  planned: number;
  median: number;
  people: number;
  stuck: boolean;
}

/** Days that units took, beside the days that were planned. */
export function StuckChart({ units: all, finding }: { units: StuckUnit[]; finding: string }) {
  // Nobody is through, or too few to be told.
  const units = all.filter((u) => u.median > 0);
  if (units.length === 0) return null;
  const most = Math.max(4, ...units.map((u) => Math.max(u.median, u.planned))) * 1.1;
  return (
    <Chart
      title="Days that units took"
      finding={finding}
      height={() => units.length * 34 + 30}
      draw={(plot: Plot, room) => ({
        marginLeft: room.narrow ? 130 : 190,
        marginRight: 60,
        marginTop: 2,
        marginBottom: 28,
        x: { domain: [0, most], label: null, tickSize: 0, ticks: room.narrow ? 3 : 6, tickFormat: (d: number) => `${d} d` },
        y: { domain: units.map((u) => u.id), label: null, tickSize: 0, tickFormat: labels(units, (u) => short(u.title, room.narrow ? 18 : 28)) },
        marks: [
          plot.gridX({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.ruleY(units, { y: "id", x1: "planned", x2: "median", stroke: (u: StuckUnit) => (u.stuck ? "var(--gap)" : "var(--control)"), strokeWidth: 3 }),
          plot.tickX(units, { x: "planned", y: "id", stroke: "var(--plan)", strokeWidth: 2, inset: 8 }),
          plot.dot(units, { x: "median", y: "id", r: 5.5, fill: (u: StuckUnit) => (u.stuck ? "var(--gap)" : "var(--actual)"), stroke: "var(--paper)", strokeWidth: 1.5 }),
          plot.text(units, { x: (u: StuckUnit) => Math.max(u.median, u.planned), y: "id", text: (u: StuckUnit) => many(u.people, "person", "people"), textAnchor: "start", dx: 11, fill: "var(--ink-3)" }),
        ],
      })}
    />
  );
}

/** People who are at a unit, and who have done it, in the order of study. */
export function PlacesChart({ units, finding }: { units: { id: string; title: string; done: number; at: number }[]; finding: string }) {
  const most = Math.max(1, ...units.map((u) => u.done + u.at));
  return (
    <Chart
      title="People by unit"
      finding={finding}
      height={() => units.length * 24 + 30}
      draw={(plot, room) => ({
        marginLeft: room.narrow ? 130 : 250,
        marginRight: 40,
        marginTop: 2,
        marginBottom: 28,
        x: { domain: [0, most], label: null, tickSize: 0, ticks: Math.min(most, 6), tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : "") },
        y: { domain: units.map((u) => u.id), label: null, tickSize: 0, padding: 0.3, tickFormat: labels(units, (u) => short(u.title, room.narrow ? 18 : 38)) },
        marks: [
          plot.gridX({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.barX(units, { y: "id", x1: 0, x2: "done", fill: "var(--actual)", rx: 3 }),
          plot.barX(units.filter((u) => u.at > 0), { y: "id", x1: "done", x2: (u: { done: number; at: number }) => u.done + u.at, fill: "var(--actual-weak)", stroke: "var(--actual)", rx: 3 }),
          plot.text(units.filter((u) => u.done > 0), { y: "id", x: (u: { done: number }) => u.done / 2, text: (u: { done: number }) => String(u.done), fill: "var(--paper)" }),
          plot.text(units.filter((u) => u.at > 0), { y: "id", x: (u: { done: number; at: number }) => u.done + u.at / 2, text: (u: { at: number }) => String(u.at), fill: "var(--ink)" }),
        ],
      })}
    />
  );
}

export interface PlanCell {
  /** Id of the block. */
  block: string;
  from: number;
  to: number;
  state: "done" | "due" | "open";
  unit: Unit;
}

/** The units of a plan by block and week: done, due, or still to come. */
export function TimelineChart(props: { blocks: { id: string; title: string }[]; cells: PlanCell[]; weeks: number; today: number; phases: { title: string; from: number; to: number }[]; finding: string }) {
  const { blocks, cells, weeks, today, phases, finding } = props;
  return (
    <Chart
      title="The plan, week by week"
      finding={finding}
      height={() => blocks.length * 30 + 56}
      draw={(plot, room) => ({
        marginLeft: room.narrow ? 8 : 190,
        marginRight: 12,
        marginTop: 28,
        marginBottom: 24,
        x: { domain: [0, weeks], label: null, tickSize: 0, ticks: ticksTo(weeks, room.narrow ? 4 : 12), tickFormat: (w: number) => (w === 0 ? "start" : `week ${w}`) },
        y: { domain: blocks.map((b) => b.id), label: null, tickSize: 0, padding: 0.28, axis: room.narrow ? null : "left", tickFormat: labels(blocks, (b) => short(b.title, 32)) },
        marks: [
          plot.ruleX(phases.slice(1), { x: "from", stroke: "var(--rule)" }),
          ...(room.narrow ? [] : [plot.text(phases, { x: (p: { from: number; to: number }) => (p.from + p.to) / 2, text: (p: { title: string }) => short(p.title, 30), frameAnchor: "top", dy: -16, fill: "var(--ink-3)" })]),
          plot.barX(cells, {
            y: "block",
            x1: "from",
            x2: "to",
            fill: (c: PlanCell) => (c.state === "done" ? "var(--actual)" : c.state === "due" ? "var(--gap-weak)" : "var(--sunken)"),
            stroke: (c: PlanCell) => (c.state === "done" ? "var(--actual)" : c.state === "due" ? "var(--gap)" : "var(--control)"),
            insetLeft: 1.5,
            insetRight: 1.5,
            rx: 3,
          }),
          plot.text(cells.filter((c) => c.state !== "open"), {
            y: "block",
            x: (c: PlanCell) => (c.from + c.to) / 2,
            text: (c: PlanCell) => (c.state === "done" ? "✓" : room.narrow ? "!" : "due"),
            fill: (c: PlanCell) => (c.state === "done" ? "var(--paper)" : "var(--gap)"),
            fontWeight: 600,
          }),
          plot.ruleX([Math.min(today, weeks)], { stroke: "var(--ink)", strokeWidth: 1.6 }),
          plot.text([Math.min(today, weeks)], { x: (w: number) => w, text: () => "today", frameAnchor: "top", dy: -4, dx: 20, fill: "var(--ink)", fontWeight: 600 }),
        ],
      })}
    />
  );
}
