import { useState } from "preact/hooks";
import { send, wrong } from "./session";

/** Sends something that somebody says; keeps what went wrong. */
export function useSend(): { problem: string | undefined; busy: boolean; post: (path: string, body: unknown) => Promise<boolean> } {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const post = async (path: string, body: unknown) => {
    setBusy(true);
    const response = await send(path, body).catch(() => undefined);
    const ok = response?.ok === true;
    setProblem(ok ? undefined : await wrong(response));
    setBusy(false);
    return ok;
  };
  return { problem, busy, post };
}
