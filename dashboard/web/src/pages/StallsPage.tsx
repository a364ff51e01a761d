import { type LearnerRow, type LearnerState, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { learnersOf } from "../api/live";
import { useParam } from "../parts/address";
import { STATES } from "../parts/glyphs";
import { Card, Heading, Show, teamPath } from "../parts/parts";
import { SaveView } from "../parts/SavedViews";
import { heading, list, many, REASONS, Word } from "../parts/words";
import { MOST, Rows } from "./PeopleRows";

/** Everybody of a team who is not on track, by reason, state and age. */
export function StallsPage({ team, cohort }: { team: string; cohort?: string | undefined }) {
  const query = cohort ? `?cohort=${encodeURIComponent(cohort)}` : "";
  const address = `/api/v1/teams/${encodeURIComponent(team)}/learners`;
  const answer = useAnswer<LearnerRow[]>(address + query, [learnersOf(cohort, team), "people"]);
  return (
    <Show answer={answer} height={900}>
      {(rows) => <Stalls team={team} rows={rows} csv={`${address}.csv${query}`} now={new Date()} />}
    </Show>
  );
}

/** By what the list is filtered; each is a part of the address. */
type Facet = "reason" | "state" | "since";

const FACETS: { id: Facet; label: string }[] = [
  { id: "reason", label: "Reason" },
  { id: "state", label: "State" },
  { id: "since", label: "Since" },
];

/** How long the first reason has held. */
const AGES = [
  { id: "week", words: "up to a week", days: 7 },
  { id: "fortnight", words: "1 to 2 weeks", days: 14 },
  { id: "month", words: "2 to 4 weeks", days: 28 },
  { id: "longer", words: "over 4 weeks", days: Infinity },
];

const DAY_MS = 86_400_000;

type Chosen = Record<Facet, string | undefined>;

/** What somebody counts as; undefined for who has no reason. */
function valueOf(facet: Facet, row: LearnerRow, now: Date): string | undefined {
  const [first] = row.reasons;
  switch (facet) {
    case "reason":
      return first?.reason;
    case "state":
      return row.state;
    case "since":
      return first && AGES.find((a) => now.getTime() - Date.parse(first.from) < a.days * DAY_MS)?.id;
  }
}

/** Those whom all choices leave, but for that of one facet. */
function among(rows: LearnerRow[], chosen: Chosen, now: Date, but?: Facet): LearnerRow[] {
  return rows.filter((r) => FACETS.every(({ id }) => id === but || chosen[id] === undefined || valueOf(id, r, now) === chosen[id]));
}

const ORDER: Record<Facet, string[]> = {
  reason: Object.keys(REASONS),
  state: Object.keys(STATES),
  since: AGES.map((a) => a.id),
};

const WORDS: Record<Facet, (value: string) => string> = {
  reason: (value) => REASONS[value as keyof typeof REASONS] ?? value,
  state: (value) => STATES[value as LearnerState]?.word ?? value,
  since: (value) => AGES.find((a) => a.id === value)?.words ?? value,
};

/** The values that somebody has, and the chosen one, each with how many it would show. */
function options(facet: Facet, rows: LearnerRow[], chosen: Chosen, now: Date): { value: string; n: number }[] {
  const left = among(rows, chosen, now, facet).map((r) => valueOf(facet, r, now));
  const there = new Set([...rows.map((r) => valueOf(facet, r, now)), chosen[facet]]);
  return ORDER[facet].filter((v) => there.has(v)).map((value) => ({ value, n: left.filter((v) => v === value).length }));
}

export function Stalls({ team, rows, csv, now }: { team: string; rows: LearnerRow[]; csv: string; now: Date }) {
  const [reason, setReason] = useParam("reason");
  const [state, setState] = useParam("state");
  const [since, setSince] = useParam("since");
  const [drawn, setDrawn] = useParam("rows");
  const chosen: Chosen = { reason, state, since };
  const set = { reason: setReason, state: setState, since: setSince };
  const all = rows.filter((r) => r.reasons.length > 0);
  const found = among(all, chosen, now);
  const shown = Math.max(MOST, Number(drawn) || 0);
  const cohort = rows[0]?.cohort ?? "";
  return (
    <>
      <Heading
        crumbs={[
          { to: "/", text: "Teams" },
          { to: teamPath(team, cohort), text: heading(team) },
        ]}
        title={`${heading(team)}: ${title(rows)}`}
        lead={lead(all)}
        meta={[cohort, `${many(rows.length, "person", "people")} in all`]}
      />
      {all.length > 0 && (
        <Card
          question="Who is not on track, and why?"
          answer={
            <span aria-live="polite">
              <b>
                {found.length} of {all.length}
              </b>
              {sentence(chosen)}.
            </span>
          }
          csv={csv}
          help={{
            what: "Who has a reason not to be on track, in the order of urgency. A person counts by the reason that comes first, and by how long it has held.",
            matters: "Who is quiet since yesterday needs another word than who is quiet since a month.",
            computed: "Beside each choice stands how many people it would show with the other choices as they are. The CSV file has everybody of the team.",
            term: "alert",
          }}
        >
          {FACETS.map(({ id, label }) => (
            <Filter key={id} label={label} options={options(id, all, chosen, now)} chosen={chosen[id]} words={WORDS[id]} choose={set[id]} />
          ))}
          {Object.values(chosen).some(Boolean) && <SaveView proposed={`${heading(team)}${sentence(chosen)}`} />}
          {found.length === 0 ? (
            <p class="note">
              Nobody is left. <a href={at(teamPath(team, cohort, "/stalls"))}>Without filters</a>
            </p>
          ) : (
            <Rows rows={found.slice(0, shown)} now={now} />
          )}
          {found.length > shown && (
            <p class="note">
              The {shown} most urgent are shown.{" "}
              <button class="link" onClick={() => setDrawn(String(shown + MOST))}>
                Show {Math.min(MOST, found.length - shown)} more
              </button>
            </p>
          )}
        </Card>
      )}
    </>
  );
}

/** Choices side by side; pressing the chosen one takes it back. */
function Filter(props: {
  label: string;
  options: { value: string; n: number }[];
  chosen: string | undefined;
  words: (value: string) => string;
  choose: (value: string | undefined) => void;
}) {
  const { label, options, chosen, words, choose } = props;
  return (
    <div class="filter" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {options.map(({ value, n }) => (
        <button key={value} class="chip" aria-pressed={value === chosen} onClick={() => choose(value === chosen ? undefined : value)}>
          {words(value)} {n}
        </button>
      ))}
    </div>
  );
}

const OVER: LearnerState[] = ["LEFT", "FINISHED", "NOT_FINISHED"];

function title(rows: LearnerRow[]): string {
  const n = rows.filter((r) => r.reasons.length > 0).length;
  if (n > 0) return `${Word(n).toLowerCase()} ${n === 1 ? "person is" : "people are"} not on track`;
  return rows.every((r) => OVER.includes(r.state)) ? "nothing is expected any more" : "nobody needs help today";
}

function lead(all: LearnerRow[]) {
  if (all.length === 0) return undefined;
  const need = all.filter((r) => r.needsYou).length;
  const counts = ORDER.reason
    .map((reason) => ({ reason, n: all.filter((r) => r.reasons[0]?.reason === reason).length }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n);
  return (
    <>
      <b>{need === 0 ? "Nobody needs you" : `${Word(need)} ${need === 1 ? "needs" : "need"} you`}</b>. Most usual: {list(counts.slice(0, 3).map(({ reason, n }) => `${WORDS.reason(reason)} (${n})`))}.
    </>
  );
}

function sentence(chosen: Chosen): string {
  const said = FACETS.flatMap(({ id }) => (chosen[id] === undefined ? [] : [`${id === "since" ? "for " : ""}${WORDS[id](chosen[id])}`]));
  return said.length === 0 ? "" : `: ${said.join(", ")}`;
}
