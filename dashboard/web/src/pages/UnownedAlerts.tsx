import type { AlertsPage } from "../api/answer";
import { at } from "../api/at";
import { Card, teamPath } from "../parts/parts";
import { heading, many } from "../parts/words";

/** Where alerts stay without an owner: a count a team, and no name. */
export function Unowned({ unowned, own }: { unowned: AlertsPage["unowned"]; own: boolean }) {
  const all = unowned.reduce((n, u) => n + u.alerts, 0);
  if (all === 0) return null;
  return (
    <Card
      question="Which alerts has nobody taken on?"
      answer={
        <>
          <b>{many(all, "alert")}</b> in {many(unowned.length, "team")}, open for longer than two weeks without an answer.
        </>
      }
      help={{
        what: own
          ? "By team, alerts that have been open for longer than fourteen days and that nobody has answered; of a team whose people you do not manage, all of its alerts."
          : "By team, alerts that have been open for longer than fourteen days and that nobody has answered.",
        matters: "An alert without an owner has no next step. Whoever leads the programme asks the team's manager, and needs no name for it.",
        computed: "An answer is a talk, “saw it”, a snooze, “no stall” or “settled”, written down since the alert opened. Teams of few people are joined.",
        term: "inbox",
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Cohort</th>
            <th scope="col">Without an answer</th>
          </tr>
        </thead>
        <tbody>
          {unowned.map((u) => (
            <tr key={`${u.cohort}/${u.team}`}>
              <th scope="row">
                <a href={at(teamPath(u.team, u.cohort))}>{heading(u.team)}</a>
              </th>
              <td data-label="Cohort">{u.cohort}</td>
              <td data-label="Without an answer">{u.alerts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
