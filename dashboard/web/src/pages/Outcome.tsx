import type { People } from "../api/answer";
import { WeeksChart } from "../charts/weeks";
import { Card } from "../parts/parts";
import { day, many, percent, REASONS } from "../parts/words";

/** What became of the alerts: whether a word in time helps, and which conditions cry wolf. */
export function Outcome({ outcome, now }: { outcome: NonNullable<People["outcome"]>; now: Date }) {
  const opened = outcome.weeks.reduce((sum, w) => sum + w.opened, 0);
  const ended = outcome.weeks.reduce((sum, w) => sum + w.ended, 0);
  const finding =
    opened + ended === 0
      ? "No alert in eight weeks."
      : `${many(opened, "alert")} in eight weeks, ${ended} over${outcome.medianDays === undefined ? "" : `, after ${outcome.medianDays} days in the middle`}; ${outcome.answered === 0 ? "none was answered here" : `${outcome.answered} ${outcome.answered === 1 ? "was" : "were"} answered here`}.`;
  const reasons = Object.entries(outcome.reasons).filter(([, n]) => n.ended > 0);
  return (
    <Card
      question="What became of the alerts?"
      answer={finding}
      id="outcome"
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Week from</th>
              <th scope="col">Opened</th>
              <th scope="col">Over</th>
            </tr>
          </thead>
          <tbody>
            {outcome.weeks.map((w) => (
              <tr key={w.monday}>
                <th scope="row">{day(w.monday, now)}</th>
                <td data-label="Opened">{w.opened}</td>
                <td data-label="Over">{w.ended}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      help={{
        what: "Alerts that opened, upwards, and that ended, downwards, in each calendar week.",
        matters: "More up than down for some weeks says that talks do not help, or that the plan does not fit. A reason that is often no stall should alert later.",
        computed: "An alert ends with progress, leave, the end, or somebody's word that it is none. Answered is one during which somebody wrote down a talk or the like. Nothing is claimed of what caused what.",
        term: "outcome",
      }}
    >
      {opened + ended > 0 && <WeeksChart weeks={outcome.weeks} now={now} finding={finding} />}
      {reasons.length > 0 && (
        <p class="note">
          No stall after all, or settled by somebody:{" "}
          {reasons.map(([reason, n]) => `${REASONS[reason as keyof typeof REASONS]} ${n.dismissed} of ${n.ended} (${percent(n.dismissed / n.ended)})`).join("; ")}.
        </p>
      )}
    </Card>
  );
}
