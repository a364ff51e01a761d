import { percent } from "../parts/words";
import { Chart } from "./Chart";
import { labels, short, ticksTo } from "./frame";

export interface Part {
  id: string;
  name: string;
  shown: number;
  assumed: number;
  /** Level that is enough; the same line for all where it is left out. */
  needed?: number | undefined;
}

/** Shown, assumed and missing of each, with what is needed. */
export function PartsChart(props: { title: string; parts: Part[]; needed?: number | undefined; finding: string }) {
  const { title, parts, needed, finding } = props;
  const own = parts.filter((p) => p.needed !== undefined);
  return (
    <Chart
      title={title}
      finding={finding}
      height={() => parts.length * 27 + 30}
      draw={(plot, room) => ({
        marginLeft: room.narrow ? 118 : 168,
        marginRight: 34,
        marginTop: 2,
        marginBottom: 28,
        x: { domain: [0, 1], label: null, tickSize: 0, ticks: room.narrow ? [0, 0.4, 0.8] : [0, 0.2, 0.4, 0.6, 0.8, 1], tickFormat: (s: number) => percent(s) },
        y: { domain: parts.map((p) => p.id), label: null, tickSize: 0, padding: 0.45, tickFormat: labels(parts, (p) => short(p.name, room.narrow ? 17 : 26)) },
        marks: [
          plot.gridX({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.barX(parts, { y: "id", x1: 0, x2: 1, fill: "none", stroke: "var(--control)", strokeOpacity: 0.6, rx: 3 }),
          plot.barX(parts, { y: "id", x1: 0, x2: (p: Part) => Math.min(1, p.shown + p.assumed), fill: "url(#hatch)", rx: 3 }),
          plot.barX(parts, { y: "id", x1: 0, x2: "shown", fill: "var(--actual)", rx: 3 }),
          needed === undefined ? null : plot.ruleX([needed], { stroke: "var(--ink)", strokeWidth: 1.5 }),
          plot.tickX(own, { x: "needed", y: "id", stroke: "var(--ink)", strokeWidth: 1.8, inset: -2 }),
          plot.text(parts, { y: "id", x: 1, text: (p: Part) => String(Math.round(p.shown * 100)), textAnchor: "start", dx: 8, fill: "var(--ink)", fontSize: 12.5 }),
        ],
      })}
    />
  );
}

export interface TrendWeek {
  week: number;
  p25: number;
  p50: number;
  p75: number;
}

/** What the middle of a group had shown, week by week, with its middle half; the running week is drawn apart. */
export function TrendChart(props: { weeks: TrendWeek[]; running: boolean; last: number; needed: number; who: string; tall?: number | undefined; finding: string }) {
  const { weeks, running: runs, last, needed, who, tall = 246, finding } = props;
  const closed = [{ week: 0, p25: 0, p50: 0, p75: 0 }, ...(runs ? weeks.slice(0, -1) : weeks)];
  const newest = closed.at(-1);
  const running = weeks.at(-1);
  const open = newest && running ? (runs ? [newest, running] : [newest]) : [];
  return (
    <Chart
      title="What was shown, week by week"
      finding={finding}
      height={() => tall}
      draw={(plot, room) => ({
        marginLeft: 42,
        marginRight: room.narrow ? 50 : 120,
        marginTop: 14,
        marginBottom: 28,
        x: { domain: [0, last], label: null, tickSize: 0, ticks: ticksTo(last, room.narrow ? 3 : 6), tickFormat: (w: number) => (w === 0 ? "start" : `week ${w}`) },
        y: { domain: [0, 1], label: null, tickSize: 0, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], tickFormat: (s: number) => percent(s) },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.ruleY([needed], { stroke: "var(--ink)", strokeWidth: 1.2 }),
          plot.text([[last, needed]], { text: () => "needed", textAnchor: "start", dx: 6, fill: "var(--ink-2)" }),
          plot.areaY(closed, { x: "week", y1: "p25", y2: "p75", fill: "var(--actual)", fillOpacity: 0.16, curve: "monotone-x" }),
          plot.line(closed, { x: "week", y: "p50", stroke: "var(--actual)", strokeWidth: 2.4, curve: "monotone-x" }),
          plot.line(open, { x: "week", y: "p50", stroke: "var(--actual)", strokeWidth: 2.4, strokeDasharray: "2 4" }),
          plot.dot(open.slice(0, 1), { x: "week", y: "p50", fill: "var(--actual)", r: 4, stroke: "var(--paper)", strokeWidth: 1.5 }),
          plot.text(open.slice(-1), {
            x: "week",
            y: "p50",
            text: () => who,
            textAnchor: (open.at(-1)?.week ?? 0) > last / 2 && room.narrow ? "end" : "start",
            dx: 6,
            dy: -10,
            fill: "var(--actual)",
            fontWeight: 600,
          }),
        ],
      })}
    />
  );
}

/** People by what they have shown, in steps of ten points, with the median and what is needed. */
export function ShownChart(props: { bins: number[]; median: number; needed: number; tall?: number | undefined; finding: string }) {
  const { bins, median, needed, tall = 220, finding } = props;
  const rows = bins.map((n, i) => ({ from: i / bins.length, to: (i + 1) / bins.length, n }));
  const most = Math.max(...bins, 1);
  return (
    <Chart
      title="People by what they have shown"
      finding={finding}
      height={() => tall}
      draw={(plot) => ({
        marginLeft: 30,
        marginRight: 20,
        marginTop: 34,
        marginBottom: 28,
        x: { domain: [0, 1], label: null, tickSize: 0, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], tickFormat: (s: number) => percent(s) },
        y: { domain: [0, most], label: null, tickSize: 0, ticks: Math.min(most, 5), tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : "") },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.rectY(rows, { x1: "from", x2: "to", y1: 0, y2: "n", fill: "var(--actual)", insetLeft: 1, insetRight: 1, rx: 2 }),
          plot.ruleX([median], { stroke: "var(--actual)", strokeWidth: 1.6, strokeDasharray: "4 3" }),
          plot.text([[median, most]], { text: () => "median", dy: -20, fill: "var(--actual)", fontWeight: 600 }),
          plot.ruleX([needed], { stroke: "var(--ink)", strokeWidth: 1.5 }),
          plot.text([[needed, most]], { text: () => "needed", dy: -8, fill: "var(--ink)", fontWeight: 600 }),
        ],
      })}
    />
  );
}
