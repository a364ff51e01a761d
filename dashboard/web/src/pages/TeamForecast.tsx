import { type ForecastAnswer, type LearnerRow, type TeamForecast as Forecast, type TeamPage, useAnswer } from "../api/answer";
import type { Watched } from "../api/live";
import { CountChart, type Head, HeadsChart, HeadsLegend, headsOf } from "../charts/dates";
import { useParam } from "../parts/address";
import { Card, Show } from "../parts/parts";
import { SaidOfTeam } from "./AsShown";
import { askedDate, day, heads, many } from "../parts/words";

const SURE = 80;

/** Who will be done, and when; how many, how sure, and with other hours or another start? */
export function TeamForecast(props: { address: string; cohort?: string | undefined; page: TeamPage; rows: LearnerRow[]; group: Watched; now: Date }) {
  const { address, cohort, page, rows, group, now } = props;
  const [sure, setSure] = useParam("sure");
  const [count, setCount] = useParam("heads");
  const [hours, setHours] = useParam("hours");
  const [start, setStart] = useParam("start");
  const asked = {
    ...(cohort ? { cohort } : {}),
    certainty: String((Number(sure) || SURE) / 100),
    ...(count ? { heads: count } : {}),
    ...(hours ? { hours } : {}),
    ...(start ? { start } : {}),
  };
  const answer = useAnswer<ForecastAnswer>(`${address}/forecast?${new URLSearchParams(asked).toString()}`, [group, "people"], 0, true);
  const people = headsOf(rows);
  const data = answer.data;
  return (
    <Card
      question="Who will be done, and when?"
      answer={data && <Sentence f={data.asIs} now={now} />}
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
      <Show answer={answer} height={120}>
        {(d) => (
          <>
            <p class="row">
              <label>
                How sure do you want to be?{" "}
                <input
                  type="range"
                  min="50"
                  max="95"
                  step="5"
                  value={Number(sure) || SURE}
                  aria-valuetext={`${Number(sure) || SURE} %`}
                  onChange={(e) => setSure(e.currentTarget.value === String(SURE) ? undefined : e.currentTarget.value)}
                />
              </label>
              <b>{Number(sure) || SURE} %</b>
              <label>
                How many{" "}
                <input
                  type="number"
                  min="1"
                  max={d.asIs.members}
                  value={d.asIs.asked?.heads ?? ""}
                  onChange={(e) => setCount(e.currentTarget.value || undefined)}
                />
              </label>
              <span aria-live="polite">
                {d.asIs.asked && (
                  <>
                    then <b>{askedDate(d.asIs, now)}</b>
                  </>
                )}
              </span>
            </p>
            {people.length > 0 && (
              <>
                <HeadsChart people={people} now={now} finding={`${people.length} people with the dates by which they will be done.`} />
                <HeadsLegend />
              </>
            )}
            <Open answer={d} />
            {d.asIs.weeks.length > 1 && (
              <CountChart
                weeks={d.asIs.weeks.map((w) => ({ date: w.date, p10: w.done.p10, p50: w.done.p50, p90: w.done.p90 }))}
                other={d.whatIf?.weeks.map((w) => ({ date: w.date, p50: w.done.p50 }))}
                of={d.asIs.members - d.asIs.open.length}
                now={now}
                finding={d.asIs.onTime ? `${heads(d.asIs.onTime)} by their own target.` : ""}
              />
            )}
            <SaidOfTeam
              past={page.past}
              today={d.asIs.onTime && { ...d.asIs.onTime, of: d.asIs.members - d.asIs.open.length }}
              finished={page.states.FINISHED ?? 0}
              now={now}
            />
            <p class="row">
              <span>What if?</span>
              <label>
                Hours a week{" "}
                <input type="number" min="1" max="80" step="0.5" value={hours ?? ""} onChange={(e) => setHours(e.currentTarget.value || undefined)} />
              </label>
              <label>
                Start <input type="date" value={start ?? ""} onChange={(e) => setStart(e.currentTarget.value || undefined)} />
              </label>
              <span aria-live="polite">{d.whatIf && <b>{difference(d.asIs, d.whatIf, now)}</b>}</span>
              {d.whatIf && (
                <button
                  class="link"
                  onClick={() => {
                    location.assign(location.pathname + (cohort ? `?cohort=${encodeURIComponent(cohort)}` : ""));
                  }}
                >
                  As it is
                </button>
              )}
            </p>
          </>
        )}
      </Show>
    </Card>
  );
}

