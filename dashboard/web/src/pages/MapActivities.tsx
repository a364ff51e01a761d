import { useState } from "preact/hooks";
import { type DataPage, type Mapped, type PlanPage, useAnswer } from "../api/answer";
import { csv, manage } from "../api/manage";
import { Show } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { many } from "../parts/words";

/** Something that people do and no plan knows. */
export interface Unmapped {
  activity: string;
  name: string;
  /** Units that may be meant, as plan/unit. */
  likely: string[];
}

/** Puts activities into a plan: which unit each of them finishes. */
export function MapActivities({ things, mapped }: { things: Unmapped[]; mapped: () => void }) {
  const plans = useAnswer<DataPage>("/api/v1/data", ["plans"]);
  const likely = things.flatMap((t) => t.likely)[0]?.split("/")[0];
  const [chosen, choose] = useState<string>();
  return (
    <Show answer={plans} height={120}>
      {(page) => {
        const plan = chosen ?? likely ?? page.plans[0]?.plan;
        return (
          <>
            <p class="row">
              <label>
                Map them in the plan{" "}
                <select value={plan} onChange={(e) => choose(e.currentTarget.value)}>
                  {page.plans.map((p) => (
                    <option key={p.plan} value={p.plan}>
                      {p.title}
                    </option>
                  ))}
                </select>
              </label>
            </p>
            {plan && <MapTo key={plan} plan={plan} things={things} mapped={mapped} />}
          </>
        );
      }}
    </Show>
  );
}

/** A unit for each of several activities of no plan; publishes the plan’s next version. */
function MapTo(props: { plan: string; things: Unmapped[]; mapped: () => void }) {
  const { plan, things, mapped } = props;
  const answer = useAnswer<PlanPage>(`/api/v1/plans/${encodeURIComponent(plan)}`, ["plans"]);
  const guess = Object.fromEntries(
    things.flatMap((t) => t.likely.filter((l) => l.startsWith(`${plan}/`)).map((l) => [t.activity, l.slice(plan.length + 1)] as const)),
  );
  const [units, setUnits] = useState<Record<string, string>>(guess);
  const [problem, setProblem] = useState<string>();
  const [published, setPublished] = useState<string>();
  const [busy, setBusy] = useState(false);
  const rows = things.map((t) => [t.activity, units[t.activity] ?? ""]).filter(([, unit]) => unit !== "");
  const publish = async () => {
    setBusy(true);
    const file = csv([["activity", "unit"], ...rows]);
    const outcome = await manage<Mapped>("POST", `/plans/${encodeURIComponent(plan)}/activities`, "text/csv", file);
    setProblem("done" in outcome ? undefined : [outcome.problem, ...outcome.errors.map((e) => e.message)].join(" "));
    setBusy(false);
    if (!("done" in outcome)) return;
    setPublished(`Version ${outcome.done.version} is published with ${many(outcome.done.activities, "activity", "activities")} more; everybody on it is computed anew.`);
    setUnits({});
    mapped();
  };
  return (
    <Show answer={answer} height={120}>
      {(page) => (
        <>
          {things.map((t) => (
            <p key={t.activity} class="row">
              <label>
                {t.name} finishes{" "}
                <select value={units[t.activity] ?? ""} onChange={(e) => setUnits({ ...units, [t.activity]: e.currentTarget.value })}>
                  <option value="">no unit</option>
                  {page.phases.flatMap((phase) =>
                    phase.blocks.map((block) => (
                      <optgroup key={block.id} label={block.title}>
                        {block.units.map((u) => (
                          <option key={u.id} value={u.id}>
                            {u.title}
                          </option>
                        ))}
                      </optgroup>
                    )),
                  )}
                </select>
              </label>
            </p>
          ))}
          <Problem text={problem} />
          {published && (
            <p class="note" role="status">
              {published}
            </p>
          )}
          <p>
            <button disabled={busy || rows.length === 0} onClick={() => void publish()}>
              {rows.length === 0 ? "Choose a unit first" : `Publish the plan’s next version with ${many(rows.length, "activity", "activities")} more`}
            </button>
          </p>
        </>
      )}
    </Show>
  );
}
