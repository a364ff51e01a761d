import { useLocation } from "preact-iso";

/** A part of the address that says what is shown, so that a link shows the same; undefined where it is absent. */
export function useParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const { path, query, route } = useLocation();
  const set = (value: string | undefined) => {
    const next = new URLSearchParams(query);
    if (value === undefined || value === "") next.delete(name);
    else next.set(name, value);
    const text = next.toString();
    route(text ? `${path}?${text}` : path, true);
  };
  return [query[name], set];
}

/** The same for what is on or off for each of several things of a page: their ids, with commas. */
export function useSwitch(name: string, id: string): [boolean, () => void] {
  const [all, set] = useParam(name);
  const on = (all ?? "").split(",").filter(Boolean);
  const is = on.includes(id);
  return [is, () => set(is ? on.filter((o) => o !== id).join(",") : [...on, id].join(","))];
}
