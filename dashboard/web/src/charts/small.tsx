import { ago } from "../parts/words";
import { DAY_MS } from "./frame";

/** Small pictures in rows and cells: too many of them, and too plain, for a chart library. */

/** What was shown, assumed and is missing of what is needed. */
export function Bar3({ shown, assumed, mark, width = 150 }: { shown: number; assumed: number; mark?: number; width?: number }) {
  const x = (share: number) => Math.round(Math.min(1, share) * width);
  const label = `${Math.round(shown * 100)} % shown, ${Math.round(assumed * 100)} % assumed`;
  return (
    <span class="bar">
      <svg width={width} height="18" viewBox={`0 -3 ${width} 18`} role="img" aria-label={label}>
        <rect x=".5" y=".5" width={width - 1} height="11" rx="3" fill="none" stroke="var(--control)" />
        <rect width={x(shown + assumed)} height="12" rx="3" fill="url(#hatch)" />
        <rect width={x(shown)} height="12" rx="3" fill="var(--actual)" />
        {mark !== undefined && <path d={`M${x(mark) + 0.5} -3V15`} stroke="var(--ink)" stroke-width="1.5" />}
      </svg>
    </span>
  );
}

/** Done of something, with where the plan is. */
export function Bar(props: { share: number; mark?: number; label: string; width?: number; ink?: string }) {
  const { share, mark, label, width = 96, ink = "var(--actual)" } = props;
  const x = (part: number) => Math.round(Math.min(1, part) * width);
  return (
    <span class="bar">
      <svg width={width} height="14" viewBox={`0 -2 ${width} 14`} role="img" aria-label={label}>
        <rect x=".5" y=".5" width={width - 1} height="9" rx="3" fill="none" stroke="var(--control)" />
        <rect width={x(share)} height="10" rx="3" fill={ink} />
        {mark !== undefined && <path d={`M${Math.min(width - 1, x(mark)) + 0.5} -2V12`} stroke="var(--ink)" stroke-width="1.5" />}
      </svg>
    </span>
  );
}

const SPARK = { width: 96, height: 26 };

/** Hours a week beside what was agreed; the running week is drawn apart. */
export function Spark({ values, agreed }: { values: number[]; agreed?: number | undefined }) {
  if (values.length === 0) return null;
  const { width, height } = SPARK;
  const most = Math.max(agreed ?? 0, ...values, 0.1) * 1.05;
  const step = width / Math.max(8, values.length);
  const said = values.map((v) => Math.round(v * 10) / 10).join(", ");
  return (
    <svg
      class="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Hours a week: ${said}, the last one so far${agreed === undefined ? "" : `; agreed: ${agreed}`}`}
    >
      {values.map((value, i) => {
        const tall = Math.max(1, (value / most) * height);
        const running = i === values.length - 1;
        return (
          <rect
            key={i}
            x={i * step + 1}
            y={height - tall}
            width={step - 3}
            height={tall}
            rx="1.5"
            fill={running ? "var(--actual-weak)" : "var(--actual)"}
            stroke={running ? "var(--actual)" : "none"}
          />
        );
      })}
      {agreed !== undefined && (
        <path d={`M0 ${height - (agreed / most) * height}H${width}`} stroke="var(--plan)" stroke-dasharray="3 3" />
      )}
    </svg>
  );
}

const SINCE = { width: 240, height: 24, days: 14 };

/** When something came last, on a line of two weeks that ends now; how late it was, and the silence since. */
export function SinceStrip({ at, late, silent, now }: { at?: string | undefined; late: number; silent: boolean; now: Date }) {
  const { width, height, days } = SINCE;
  const middle = height / 2;
  const x = (past: number) => 6 + Math.max(0, 1 - past / (days * DAY_MS)) * (width - 12);
  const past = at === undefined ? Infinity : Math.max(0, now.getTime() - Date.parse(at));
  const within = past <= days * DAY_MS;
  const ticks = Array.from({ length: days + 1 }, (_, d) => ({ at: x(d * DAY_MS), half: d % 7 === 0 ? 6 : 3 }));
  return (
    <svg
      class="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={at === undefined ? "no event yet" : `last event ${ago(new Date(at), now)}`}
    >
      <path d={`M6 ${middle}H${width - 6}`} stroke="var(--control)" />
      {ticks.map((t) => (
        <path key={t.at} d={`M${t.at} ${middle - t.half}V${middle + t.half}`} stroke="var(--control)" />
      ))}
      {silent && <path d={`M${x(past)} ${middle}H${x(0)}`} stroke="var(--gap)" stroke-width="3" stroke-dasharray="5 4" />}
      {within && late > 0 && <path d={`M${x(past + late)} ${middle}H${x(past)}`} stroke="var(--actual)" stroke-opacity=".38" stroke-width="7" stroke-linecap="round" />}
      {within && <circle cx={x(past)} cy={middle} r="5" fill={silent ? "var(--gap)" : "var(--actual)"} stroke="var(--paper)" stroke-width="1.5" />}
    </svg>
  );
}
