import { type DataPage as Page, type SourceRow, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { Ago, Card, Heading, Show } from "../parts/parts";
import { many, span } from "../parts/words";
import { AccountTable, ActivityTable, LetterTable } from "./DataTables";
import { PlanTable } from "./PlanTable";

/** What comes in changes all the time; the page follows once a second. */
const PAUSE_MS = 1_000;

/** Whether the data can be trusted, and what is missing to make use of all of it. */
export function DataPage() {
  const answer = useAnswer<Page>(
    "/api/v1/data",
    ["source-status", "unclaimed-accounts", "seen-accounts", "activities", "plans", "dead-letters"],
    PAUSE_MS,
  );
  return (
    <>
      <Show answer={answer}>
        {(page) => (
          <>
            <Heading title={title(page)} lead={sentence(page.sources)} />
            <Card question="Do events arrive?">
              {page.sources.length > 0 ? <Sources sources={page.sources} /> : <HowToBegin />}
              <p>
                An LMS that cannot post? <a href={at("/data/import")}>Bring completions from a report</a>
              </p>
            </Card>
            <PlanTable plans={page.plans} now={new Date()} />
            <AccountTable list={page.unclaimedAccounts} />
            <ActivityTable list={page.unmappedActivities} />
            <LetterTable list={page.deadLetters} />
          </>
        )}
      </Show>
    </>
  );
}

export function title({ sources, unclaimedAccounts, unmappedActivities, deadLetters }: Page): string {
  if (sources.length === 0) return "Nothing has been sent yet";
  if (deadLetters.total > 0) return `${many(deadLetters.total, "thing was", "things were")} set aside`;
  if (unclaimedAccounts.total > 0) return `You can trust what you see, but for ${many(unclaimedAccounts.total, "account")} of nobody`;
  if (unmappedActivities.total > 0) return `You can trust what you see; ${many(unmappedActivities.total, "activity is", "activities are")} in no plan`;
  return "You can trust what you see";
}

export function sentence(sources: SourceRow[]): string {
  if (sources.length === 0) return "Nothing has been sent yet.";
  const refused = sources.filter((s) => rejected(s) > 0);
  const events = sources.reduce((sum, s) => sum + s.accepted, 0);
  const came = `${many(events, "event")} from ${many(sources.length, "source")}`;
  return refused.length === 0
    ? `Yes: ${came}, nothing was refused.`
    : `${came}; some requests were refused: ${refused.map((s) => s.name).join(", ")}.`;
}

function rejected(source: SourceRow): number {
  return Object.values(source.rejected).reduce((sum, n) => sum + n, 0);
}

function HowToBegin() {
  return (
    <ol>
      <li>
        Make a key for the sender, on the page “Manage” or by <code>./crossover key create NAME</code>. Its secret is shown once.
      </li>
      <li>
        In the LMS, set up a Learning Record Store (xAPI): the address is the one that <code>./crossover status</code>{" "}
        calls “xAPI door”, by default <code>http://127.0.0.1:8081/xapi/</code>; user is the key, password the secret.
      </li>
      <li>Do something in the LMS. The sender shows here with its first request.</li>
    </ol>
  );
}

function Sources({ sources }: { sources: SourceRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Last event</th>
          <th scope="col">Delay</th>
          <th scope="col">New</th>
          <th scope="col">Repeated</th>
          <th scope="col">Refused</th>
          <th scope="col">Last refusal</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((s) => (
          <tr key={s.name}>
            <th scope="row" data-label="Source">
              {s.name}
            </th>
            <td data-label="Last event">
              <When at={s.lastEventAt} />
            </td>
            <td data-label="Delay">{s.delay === undefined ? "not known" : span(s.delay)}</td>
            <td data-label="New">{s.accepted.toLocaleString("en")}</td>
            <td data-label="Repeated">{s.duplicates.toLocaleString("en")}</td>
            <td data-label="Refused">
              <Refused source={s} />
            </td>
            <td class="long" data-label="Last refusal">
              <LastRefusal source={s} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long ago, and exactly when. */
function When({ at }: { at?: string | undefined }) {
  if (!at) return <>never</>;
  return (
    <>
      <Ago at={at} /> <span class="aside">{new Date(at).toLocaleString("en-GB")}</span>
    </>
  );
}

function Refused({ source }: { source: SourceRow }) {
  const reasons = Object.entries(source.rejected).toSorted(([, a], [, b]) => b - a);
  if (reasons.length === 0) return <>none</>;
  return (
    <ul class="units">
      {reasons.map(([reason, n]) => (
        <li key={reason}>
          {n.toLocaleString("en")} {words(reason)}
        </li>
      ))}
    </ul>
  );
}

function LastRefusal({ source }: { source: SourceRow }) {
  const last = source.lastRefusal;
  if (!last) return <>none</>;
  return (
    <>
      <When at={last.at} />
      <br />
      {words(last.reason)}
      {last.field && (
        <>
          {" "}
          in <code>{last.field}</code>
        </>
      )}
      {last.message && `: ${last.message}`}
    </>
  );
}

/** A reason code as words. */
function words(reason: string): string {
  return reason.replaceAll("_", " ");
}
