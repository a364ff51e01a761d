import { type ForecastAnswer, type LearnerRow, type TeamForecast as Forecast, type TeamPage, useAnswer } from "../api/answer";
import type { Watched } from "../api/live";
import { CountChart, type Head, HeadsChart, HeadsLegend, headsOf } from "../charts/dates";
import { useParam } from "../parts/address";
import { Card, Show } from "../parts/parts";
import { askedDate, day, heads, many } from "../parts/words";
import { PeopleDates, Weeks } from "./ForecastTables";
import { OpensGroup } from "./OpensGroup";
import { useAsked, WhatIfChips } from "./WhatIf";
import { SaidOfTeam } from "./WhatWeSaid";

const SURE = 80;

/** What is asked of the forecast beside how things stand; all of it is in the address. */
interface Question {
  sure: number;
  setSure: (value: string | undefined) => void;
  setCount: (value: string | undefined) => void;
  /** As the API takes it. */
  query: Record<string, string>;
  /** Whether anything is asked. */
  asks: boolean;
}

function useQuestion(): Question {
  const [sure, setSure] = useParam("sure");
  const [count, setCount] = useParam("heads");
  const certainty = Number(sure) || SURE;
  const changed = useAsked();
  const query = {
    certainty: String(certainty / 100),
    ...(count ? { heads: count } : {}),
    ...changed,
  };
  return { sure: certainty, setSure, setCount, query, asks: Boolean(sure ?? count) || Object.keys(changed).length > 0 };
}

/** Who will be done, and when; how many, how sure, and with other hours or another start? Of a large team heads come first. */
export function TeamForecast(props: { address: string; cohort?: string | undefined; page: TeamPage; rows: LearnerRow[]; large: boolean; group: Watched; now: Date }) {
  const { address, cohort, page, rows, large, group, now } = props;
  const question = useQuestion();
  const asked = { ...(cohort ? { cohort } : {}), ...question.query };
  const answer = useAnswer<ForecastAnswer>(`${address}/forecast?${new URLSearchParams(asked).toString()}`, [group, "people"], 0, true);
  const people = headsOf(rows);
  const data = answer.data;
  return (
    <Card
      question="Who will be done, and when?"
      answer={data && <Sentence f={data.asIs} page={page} now={now} />}
      id="forecast"
      table={
        data && (
          <>
            <PeopleDates people={people} now={now} />
            <Weeks asIs={data.asIs} whatIf={data.whatIf} />
          </>
        )
      }
      help={{
        what: "A dot and a range for each person, the own target as a black tick; below, how many will be done by each week.",
        matters: "One date for a team hides who it depends on. Heads do not.",
        computed:
          "Each person is simulated a thousand times; each of their weeks is drawn from weeks of learners here who stood alike. A team's count is the sum of the chances of its people, whose luck is partly shared.",
        term: "heads",
      }}
    >
      <Show answer={answer} height={large ? 320 : 120}>
        {(d) =>
          large ? (
            <>
              <Together answer={d} page={page} now={now} />
              <details open={question.asks}>
                <summary>What if? How sure, how many, with other hours, days away, people more</summary>
                <HowSure question={question} f={d.asIs} now={now} />
                <Otherwise answer={d} known={!answer.stale} page={page} now={now} />
              </details>
              {people.length > 0 && (
                <details>
                  <summary>The {people.length} most urgent, one by one</summary>
                  <OneByOne people={people} now={now} />
                </details>
              )}
            </>
          ) : (
            <>
              <HowSure question={question} f={d.asIs} now={now} />
              {people.length > 0 && <OneByOne people={people} now={now} />}
              <Together answer={d} page={page} now={now} />
              <Otherwise answer={d} known={!answer.stale} page={page} now={now} />
            </>
          )
        }
      </Show>
    </Card>
  );
}

/** By when so many are done, with what certainty. */
function HowSure({ question: { sure, setSure, setCount }, f, now }: { question: Question; f: Forecast; now: Date }) {
  return (
    <p class="row">
      <label>
        How sure do you want to be?{" "}
        <input
          type="range"
          min="50"
          max="95"
          step="5"
          value={sure}
          aria-valuetext={`${sure} %`}
          onChange={(e) => setSure(e.currentTarget.value === String(SURE) ? undefined : e.currentTarget.value)}
        />
      </label>
      <b>{sure} %</b>
      <label>
        How many <input type="number" min="1" max={f.members} value={f.asked?.heads ?? ""} onChange={(e) => setCount(e.currentTarget.value || undefined)} />
      </label>
      <span aria-live="polite">
        {f.asked && (
          <>
            then <b>{askedDate(f, now)}</b>
          </>
        )}
      </span>
    </p>
  );
}

