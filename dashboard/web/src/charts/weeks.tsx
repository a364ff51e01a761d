import { day } from "../parts/words";
import { Chart } from "./Chart";

/** Hours spent a week beside what was agreed; the running week is drawn apart. */
export function HoursChart(props: { hours: { week: number; hours: number }[]; full: number; last: number; agreed?: number | undefined; finding: string }) {
  const { hours, full, last, agreed, finding } = props;
  const open = hours.filter((h) => h.week > full);
  const most = Math.max(agreed ?? 0, ...hours.map((h) => h.hours), 1) * 1.1;
  const every = Math.max(1, Math.ceil(last / 6));
  return (
    <Chart
      title="Hours a week"
      finding={finding}
      height={() => 200}
      draw={(plot, room) => ({
        marginLeft: 40,
        marginRight: room.narrow ? 50 : 60,
        marginTop: 10,
        marginBottom: 28,
        x: { type: "band", domain: Array.from({ length: last }, (_, i) => i + 1), label: null, tickSize: 0, padding: 0.28, tickFormat: (w: number) => (w % (room.narrow ? 2 * every : every) === 0 ? `week ${w}` : "") },
        y: { domain: [0, most], label: null, tickSize: 0, ticks: 4, tickFormat: (h: number) => `${h} h` },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.barY(hours.filter((h) => h.week <= full), { x: "week", y: "hours", fill: "var(--actual)", rx: 2 }),
          plot.barY(open, { x: "week", y: "hours", fill: "var(--actual-weak)", stroke: "var(--actual)", rx: 2 }),
          plot.text(open.slice(0, 1), { x: "week", y: "hours", text: () => "so far", dy: -9, fill: "var(--ink-3)" }),
          ...(agreed === undefined
            ? []
            : [
                plot.ruleY([agreed], { stroke: "var(--plan)", strokeDasharray: "4 4", strokeWidth: 1.5 }),
                plot.text([last], { x: (w: number) => w, y: agreed, text: () => "agreed", textAnchor: "start", dx: 16, fill: "var(--plan)" }),
              ]),
        ],
      })}
    />
  );
}

/** Alerts that opened, upwards, and ended, downwards, by week. */
export function WeeksChart({ weeks, now, finding }: { weeks: { monday: string; opened: number; ended: number }[]; now: Date; finding: string }) {
  const most = Math.max(2, ...weeks.flatMap((w) => [w.opened, w.ended]));
  return (
    <Chart
      title="Alerts by week"
      finding={finding}
      height={() => 180}
      draw={(plot, room) => ({
        marginLeft: 30,
        marginRight: 60,
        marginTop: 12,
        marginBottom: 28,
        x: { type: "band", domain: weeks.map((w) => w.monday), label: null, tickSize: 0, padding: 0.3, tickFormat: (d: string, i: number) => (i % (room.narrow ? 3 : 1) === 0 ? day(d, now) : "") },
        y: { domain: [-most, most], label: null, tickSize: 0, ticks: 4, tickFormat: (n: number) => (Number.isInteger(n) ? String(Math.abs(n)) : "") },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.barY(weeks, { x: "monday", y: "opened", fill: "var(--gap)", rx: 2 }),
          plot.barY(weeks, { x: "monday", y: (w: { ended: number }) => -w.ended, fill: "var(--good)", rx: 2 }),
          plot.ruleY([0], { stroke: "var(--control)" }),
          plot.text([most / 2], { y: (n: number) => n, frameAnchor: "right", text: () => "opened", textAnchor: "start", dx: 8, fill: "var(--gap)" }),
          plot.text([-most / 2], { y: (n: number) => n, frameAnchor: "right", text: () => "over", textAnchor: "start", dx: 8, fill: "var(--good)" }),
        ],
      })}
    />
  );
}
