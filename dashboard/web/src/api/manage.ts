import type { components } from "../../../target/generated-web/openapi";
import type { RowError } from "./answer";
import { sendAs } from "./session";

/** What came of a change, or of trying one. */
export type Outcome<T> = { done: T } | { problem: string; errors: RowError[] };

/** Asks for something that owners may do; a path below `/api/v1/manage`. */
export async function manage<T>(method: string, path: string, type?: string, body?: string): Promise<Outcome<T>> {
  const response = await sendAs(method, `/api/v1/manage${path}`, type, body).catch(() => undefined);
  if (!response) return { problem: "The service cannot be reached.", errors: [] };
  const said: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { done: said as T };
  const refusal = (said ?? {}) as Partial<components["schemas"]["Refusal"]>;
  return { problem: refusal.detail ?? `The service answered ${response.status}.`, errors: refusal.errors ?? [] };
}

/** What is filled in of a form. */
export function filled(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string" && field[1] !== "");
}

/** Posts a form. */
export function manageForm<T>(path: string, fields: [string, string][]): Promise<Outcome<T>> {
  return manage("POST", path, "application/x-www-form-urlencoded", new URLSearchParams(fields).toString());
}

/** Rows as a CSV file (RFC 4180). */
export function csv(rows: string[][]): string {
  return rows.map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",") + "\n").join("");
}