function OneByOne({ people, now }: { people: Head[]; now: Date }) {
  return (
    <>
      <HeadsChart people={people} now={now} finding={`${people.length} people with the dates by which they will be done.`} />
      <HeadsLegend />
    </>
  );
}

/** How many by when, who is in no count, and what was said of it before. */
function Together({ answer, page, now }: { answer: ForecastAnswer; page: TeamPage; now: Date }) {
  const { asIs, whatIf } = answer;
  const counted = asIs.members - asIs.open.length;
  return (
    <>
      <Open answer={answer} />
      {asIs.weeks.length > 1 && (
        <CountChart
          weeks={asIs.weeks.map((w) => ({ date: w.date, p10: w.done.p10, p50: w.done.p50, p90: w.done.p90 }))}
          other={whatIf?.weeks.map((w) => ({ date: w.date, p50: w.done.p50 }))}
          of={Math.max(counted, whatIf ? whatIf.members - whatIf.open.length : 0)}
          now={now}
          finding={asIs.onTime ? `${heads(asIs.onTime)} by their own target.` : ""}
        />
      )}
      <SaidOfTeam past={page.past} today={asIs.onTime && { ...asIs.onTime, of: counted }} finished={page.states.FINISHED ?? 0} now={now} />
    </>
  );
}

/** What a change would bring. */
function Otherwise(props: { answer: ForecastAnswer; known: boolean; page: TeamPage; now: Date }) {
  const { answer: { asIs, whatIf, plans }, known, page, now } = props;
  return (
    <>
      <WhatIfChips names={{ plans, units: page.unitTitles }} now={now} />
      <p class="answer" aria-live="polite">
        {known && whatIf && difference(asIs, whatIf, now)}
      </p>
    </>
  );
}

function Sentence({ f, page, now }: { f: Forecast; page: TeamPage; now: Date }) {
  if (!f.onTime || !f.asked) return <>{f.members === 0 ? "Nobody is there." : "No forecast yet: it learns from everybody's weeks, and has too few."}</>;
  const counted = f.members - f.open.length;
  const { p10, p50, p90 } = f.onTime;
  return (
    <>
      <b>
        <OpensGroup cohort={page.cohort} team={page.team} figure="on-time" title="Who will be done in time?">
          {p50} of {counted} by their own target
        </OpensGroup>
      </b>
      {p10 !== p90 && ` (${p10} to ${p90})`}
      {f.byTarget && f.target && (
        <>
          ; by {day(f.target, now)}, the latest of these, {heads(f.byTarget.done)} done and {heads(f.byTarget.ready)} ready, if results show all they can
        </>
      )}
      .
    </>
  );
}

/** What a change would bring beside what is, in one sentence. */
export function difference(asIs: Forecast, then: Forecast, now: Date): string {
  if (!asIs.onTime || !then.onTime) return "";
  const more = then.onTime.p50 - asIs.onTime.p50;
  const by = more === 0 ? "as many" : `${Math.abs(more)} ${more > 0 ? "more" : "fewer"}`;
  return `Then ${onTime(then)} by their own target where it is ${onTime(asIs)} as things are: ${by}. ${dates(asIs, then, now)}`;
}

function onTime(f: Forecast): string {
  return `${f.onTime ? heads(f.onTime) : 0} of ${f.members - f.open.length}`;
}

function dates(asIs: Forecast, then: Forecast, now: Date): string {
  if (!then.asked?.done) return "";
  const today = asIs.asked?.done;
  const instead = !today ? ", on no day as things are" : today === then.asked.done ? ", as now" : ` instead of ${day(today, now)}`;
  return `${then.asked.heads} of ${then.members - then.open.length} are done by ${day(then.asked.done, now)}${instead}.`;
}

/** Most people without a forecast who are named. */
const MOST_NAMED = 12;

function Open({ answer: { asIs, names, others } }: { answer: ForecastAnswer }) {
  if (asIs.open.length + others === 0) return null;
  const named = asIs.open.slice(0, MOST_NAMED).map((id) => names[id] ?? id);
  const more = asIs.open.length - named.length;
  const rest = [more > 0 && `${more} more`, others > 0 && `${many(others, "person", "people")} whom others manage`].filter(Boolean);
  return <p class="note">Without a forecast, and in no count: {[...named, ...rest].join(", ")}.</p>;
}
