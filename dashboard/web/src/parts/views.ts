import { signal } from "@preact/signals";

/** A page with its filters, under a name. The address alone is kept: who opens it sees what they may. */
export interface View {
  name: string;
  to: string;
}

const KEPT = "crossover.views";

function read(): View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((v: Partial<View>): v is View => typeof v.name === "string" && typeof v.to === "string" && v.to.startsWith("/")) : [];
  } catch {
    return [];
  }
}

/** The views of this browser, by name. */
export const views = signal<View[]>(read());

function keep(next: View[]): void {
  views.value = next.toSorted((a, b) => a.name.localeCompare(b.name));
  localStorage.setItem(KEPT, JSON.stringify(views.value));
}

/** Saves one; another of that name goes. */
export function save(view: View): void {
  keep([...views.value.filter((v) => v.name !== view.name), view]);
}

export function forget(name: string): void {
  keep(views.value.filter((v) => v.name !== name));
}
