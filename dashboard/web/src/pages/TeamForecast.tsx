import { useState } from "preact/hooks";
import { type ForecastAnswer, useAnswer } from "../api/answer";
import type { Watched } from "../api/live";
import { Basis, Card, Show } from "../parts/parts";
import { outlook } from "../parts/words";

/** When will the average member be done, and when with other hours or another start? */
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
  return (
    <Show answer={answer}>
      {(data) => (
        <Card question="When will the average member be done?" answer={outlook(data.asIs)}>
          <Basis forecast={data.asIs} />
          <form class="what-if" onSubmit={ask}>
            <label>
              Hours a week <input name="hours" type="number" min="1" max="80" step="0.5" />
            </label>{" "}
            <label>
              Start <input name="start" type="date" />
            </label>{" "}
            <button type="submit">What if?</button>
          </form>
          <p aria-live="polite">
            {data.whatIf &&
              `Then: ${outlook(data.whatIf)}${
                data.movesDays === undefined
                  ? ""
                  : data.movesDays === 0
                    ? " The likely date does not move."
                    : ` ${Math.abs(data.movesDays)} days ${data.movesDays < 0 ? "sooner" : "later"}.`
              }`}
          </p>
        </Card>
      )}
    </Show>
  );
}
