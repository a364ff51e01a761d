/** What several charts share: how names and days stand on their axes. */

export const DAY_MS = 86_400_000;

/** A day of the calendar as a moment. */
export const date = (iso: string) => new Date(`${iso}T00:00:00Z`);

/** A tick of an axis of months. */
export const month = (d: Date) =>
  d.toLocaleDateString("en-GB", { month: "short", timeZone: "UTC", ...(d.getUTCMonth() === 0 ? { year: "numeric" } : {}) });

/** A name that fits before a chart. */
export function short(name: string, most = 22): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** Labels of rows that are told apart by an id: two may be called alike. */
export function labels<T extends { id: string }>(rows: T[], label: (row: T) => string): (id: string) => string {
  const known = new Map(rows.map((row) => [row.id, label(row)] as const));
  return (id) => known.get(id) ?? id;
}

/** Weeks at which an axis is marked, at most so many. */
export function ticksTo(last: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(last / most));
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}
