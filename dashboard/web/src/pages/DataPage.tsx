import { type DataPage as Page, type SourceRow, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { Card, Heading, type Help, Show } from "../parts/parts";
import { many } from "../parts/words";
import { AccountTable, ActivityTable, LetterTable } from "./DataTables";
import { ForwardTable } from "./ForwardTable";
import { PlanTable } from "./PlanTable";
import { rejected, SourceTable, Strips, sourcesSay } from "./Sources";
import { UnsentMessages } from "./UnsentMessages";

/** What comes in changes all the time; the page follows once a second. */
const PAUSE_MS = 1_000;

/** Whether the data can be trusted, and what is missing to make use of all of it. */
export function DataPage() {
  const answer = useAnswer<Page>(
    "/api/v1/data",
    ["source-status", "forwarding", "unclaimed-accounts", "seen-accounts", "activities", "plans", "dead-letters"],
    PAUSE_MS,
  );
  return (
    <>
      <Show answer={answer}>
        {(page) => (
          <>
            <Heading title={title(page)} lead={sentence(page.sources)} />
            <Card
              question="Do events arrive?"
              {...(page.sources.length > 0 && {
                answer: sourcesSay(page.sources, new Date()),
                id: "sources",
                table: <SourceTable sources={page.sources} />,
                help: HELP,
              })}
            >
              {page.sources.length > 0 ? <Strips sources={page.sources} now={new Date()} /> : <HowToBegin />}
              <p>
                An LMS that cannot post? <a href={at("/data/import")}>Bring completions from a report</a>
              </p>
            </Card>
            <ForwardTable sources={page.sources} />
            <PlanTable plans={page.plans} now={new Date()} />
            <AccountTable list={page.unclaimedAccounts} />
            <ActivityTable list={page.unmappedActivities} />
            <LetterTable list={page.deadLetters} />
            {page.learners !== undefined && <UnsentMessages />}
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

const HELP: Help = {
  what: "Of each source the moment of its last event within two weeks, how late that was, and how many of its requests were refused.",
  matters: "While a source is silent, nobody can tell a person's silence from a gap in the data.",
  computed:
    "A source is silent that is quiet for longer than is usual for it: one and a half times the longest pause of its last four weeks, at least 6 hours; a new source has three days. How late: from the newest event of the last request with new events until it came. Refused is of all that was received: new events, repeats and refused requests.",
  term: "source-silent",
};

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
