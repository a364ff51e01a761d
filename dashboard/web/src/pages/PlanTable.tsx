import type { DataPage } from "../api/answer";
import { Card, PlanLink } from "../parts/parts";
import { longAgo, many } from "../parts/words";

const EDITIONS: Record<DataPage["plans"][number]["edition"], string> = {
  CURRENT: "as it ships",
  EARLIER: "as it shipped before",
  OWN: "your own",
};

/** Which plans learners can be on, and how old each is. */
export function PlanTable({ plans, now }: { plans: DataPage["plans"]; now: Date }) {
  return (
    <Card question="Which plans are there?" answer={plans.length === 0 ? "None is published yet." : `${many(plans.length, "plan")}.`}>
      {plans.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Plan</th>
              <th scope="col">Version</th>
              <th scope="col">Edition</th>
              <th scope="col">Source</th>
              <th scope="col">Owner</th>
              <th scope="col">Reviewed</th>
            </tr>
          </thead>
          <tbody>
            {plans.map((p) => (
              <tr key={p.plan}>
                <th scope="row" data-label="Plan">
                  <PlanLink id={p.plan} title={p.title} />
                </th>
                <td data-label="Version">{p.version}</td>
                <td data-label="Edition">{EDITIONS[p.edition]}</td>
                <td data-label="Source">{p.provenance?.source ?? "not stated"}</td>
                <td data-label="Owner">{p.provenance?.owner ?? "not stated"}</td>
                <td data-label="Reviewed">
                  {p.provenance ? (
                    <time dateTime={p.provenance.reviewed} title={p.provenance.reviewed}>
                      {longAgo(p.provenance.reviewed, now)}
                    </time>
                  ) : (
                    "not stated"
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
