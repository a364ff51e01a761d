import { readFileSync } from "node:fs";

const FILE = "../../catalog/src/main/resources/catalog/skills.yaml";

/** A skill begins with its id; the title stands in the same line or in the next one. */
const SKILL = /^- (?:\{id: ([\w-]+), title: "([^"]+)"|id: ([\w-]+)\n {2}title: "([^"]+)")/gm;

/** Titles of the shipped skills by id, as the page shows them. A skill of an own plan keeps its id. */
export function skillTitles(): Map<string, string> {
  const titles = new Map<string, string>();
  for (const [, id, title, longId, longTitle] of readFileSync(FILE, "utf8").matchAll(SKILL)) {
    titles.set(id ?? longId ?? "", title ?? longTitle ?? "");
  }
  return titles;
}
