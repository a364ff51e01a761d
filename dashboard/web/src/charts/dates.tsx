import type { LearnerRow, Outlook } from "../api/answer";
import { day, inTen, late } from "../parts/words";
import { Chart, type Room } from "./Chart";
import { DAY_MS, date, month, short } from "./frame";

const WEEKS_SHOWN = 26;

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
  const end = [weeks.at(-1)?.date ?? "", other?.at(-1)?.date ?? ""].toSorted().at(-1) ?? "";
  const rows = until(end, weeks);
  const then = until(end, other ?? []);
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

/** Weeks up to a day; behind its last one nothing changes any more. */
function until<T extends { date: string }>(end: string, weeks: T[]): (T & { at: Date })[] {
  const last = weeks.at(-1);
  return [...weeks, ...(last && last.date < end ? [{ ...last, date: end }] : [])].map((w) => ({ ...w, at: date(w.date) }));
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

/** People of a list who have an outlook, as heads. */
export function headsOf(rows: LearnerRow[]): Head[] {
  return rows.flatMap((r) => (r.outlook?.done ? [{ id: r.learner, name: r.name, outlook: r.outlook }] : []));
}
