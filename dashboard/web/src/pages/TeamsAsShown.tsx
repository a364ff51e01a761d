import { type GroupDay, type Then, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { Bar3 } from "../charts/small";
import { Card, Heading, Show, teamPath } from "../parts/parts";
import { day, gap, heading, many, percent } from "../parts/words";
import { ABOUT, BackInTime, lead, useDay } from "./AsShown";
import { saidOf } from "./WhatWeSaid";

/** Teams as they were shown, and their cohort where it is told. */
export function TeamsThen({ address, title, crumbs = [], days, now }: { address: string; title: string; crumbs?: { to: string; text: string }[]; days: string[]; now: Date }) {
  const on = useDay() ?? "";
  const answer = useAnswer<Then>(`${address}/past/${on}`, []);
  return (
    <Show answer={answer} height={600}>
      {({ group, teams }) => (
        <>
          <Heading crumbs={crumbs} title={`${title}, as shown on ${day(on, now)}`} lead={group ? lead(group) : undefined} />
          <BackInTime days={days} now={now} />
          <Card question="How did the teams do?" answer={teams.length === 0 ? "Nothing was kept of them that day." : many(teams.length, "team")} help={ABOUT}>
            {teams.length > 0 && <Teams teams={teams} on={on} />}
          </Card>
        </>
      )}
    </Show>
  );
}

function Teams({ teams, on }: { teams: GroupDay[]; on: string }) {
  // Forecasts are told to managers alone.
  const told = teams.some((t) => t.said);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Team</th>
          <th scope="col">Ready</th>
          <th scope="col">Shown</th>
          <th scope="col">Plan done</th>
          <th scope="col">Open alerts</th>
          {told && <th scope="col">Forecast</th>}
        </tr>
      </thead>
      <tbody>
        {teams.map((t) => (
          <tr key={`${t.cohort}/${t.team ?? ""}`}>
            <th scope="row">
              <a href={at(`${teamPath(t.team ?? "", t.cohort)}&on=${on}`)}>{heading(t.team ?? "")}</a>
              <span class="sub">{t.cohort}</span>
            </th>
            <td data-label="Ready">
              {t.ready} of {t.learners}
            </td>
            <td data-label="Shown">
              <Bar3 shown={t.shown} assumed={t.assumed} />
            </td>
            <td data-label="Plan done">
              {percent(t.done)}
              <span class="sub">{gap(t.gapWeeks)}</span>
            </td>
            <td data-label="Open alerts">{t.stalls}</td>
            {told && <td data-label="Forecast">{t.said ? saidOf(t.said) : "none"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
