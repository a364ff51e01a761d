import { at } from "../api/at";
import { useAnswer, type TeamRow } from "../api/answer";
import { Bar, Card, Show, State } from "../parts/parts";
import { dayAgo, gap, percent } from "../parts/words";

/** Somebody learns all the time; the page follows once a second. */
const PAUSE_MS = 1_000;

/** All teams, one row each. */
export function TeamsPage() {
  const answer = useAnswer<TeamRow[]>("/api/v1/teams", ["learner-progress"], PAUSE_MS);
  return (
    <>
      <h1>Teams</h1>
      <Show answer={answer}>
        {(teams) => (
          <Card question="Which team needs you?" answer={sentence(teams)}>
            {teams.length > 0 && <Table teams={teams} />}
            <p class="aside">
              <a href={at("/api/v1/teams.csv")}>CSV</a>
            </p>
          </Card>
        )}
      </Show>
    </>
  );
}

export function sentence(teams: TeamRow[]): string {
  if (teams.length === 0) return "No team yet: import a roster, and it will show here.";
  const stalls = teams.reduce((sum, team) => sum + team.stalls, 0);
  const behind = teams.filter((t) => t.state === "BEHIND" || t.state === "STALLED");
  if (stalls === 0 && behind.length === 0) return "No one needs help today.";
  const people = `${stalls} ${stalls === 1 ? "alert is" : "alerts are"} open`;
  return behind.length === 0
    ? `All teams are on track; ${people}.`
    : `${behind.map((t) => t.team).join(", ")} ${behind.length === 1 ? "is behind the plan or needs" : "are behind the plan or need"} help; ${people}.`;
}

function Table({ teams }: { teams: TeamRow[] }) {
  const now = new Date();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Team</th>
          <th scope="col">State</th>
          <th scope="col">Ready</th>
          <th scope="col">Gap to plan</th>
          <th scope="col">Open alerts</th>
          <th scope="col">Last activity</th>
        </tr>
      </thead>
      <tbody>
        {teams.map((t) => (
          <tr key={`${t.cohort}/${t.team}`}>
            <th scope="row" data-label="Team">
              <a href={at(`/teams/${encodeURIComponent(t.team)}?cohort=${encodeURIComponent(t.cohort)}`)}>
                {t.team}
              </a>{" "}
              <span class="aside">
                {t.cohort}, {t.learners}
              </span>
            </th>
            <td data-label="State">
              <State of={t.state} />
            </td>
            <td data-label="Ready">
              {t.ready} of {t.learners}{" "}
              <Bar
                share={t.shown}
                assumed={t.assumed}
                label={`of the role ${percent(t.shown)} shown, ${percent(t.assumed)} assumed`}
              />
            </td>
            <td data-label="Gap to plan">{t.state === "ENDED" ? "–" : gap(t.gapWeeks)}</td>
            <td data-label="Open alerts">{t.stalls}</td>
            <td data-label="Last activity">
              {t.lastActiveOn ? (
                <time dateTime={t.lastActiveOn}>{dayAgo(t.lastActiveOn, now)}</time>
              ) : (
                "never"
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
