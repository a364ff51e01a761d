import { at } from "./at";
import { useEffect, useRef, useState } from "preact/hooks";
import type { components } from "../../../target/generated-web/openapi";
import { session } from "./session";
import { ready, versionOf, type Watched } from "./live";

export type TeamRow = components["schemas"]["TeamRow"];
export type HomePage = components["schemas"]["HomePage"];
export type DigestPage = components["schemas"]["DigestPage"];
export type DigestPerson = components["schemas"]["DigestPerson"];
export type TeamCard = components["schemas"]["TeamCard"];
export type People = components["schemas"]["People"];
export type Outlook = components["schemas"]["Outlook"];
export type GroupReadiness = components["schemas"]["GroupReadiness"];
export type TeamPage = components["schemas"]["TeamPage"];
export type LearnerRow = components["schemas"]["LearnerRow"];
export type LearnerPage = components["schemas"]["LearnerPage"];
export type PlanPage = components["schemas"]["PlanPage"];
export type Plan = components["schemas"]["Plan"];
export type Unit = components["schemas"]["Unit"];
export type Audience = components["schemas"]["Audience"];
export type Background = components["schemas"]["Background"];
export type Attester = components["schemas"]["Attester"];
export type UnitProgress = components["schemas"]["UnitProgress"];
export type LearnerProgress = components["schemas"]["LearnerProgress"];
export type Forecast = components["schemas"]["Forecast"];
export type TeamForecast = components["schemas"]["TeamForecast"];
export type ForecastHeads = components["schemas"]["ForecastHeads"];
export type ForecastAnswer = components["schemas"]["ForecastAnswer"];
export type Stall = components["schemas"]["Stall"];
export type AlertsPage = components["schemas"]["AlertsPage"];
export type AlertRow = components["schemas"]["AlertRow"];
export type TeamAlert = components["schemas"]["TeamAlert"];
export type FollowUp = components["schemas"]["FollowUp"];
export type CohortPage = components["schemas"]["CohortPage"];
export type GroupDay = components["schemas"]["GroupDay"];
export type LearnerDay = components["schemas"]["LearnerDay"];
export type Then = components["schemas"]["Then"];
export type Found = components["schemas"]["Found"];
export type Look = components["schemas"]["Look"];
export type Review = components["schemas"]["Review"];
export type Interviews = components["schemas"]["Interviews"];
export type Interviewed = components["schemas"]["Interviewed"];
export type Titled = components["schemas"]["Titled"];
export type Signal = components["schemas"]["Signal"];
export type NoticePage = components["schemas"]["NoticePage"];
export type NoticePreferences = components["schemas"]["NoticePreferences"];
export type StandIn = components["schemas"]["StandIn"];
export type ReviewDecision = components["schemas"]["ReviewDecision"];
export type DataPage = components["schemas"]["DataPage"];
export type SourceRow = components["schemas"]["SourceRow"];
export type AccountRow = components["schemas"]["AccountRow"];
export type DeadLetter = components["schemas"]["DeadLetter"];
export type UnsentMessages = components["schemas"]["UnsentMessages"];
export type UnsentMessage = components["schemas"]["UnsentMessage"];
export type InstallationCheck = components["schemas"]["InstallationCheck"];
export type ActivityRow = components["schemas"]["ActivityRow"];
export type OpenedGroupFigure = components["schemas"]["OpenedGroupFigure"];
export type OpenedFigure = components["schemas"]["OpenedFigure"];
export type Standing = components["schemas"]["Standing"];
export type RowError = components["schemas"]["RowError"];
export type ManagedKey = components["schemas"]["ManagedKey"];
export type NewKey = components["schemas"]["NewKey"];
export type ManagedUser = components["schemas"]["ManagedUser"];
export type NewPassword = components["schemas"]["NewPassword"];
export type RosterReport = components["schemas"]["RosterReport"];
export type Claimed = components["schemas"]["Claimed"];
export type Mapped = components["schemas"]["Mapped"];
export type ReviewersNamed = components["schemas"]["ReviewersNamed"];
export type PlanDifference = components["schemas"]["PlanDifference"];
export type SentRequests = components["schemas"]["SentRequests"];
export type SentRequest = components["schemas"]["SentRequest"];
export type PayloadCheck = components["schemas"]["PayloadCheck"];
export type CheckedEvent = components["schemas"]["CheckedEvent"];
export type TestEvent = components["schemas"]["TestEvent"];
export type CompletionReport = components["schemas"]["CompletionReport"];
export type LearnerState = components["schemas"]["LearnerState"];
export type GroupState = components["schemas"]["GroupState"];

/** What is known of an answer: data stays while a newer one is fetched or fails. */
export interface Answer<T> {
  data?: T;
  /** Whether the data is of an address that was asked before. */
  stale?: boolean;
  error?: string;
  retry: () => void;
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(at(url), { headers: { Accept: "application/json" } });
  if (response.status === 401) session.value = null;
  if (response.status === 204) return {} as T;
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Error(problem.detail ?? `the service answered ${response.status}`);
}

/**
 * Fetches an address, and again whenever something that it is made of changes, with at least so many
 * milliseconds between two fetches. With `keep` the answer of another address stays until the new one is there.
 */
export function useAnswer<T>(url: string, watched: Watched[], pause = 0, keep = false): Answer<T> {
  const [state, setState] = useState<{ url: string; data?: T; stale?: boolean; error?: string }>({ url });
  const [tries, setTries] = useState(0);
  const newest = useRef(0);
  const begun = useRef(-Infinity);
  const version = versionOf(watched);
  useEffect(() => {
    const start = () => {
      begun.current = Date.now();
      const mine = ++newest.current;
      void ready.then(() => fetchJson<T>(url)).then(
        (data) => mine === newest.current && setState({ url, data }),
        (e: unknown) =>
          mine === newest.current &&
          setState((before) => ({
            url,
            ...((keep || before.url === url) && before.data !== undefined ? { data: before.data, stale: before.url !== url } : {}),
            error: e instanceof Error ? e.message : String(e),
          })),
      );
    };
    const wait = begun.current + pause - Date.now();
    if (wait <= 0) return start();
    const timer = setTimeout(start, wait);
    return () => clearTimeout(timer);
  }, [url, version, tries]);
  const retry = () => setTries(tries + 1);
  if (state.url === url) return { ...state, retry };
  return keep && state.data !== undefined ? { data: state.data, stale: true, retry } : { retry };
}