function Sentence({ f, now }: { f: Forecast; now: Date }) {
  if (!f.onTime || !f.asked) return <>{f.members === 0 ? "Nobody is there." : "No forecast yet: it learns from everybody's weeks, and has too few."}</>;
  const counted = f.members - f.open.length;
  const { p10, p50, p90 } = f.onTime;
  return (
    <>
      <b>
        {p50} of {counted} by their own target
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

/** What a change would bring, in one sentence. */
export function difference(asIs: Forecast, then: Forecast, now: Date): string {
  if (!asIs.onTime || !then.onTime) return "";
  const more = then.onTime.p50 - asIs.onTime.p50;
  const by = more === 0 ? "as many" : `${many(Math.abs(more), more > 0 ? "more" : "fewer", more > 0 ? "more" : "fewer")}`;
  const counted = then.members - then.open.length;
  const date = then.asked?.done ? `; ${then.asked.heads} of ${counted} are done by ${day(then.asked.done, now)}` : "";
  return `Then ${then.onTime.p50} of ${counted} by their own target (${then.onTime.p10} to ${then.onTime.p90}), ${by}${more === 0 ? " as now" : ""}${date}.`;
}

function Open({ answer: { asIs, names, others } }: { answer: ForecastAnswer }) {
  if (asIs.open.length + others === 0) return null;
  const named = asIs.open.map((id) => names[id] ?? id);
  return (
    <p class="note">
      Without a forecast, and in no count: {named.concat(others > 0 ? [`${many(others, "person", "people")} whom others manage`] : []).join(", ")}.
    </p>
  );
}

/** The same as the picture of heads. */
export function PeopleDates({ people, now }: { people: Head[]; now: Date }) {
  const by = (date: string | undefined) => (date === undefined ? "not within two years" : day(date, now));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">One in ten by</th>
          <th scope="col">As likely as not by</th>
          <th scope="col">Four in five by</th>
          <th scope="col">Own target</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, outlook: o }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td data-label="One in ten by">{by(o.done?.p10)}</td>
            <td data-label="As likely as not by">{by(o.done?.p50)}</td>
            <td data-label="Four in five by">{by(o.done?.p80)}</td>
            <td data-label="Own target">{day(o.target, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Week by week, beside what was asked; after its last row a table does not change any more. */
function Weeks({ asIs, whatIf }: { asIs: Forecast; whatIf?: Forecast | undefined }) {
  const last = asIs.weeks.at(-1);
  if (!last) return null;
  const longer = (whatIf?.weeks.length ?? 0) > asIs.weeks.length ? (whatIf?.weeks ?? []) : asIs.weeks;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">By</th>
          <th scope="col">Done</th>
          <th scope="col">Ready</th>
          {whatIf && <th scope="col">Done then</th>}
          {whatIf && <th scope="col">Ready then</th>}
        </tr>
      </thead>
      <tbody>
        {longer.map(({ date }, i) => {
          const now = asIs.weeks[i] ?? last;
          const then = whatIf && (whatIf.weeks[i] ?? whatIf.weeks.at(-1));
          return (
            <tr key={date}>
              <th scope="row">
                <time dateTime={date}>{day(date, new Date())}</time>
              </th>
              <td data-label="Done">{heads(now.done)}</td>
              <td data-label="Ready">{heads(now.ready)}</td>
              {then && <td data-label="Done then">{heads(then.done)}</td>}
              {then && <td data-label="Ready then">{heads(then.ready)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

