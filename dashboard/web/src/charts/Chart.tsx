import type * as PlotModule from "./plot";
import type { PlotOptions } from "@observablehq/plot";
import { useEffect, useId, useRef, useState } from "preact/hooks";

export type Plot = typeof PlotModule;

let loading: Promise<Plot> | undefined;

/** What a chart is drawn for: the room that is there. */
export interface Room {
  width: number;
  /** Whether it is a phone's. */
  narrow: boolean;
}

const NARROW_PX = 480;

/**
 * A chart by Observable Plot, drawn for the width that is there; it has its height from the start, so that
 * nothing jumps. What it says is its description.
 */
export function Chart(props: {
  title: string;
  finding: string;
  height: (room: Room) => number;
  draw: (plot: Plot, room: Room) => PlotOptions;
}) {
  const { title, finding, height, draw } = props;
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [plot, setPlot] = useState<Plot>();
  const id = useId();
  const room = { width, narrow: width < NARROW_PX };
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    loading ??= import("./plot");
    void loading.then((loaded) => setPlot(() => loaded as Plot));
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!plot || width === 0 || !host.current) return;
    const svg = plot.plot({
      style: { overflow: "visible" },
      width,
      height: height(room),
      ...draw(plot, room),
    });
    // Its own styles stand in our file: the page allows no style that is written into it.
    svg.querySelector("style")?.remove();
    // It is one image: what its parts are called helps nobody, and a part has no role to be called by.
    svg.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-labelledby", `${id}t ${id}d`);
    host.current.replaceChildren(svg);
  }, [plot, width, draw]);
  return (
    <figure class="chart">
      <span hidden id={`${id}t`}>
        {title}
      </span>
      <span hidden id={`${id}d`}>
        {finding}
      </span>
      <div ref={host} style={{ minHeight: `${height(room)}px` }} />
    </figure>
  );
}

/** What stands for shown, assumed and missing in every chart, table and legend. */
export function Hatch() {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--actual-weak)" />
          <rect width="1.6" height="5" fill="var(--actual)" fill-opacity=".55" />
        </pattern>
      </defs>
    </svg>
  );
}

/** The three inks, in words; two where nothing is assumed. */
export function Inks({ needed }: { needed?: string }) {
  const box = (fill: string, stroke = "none") => (
    <svg width="22" height="10" aria-hidden="true">
      <rect x=".5" y=".5" width="21" height="9" rx="2" fill={fill} stroke={stroke} />
    </svg>
  );
  return (
    <ul class="legend">
      <li>{box("var(--actual)")}shown by results</li>
      <li>{box("url(#hatch)")}assumed from study and background</li>
      <li>{box("none", "var(--control)")}missing</li>
      {needed && (
        <li>
          <svg width="4" height="12" aria-hidden="true">
            <path d="M2 0V12" stroke="var(--ink)" stroke-width="1.8" />
          </svg>
          {needed}
        </li>
      )}
    </ul>
  );
}
