import { useState } from "preact/hooks";
import { type ForecastAnswer, type TeamForecast as Forecast, useAnswer } from "../api/answer";
import type { Watched } from "../api/live";
import { Card, Show } from "../parts/parts";
import { headCount, heads, many } from "../parts/words";

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
    <Card question="How many will be done, and by when?">
      <Show answer={answer}>
        {(data) => (
          <>
            <p class="answer">{headCount(data.asIs, today)}</p>
            {data.asIs.open.length + data.others > 0 && (
              <p>
                Without a forecast, and in no count:{" "}
                {data.asIs.open
                  .map((id) => data.names[id] ?? id)
                  .concat(data.others > 0 ? [`${many(data.others, "person", "people")} whom others manage`] : [])
                  .join(", ")}
                .
              </p>
            )}
          </>
        )}
      </Show>
      <form class="what-if" onSubmit={ask}>
        <label>
          How many <input name="heads" type="number" min="1" />
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
      {answer.data && (
        <>
          <p aria-live="polite">{answer.data.whatIf && `Then: ${headCount(answer.data.whatIf, today)}`}</p>
          <Weeks asIs={answer.data.asIs} whatIf={answer.data.whatIf} />
        </>
      )}
    </Card>
  );
}

/** Week by week, beside what was asked; after its last row a table does not change any more. */
function Weeks({ asIs, whatIf }: { asIs: Forecast; whatIf?: Forecast | undefined }) {
  const last = asIs.weeks.at(-1);
  if (!last) return null;
  const longer = (whatIf?.weeks.length ?? 0) > asIs.weeks.length ? (whatIf?.weeks ?? []) : asIs.weeks;
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
          {longer.map(({ date }, i) => {
            const now = asIs.weeks[i] ?? last;
            const then = whatIf && (whatIf.weeks[i] ?? whatIf.weeks.at(-1));
            return (
              <tr key={date}>
                <th scope="row" data-label="By">
                  {date}
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
    </details>
  );
}
