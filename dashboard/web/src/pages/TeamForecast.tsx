import { useState } from "preact/hooks";
import { type ForecastAnswer, type TeamForecast as Forecast, useAnswer } from "../api/answer";
import type { Watched } from "../api/live";
import { Card, Show } from "../parts/parts";
import { headCount, heads } from "../parts/words";

/** How many will be done and ready, and by when; and with other hours or another start? */
export function TeamForecast(props: { address: string; cohort?: string | undefined; group: Watched }) {
  const { address, cohort, group } = props;
  const [wanted, setWanted] = useState<Record<string, string>>({});
  const query = new URLSearchParams({ ...(cohort ? { cohort } : {}), ...wanted }).toString();
  const answer = useAnswer<ForecastAnswer>(`${address}/forecast${query ? `?${query}` : ""}`, [group, "people"]);
  const ask = (e: SubmitEvent) => {
    e.preventDefault();
    const form = new FormData(e.currentTarget as HTMLFormElement);
    const given = [...form.entries()].filter(([, value]) => value !== "");
    setWanted(Object.fromEntries(given.map(([key, value]) => [key, String(value)])));
  };
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Show answer={answer}>
      {(data) => (
        <Card question="How many will be done, and by when?" answer={headCount(data.asIs, today)}>
          {data.asIs.open.length > 0 && (
            <p>Without a forecast, and in no count: {data.asIs.open.map((id) => data.names[id] ?? id).join(", ")}.</p>
          )}
          <form class="what-if" onSubmit={ask}>
            <label>
              How many <input name="heads" type="number" min="1" max={Math.max(1, data.asIs.members)} />
            </label>{" "}
            <label>
              How sure{" "}
              <select name="certainty">
                <option value="0.5">50 %</option>
                <option value="0.8" selected>
                  80 %
                </option>
                <option value="0.9">90 %</option>
              </select>
            </label>{" "}
            <label>
              Hours a week <input name="hours" type="number" min="1" max="80" step="0.5" />
            </label>{" "}
            <label>
              Start <input name="start" type="date" />
            </label>{" "}
            <button type="submit">What if?</button>
          </form>
          <p aria-live="polite">{data.whatIf && `Then: ${headCount(data.whatIf, today)}`}</p>
          <Weeks asIs={data.asIs} whatIf={data.whatIf} />
        </Card>
      )}
    </Show>
  );
}

/** Week by week, beside what was asked. */
function Weeks({ asIs, whatIf }: { asIs: Forecast; whatIf?: Forecast | undefined }) {
  if (asIs.weeks.length === 0) return null;
  return (
    <details>
      <summary>Week by week</summary>
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
          {asIs.weeks.map((week, i) => {
            const then = whatIf?.weeks[i];
            return (
              <tr key={week.date}>
                <th scope="row" data-label="By">
                  {week.date}
                </th>
                <td data-label="Done">{heads(week.done)}</td>
                <td data-label="Ready">{heads(week.ready)}</td>
                {whatIf && <td data-label="Done then">{then ? heads(then.done) : "as before"}</td>}
                {whatIf && <td data-label="Ready then">{then ? heads(then.ready) : "as before"}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
