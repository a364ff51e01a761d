/** What stands before every path of this installation, such as /crossover; empty for nothing. The service writes it. */
const prefix = (document.querySelector<HTMLMetaElement>('meta[name="prefix"]')?.content ?? "/").replace(/\/$/, "");

/** The address of a path of the page or of the service. */
export function at(path: string): string {
  return prefix + path;
}
