import { signal } from "@preact/signals";

/** The topics whose changes the pages listen to. */
export type Topic =
  | "team-readiness"
  | "learner-progress"
  | "learners"
  | "stall-episodes"
  | "plans"
  | "source-status"
  | "unclaimed-accounts"
  | "activities";

/** Newest version of each topic; a page that reads it is drawn anew when it changes. */
export const versions = signal<Partial<Record<Topic, number>>>({});

/** False while the stream is broken and the page asks once a minute instead. */
export const live = signal(true);

const POLL_MS = 60_000;

/** Listens to the server; the browser itself reconnects a broken stream. */
export function listen(): void {
  const stream = new EventSource("/api/v1/stream");
  let poll: ReturnType<typeof setInterval> | undefined;
  stream.addEventListener("open", () => {
    live.value = true;
    // The server may be a new one that counts from the start: everything is fetched once more.
    versions.value = {};
    clearInterval(poll);
    poll = undefined;
  });
  stream.addEventListener("error", () => {
    live.value = false;
    poll ??= setInterval(pollOnce, POLL_MS);
  });
  stream.addEventListener("change", (event) => {
    const { topic, version } = JSON.parse((event as MessageEvent<string>).data) as {
      topic: Topic;
      version: number;
    };
    if (versions.value[topic] !== version) {
      versions.value = { ...versions.value, [topic]: version };
    }
  });
}

function pollOnce(): void {
  const now = Date.now();
  versions.value = {
    "team-readiness": now,
    "learner-progress": now,
    learners: now,
    "stall-episodes": now,
    plans: now,
    "source-status": now,
    "unclaimed-accounts": now,
    activities: now,
  };
}
