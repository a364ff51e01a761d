import { useEffect, useState } from "preact/hooks";
import { manage, type Outcome } from "./manage";

/** A list that owners change, with what went wrong last. */
export function useManaged<T>(path: string) {
  const [list, setList] = useState<T[]>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    const outcome = await manage<T[]>("GET", path);
    if ("done" in outcome) setList(outcome.done);
    else setProblem(outcome.problem);
  };
  useEffect(() => void load(), [path]);
  /** Does something and reads the list again; undefined where it failed. */
  const change = async <R>(doing: Promise<Outcome<R>>): Promise<R | undefined> => {
    setBusy(true);
    const outcome = await doing;
    setBusy(false);
    setProblem("done" in outcome ? undefined : outcome.problem);
    await load();
    return "done" in outcome ? outcome.done : undefined;
  };
  return { list, problem, busy, change };
}
