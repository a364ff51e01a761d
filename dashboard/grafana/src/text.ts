import { cohortReadiness } from "./cohortReadiness.js";

/** The dashboard as it is committed. */
export function text(): string {
  return JSON.stringify({ ...cohortReadiness().build(), schemaVersion: 42 }, null, 2) + "\n";
}
