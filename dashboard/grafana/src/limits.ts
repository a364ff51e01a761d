import { pageLink, type Steps } from "./parts.js";

/** The same limits as the alerts in ../prometheus/rules.yml and ../prometheus/slo.yml. */
export const REFUSED: Steps = [
  [null, "blue"],
  [0.05, "red"],
];
export const LATE: Steps = [
  [null, "blue"],
  [60, "orange"],
];
export const SILENT: Steps = [
  [null, "blue"],
  [1, "orange"],
];
export const RUNS: Steps = [
  [null, "red"],
  [1, "blue"],
];
export const BURN: Steps = [
  [null, "blue"],
  [6, "orange"],
  [14.4, "red"],
];
export const SET_ASIDE: Steps = [
  [null, "blue"],
  [1, "orange"],
];
export const FORWARDING: Steps = [
  [null, "blue"],
  [900, "orange"],
];

/** A sender must have its answer within 5 s. */
export const ANSWERED: Steps = [
  [null, "blue"],
  [5, "orange"],
];

/** What may fail in a month, as in ../prometheus/slo.yml. */
export const LATE_EVENTS = 0.01;
export const FAILED_REQUESTS = 0.001;
export const FAILED_NOTIFICATIONS = 0.01;

export const TO_DATA = pageLink("Open the page of sources", "data");

export const QUIET = "(time() - max by (source) (crossover_source_last_event_timestamp_seconds))";
export const USUAL = "clamp_min(max by (source) (crossover_source_usual_gap_seconds), 6 * 3600)";

/** The rate of what an instance of the ingest service exports, without what Prometheus itself asks for. */
export function requests(metric: string): string {
  return `rate(${metric}{uri!~"/actuator.*"}[$__rate_interval]) and on (job, instance) crossover_streams_running{service="ingest"}`;
}

/** The series with the service that exports them, which one gauge of each instance tells. */
export function ofService(series: string): string {
  return `${series} + on (job, instance) group_left (service) (0 * crossover_streams_running)`;
}

export function used(slo: string, budget: number, window: string): string {
  return `installation:crossover_${slo}:ratio_rate${window} / ${budget}`;
}
