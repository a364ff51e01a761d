import type { LearnerRow, Outlook, Unit } from "../api/answer";
import { day, inTen, late, many, percent } from "../parts/words";
import { Chart, type Plot, type Room } from "./Chart";

const DAY_MS = 86_400_000;
const WEEKS_SHOWN = 26;
const date = (iso: string) => new Date(`${iso}T00:00:00Z`);
const month = (d: Date) =>
  d.toLocaleDateString("en-GB", { month: "short", timeZone: "UTC", ...(d.getUTCMonth() === 0 ? { year: "numeric" } : {}) });

/** A name that fits before a chart. */
function short(name: string, most = 22): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** Labels of rows that are told apart by an id: two may be called alike. */
function labels<T extends { id: string }>(rows: T[], label: (row: T) => string): (id: string) => string {
  const known = new Map(rows.map((row) => [row.id, label(row)] as const));
  return (id) => known.get(id) ?? id;
}

export interface Head {
  id: string;
  name: string;
  outlook: Outlook;
}

/** When each of some people will be done: a dot as likely as not, thick to four in five, pale one to nine in ten. */
export function HeadsChart({ people, now, finding }: { people: Head[]; now: Date; finding: string }) {
  const end = new Date(now.getTime() + 7 * WEEKS_SHOWN * DAY_MS);
  const rows = people.map(({ id, name, outlook: o }) => {
    const at = (d: string | undefined) => (d === undefined || date(d) > end ? end : date(d));
    const open = o.done?.p90 === undefined;
    const likely = o.done?.p50 === undefined ? "" : day(o.done.p50, now);
    const never = open && o.chanceNever !== undefined && o.chanceNever >= 0.1 ? `${inTen(o.chanceNever)} never` : "";
    return {
      id,
      name,
      p10: at(o.done?.p10),
      p50: o.done?.p50 !== undefined && date(o.done.p50) <= end ? date(o.done.p50) : undefined,
      p80: at(o.done?.p80),
      p90: at(o.done?.p90),
      target: date(o.target),
      ink: late(o) ? "var(--gap)" : "var(--actual)",
      note: [likely, never].filter(Boolean).join(", ") || "not within two years",
    };
  });
  const shown = rows.filter((r) => r.p10 < end);
  const begin = new Date(Math.min(now.getTime(), ...rows.map((r) => r.target.getTime() - 5 * DAY_MS)));
  const row = (room: Room) => (room.narrow ? 42 : 27);
  return (
    <Chart
      title="When each will be done"
      finding={finding}
      height={(room) => rows.length * row(room) + 34}
      draw={(plot, room) => ({
        marginLeft: room.narrow ? 6 : 150,
        marginRight: room.narrow ? 14 : 180,
        marginTop: 4,
        marginBottom: 30,
        x: { domain: [begin, end], type: "utc", label: null, tickSize: 0, ticks: room.narrow ? 4 : 7, tickFormat: month },
        y: { domain: rows.map((r) => r.id), axis: null, padding: 0.3 },
        marks: [
          plot.gridX({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.text(rows, {
            x: begin,
            y: "id",
            text: (r: (typeof rows)[0]) => short(r.name),
            textAnchor: room.narrow ? "start" : "end",
            dx: room.narrow ? 0 : -10,
            dy: room.narrow ? -14 : 0,
            fill: "var(--ink)",
            fontSize: 13,
          }),
          plot.ruleY(shown, { x1: "p10", x2: "p90", y: "id", stroke: "ink", strokeOpacity: 0.38, strokeWidth: 7, strokeLinecap: "round" }),
          plot.ruleY(shown.filter((r) => r.p50), { x1: "p50", x2: "p80", y: "id", stroke: "ink", strokeOpacity: 0.75, strokeWidth: 7 }),
          plot.dot(shown.filter((r) => r.p50), { x: "p50", y: "id", r: 5, fill: "ink", stroke: "var(--paper)", strokeWidth: 1.5 }),
          plot.tickX(rows, { x: "target", y: "id", stroke: "var(--ink)", strokeWidth: 1.8, inset: -1 }),
          plot.text(rows, {
            x: room.narrow ? end : "p90",
            y: "id",
            text: "note",
            textAnchor: room.narrow ? "end" : "start",
            dx: room.narrow ? 8 : 9,
            dy: room.narrow ? -14 : 0,
            fill: "var(--ink-3)",
          }),
        ],
      })}
    />
  );
}

/** What the marks of {@link HeadsChart} mean. */
export function HeadsLegend() {
  const pill = (fill: string, opacity: number) => (
    <svg width="22" height="8" aria-hidden="true">
      <rect width="22" height="8" rx="4" fill={fill} fill-opacity={opacity} />
    </svg>
  );
  return (
    <ul class="legend">
      <li>{pill("var(--actual)", 0.85)}as likely as not, to four in five</li>
      <li>{pill("var(--actual)", 0.38)}one in ten to nine in ten</li>
      <li>{pill("var(--gap)", 0.85)}later than the own target</li>
      <li>
        <svg width="4" height="12" aria-hidden="true">
          <path d="M2 0V12" stroke="var(--ink)" stroke-width="1.8" />
        </svg>
        own target
      </li>
    </ul>
  );
}

/** How many will be done by when, as a band from two to nine in ten futures, with what else could be. */
export function CountChart(props: {
  weeks: { date: string; p10: number; p50: number; p90: number }[];
  other?: { date: string; p50: number }[] | undefined;
  of: number;
  now: Date;
  finding: string;
}) {
  const { weeks, other, of, now, finding } = props;
  const rows = weeks.map((w) => ({ ...w, at: date(w.date) }));
  const then = (other ?? []).map((w) => ({ ...w, at: date(w.date) }));
  return (
    <Chart
      title="How many will be done, by week"
      finding={finding}
      height={() => 170}
      draw={(plot, room) => ({
        marginLeft: 30,
        marginRight: room.narrow ? 20 : 120,
        marginTop: 12,
        marginBottom: 28,
        x: { type: "utc", domain: [now, rows.at(-1)?.at ?? now], label: null, tickSize: 0, ticks: room.narrow ? 3 : 7, tickFormat: (d: Date) => day(d.toISOString().slice(0, 10), now) },
        y: { domain: [0, of], label: null, tickSize: 0, ticks: Math.min(of, 5), tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : "") },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1 }),
          plot.areaY(rows, { x: "at", y1: "p10", y2: "p90", fill: "var(--actual)", fillOpacity: 0.16, curve: "step" }),
          plot.line(rows, { x: "at", y: "p50", stroke: "var(--actual)", strokeWidth: 2.4, curve: "step" }),
          plot.line(then, { x: "at", y: "p50", stroke: "var(--good)", strokeWidth: 2.4, strokeDasharray: "5 3", curve: "step" }),
          plot.text(rows.slice(-1), {
            x: "at",
            y: "p50",
            text: () => "as things stand",
            textAnchor: room.narrow ? "end" : "start",
            dx: room.narrow ? 0 : 8,
            dy: room.narrow ? -10 : 0,
            fill: "var(--actual)",
            fontWeight: 600,
          }),
          plot.text(then.slice(-1), {
            x: "at",
            y: "p50",
            text: () => "what if",
            textAnchor: room.narrow ? "end" : "start",
            dx: room.narrow ? 0 : 8,
            dy: -14,
            fill: "var(--good)",
            fontWeight: 600,
          }),
        ],
      })}
    />
  );
}

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
export function TrendChart(props: { weeks: TrendWeek[]; last: number; needed: number; who: string; finding: string }) {
  const { weeks, last, needed, who, finding } = props;
  const closed = [{ week: 0, p25: 0, p50: 0, p75: 0 }, ...weeks.slice(0, -1)];
  const newest = closed.at(-1);
  const running = weeks.at(-1);
  const open = newest && running ? [newest, running] : [];
  return (
    <Chart
      title="What was shown, week by week"
      finding={finding}
      height={() => 246}
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

function ticksTo(last: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(last / most));
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}

/** Hours spent a week beside what was agreed; the running week is drawn apart. */
export function HoursChart(props: { hours: { week: number; hours: number }[]; last: number; agreed?: number | undefined; finding: string }) {
  const { hours, last, agreed, finding } = props;
  const running = hours.at(-1)?.week;
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
          plot.barY(hours.filter((h) => h.week !== running), { x: "week", y: "hours", fill: "var(--actual)", rx: 2 }),
          plot.barY(hours.filter((h) => h.week === running), { x: "week", y: "hours", fill: "var(--actual-weak)", stroke: "var(--actual)", rx: 2 }),
          plot.text(hours.filter((h) => h.week === running), { x: "week", y: "hours", text: () => "so far", dy: -9, fill: "var(--ink-3)" }),
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

/** People by what they have shown, in steps of ten points, with the median and what is needed. */
export function ShownChart({ bins, median, needed, finding }: { bins: number[]; median: number; needed: number; finding: string }) {
  const rows = bins.map((n, i) => ({ from: i / bins.length, to: (i + 1) / bins.length, n }));
  const most = Math.max(...bins, 1);
  return (
    <Chart
      title="People by what they have shown"
      finding={finding}
      height={() => 220}
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

/** How likely each week is the one in which the plan will be done. */
export function ChancesChart(props: { chances: { day: string; done: number }[]; target: string; likely?: string | undefined; now: Date; finding: string }) {
  const { chances, target, likely, now, finding } = props;
  const weeks = chances.slice(1).map((c, i) => ({ from: date(chances[i]?.day ?? c.day), to: date(c.day), share: c.done - (chances[i]?.done ?? 0) }));
  const most = Math.max(...weeks.map((w) => w.share), 0.05) * 1.2;
  const marks = [
    { at: date(target), text: "own target", ink: "var(--ink)", side: "end" as const },
    ...(likely && date(likely) <= (weeks.at(-1)?.to ?? now) ? [{ at: date(likely), text: day(likely, now), ink: "var(--actual)", side: "start" as const }] : []),
  ];
  const begin = new Date(Math.min(now.getTime(), date(target).getTime() - 3 * DAY_MS));
  return (
    <Chart
      title="Chance to be done, by week"
      finding={finding}
      height={() => 210}
      draw={(plot, room) => ({
        marginLeft: 8,
        marginRight: 16,
        marginTop: 36,
        marginBottom: 28,
        x: { type: "utc", domain: [begin, weeks.at(-1)?.to ?? now], label: null, tickSize: 0, ticks: room.narrow ? 4 : 6, tickFormat: month },
        y: { domain: [0, most], axis: null },
        marks: [
          plot.rectY(weeks, { x1: "from", x2: "to", y1: 0, y2: "share", fill: "var(--actual)", fillOpacity: 0.55, insetLeft: 1, insetRight: 1, rx: 2 }),
          plot.ruleY([0], { stroke: "var(--control)" }),
          plot.ruleX(marks, { x: "at", stroke: "ink", strokeWidth: 1.6 }),
          ...marks.map((m) => plot.text([m], { x: "at", y: most, text: "text", fill: "ink", textAnchor: m.side, dx: m.side === "end" ? -5 : 5, dy: -8, fontWeight: 600 })),
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

/** People of a list who have an outlook, as heads. */
export function headsOf(rows: LearnerRow[]): Head[] {
  return rows.flatMap((r) => (r.outlook?.done ? [{ id: r.learner, name: r.name, outlook: r.outlook }] : []));
}
