import { at } from "./at";
import { signal } from "@preact/signals";

/** The topics whose changes the pages listen to. */
const TOPICS = [
  "learner-progress",
  "people",
  "stall-episodes",
  "team-alerts",
  "plans",
  "source-status",
  "forwarding",
  "unclaimed-accounts",
  "seen-accounts",
  "activities",
  "dead-letters",
  "reviews",
] as const;
export type Topic = (typeof TOPICS)[number];

/** What a page listens to: a topic, or of learners one group, as `learner-progress/<cohort>/<team>`. */
export type Watched = Topic | `learner-progress/${string}`;

/** What the server says of a change; without a group it may be any. */
export interface Change {
  topic: Topic;
  group?: string;
  version: number;
}

/** The learners of a team; of any team as long as it is not known which. */
export function learnersOf(cohort: string | undefined, team: string): Watched {
  return cohort ? `learner-progress/${cohort}/${team}` : "learner-progress";
}

/** Newest version of whatever has changed: of each topic, of each group, and of all groups at once. */
const versions = signal<Readonly<Record<string, number>>>({});
const ALL_GROUPS = "learner-progress/*";

/** Differs after each change of one of these; a page that reads it is drawn anew. */
export function versionOf(watched: Watched[]): string {
  return watched
    .map((w) => versions.value[w] ?? 0)
    .concat(watched.some((w) => w.startsWith("learner-progress/")) ? (versions.value[ALL_GROUPS] ?? 0) : [])
    .join();
}

/** Takes in a change that the server told. */
export function changed({ topic, group, version }: Change): void {
  const key = topic === "learner-progress" ? `${topic}/${group ?? "*"}` : topic;
  versions.value = { ...versions.value, [topic]: version, [key]: version };
}

/** False while the stream is broken and the page asks once a minute instead. */
export const live = signal(true);

const POLL_MS = 60_000;
const AGAIN_MS = 3_000;

/** How long a page waits for the stream before it asks without it. */
const PATIENCE_MS = 500;

/** Until the stream is open, or fails to: what is asked for then misses no change, and is asked for once. */
export let ready: Promise<void> = Promise.resolve();

/** Listens to the server until it is told to end; the browser itself reconnects a broken stream. */
export function listen(): () => void {
  let begin: () => void = () => undefined;
  ready = new Promise((resolve) => (begin = resolve));
  setTimeout(begin, PATIENCE_MS);
  let lost = false;
  let stream: EventSource;
  let poll: ReturnType<typeof setInterval> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    stream = new EventSource(at("/api/v1/stream"));
    stream.addEventListener("open", () => {
      live.value = true;
      begin();
      // What changed meanwhile was told to nobody.
      if (lost) pollOnce();
      lost = false;
      clearInterval(poll);
      poll = undefined;
    });
    stream.addEventListener("error", () => {
      live.value = false;
      lost = true;
      begin();
      poll ??= setInterval(pollOnce, POLL_MS);
      // An answer that is no stream, as of a service that just starts, ends it for good.
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(connect, AGAIN_MS);
    });
    stream.addEventListener("change", (event) => {
      changed(JSON.parse((event as MessageEvent<string>).data) as Change);
    });
  };
  connect();
  return () => {
    clearTimeout(again);
    stream.close();
    clearInterval(poll);
    live.value = true;
  };
}

function pollOnce(): void {
  const now = Date.now();
  for (const topic of TOPICS) changed({ topic, version: now });
}
