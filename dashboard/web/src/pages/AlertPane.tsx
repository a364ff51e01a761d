import type { ComponentChildren } from "preact";
import type { AlertRow, Stall, TeamAlert } from "../api/answer";
import { at } from "../api/at";
import { Glyph } from "../parts/glyphs";
import { definition, LearnerLink, Linked, teamPath } from "../parts/parts";
import { REASON_TERMS } from "../parts/terms";
import { day, heading, many, name, on, REASONS, why } from "../parts/words";
import { Away } from "./Away";
import { followUp, FollowUpButtons, UndoButton } from "./FollowUps";
import { ifItWorks, NextStep } from "./PeopleRows";

/** What is so of somebody, after their name. */
const SO: Record<Stall["reason"], string> = {
  NOT_STARTED: "has not begun",
  QUIET: "is quiet",
  BEHIND: "owes something that is due",
  BLOCKED_ON_UNIT: "is blocked on a unit",
  SLOW_PACE: "is slower than the plan",
  WAITING_FOR_REVIEW: "waits for a review",
  PREREQUISITE_GAP: "has something to do first",
  ASKED_FOR_HELP: "asks for help",
  RAISED: "needs help",
};

const DAY_MS = 86_400_000;

/** How an alert ended: "went on after 2 days". */
export function ended({ resolution, noStall, openedAt, resolvedAt }: AlertRow): string {
  const days = Math.round((Date.parse(resolvedAt ?? openedAt) - Date.parse(openedAt)) / DAY_MS);
  const after = days === 0 ? "on the same day" : `after ${many(days, "day")}`;
  switch (resolution) {
    case "SETTLED":
      return noStall ? "was no stall" : `settled ${after}`;
    case "ON_LEAVE":
      return "on leave";
    case "FINISHED":
      return "finished the plan";
    case "LEFT":
      return "left";
    case "COHORT_ENDED":
      return "the cohort ended";
    default:
      return `went on ${after}`;
  }
}

/** One alert about a person: why, what to do about it, and what happened. */
export function AlertPane({ row, now }: { row: AlertRow; now: Date }) {
  const stall = row.resolvedAt ? row.opened : (row.stalls[0] ?? row.opened);
  const titleOf = (unit: string) => name(row.unitTitles[unit] ?? (unit === row.opened.unit ? (row.unit ?? unit) : unit));
  return (
    <>
      <h2>
        {row.name}
        {row.resolvedAt ? `: ${ended(row)}` : ` ${SO[stall.reason]}`}
      </h2>
      <p class="answer">
        {row.resolvedAt ? `It began with: ${REASONS[stall.reason]}${stall.unit ? `, ${titleOf(stall.unit)}` : ""}.` : `${why(stall, titleOf, now, row.gapWeeks)}.`}{" "}
        <LearnerLink id={row.learner} name={`All of ${row.name}`} />, <a href={at(teamPath(row.team, row.cohort))}>{heading(row.team)}</a>, {row.cohort}.
      </p>
      <dl class="facts">
        {row.reasons
          .filter((r) => !row.resolvedAt && (r.reason !== stall.reason || r.unit !== stall.unit))
          .map((r) => (
            <Line key={r.reason + (r.unit ?? "")} term="Also">
              {why(r, titleOf, now, row.gapWeeks)}
            </Line>
          ))}
        {!row.resolvedAt && row.hoursDue >= 1 && <Line term="Costs so far">{many(Math.round(row.hoursDue), "plan hour")} due and not done</Line>}
        {row.gain && <Line term="It would bring">{ifItWorks(row.gain)}</Line>}
        {!row.resolvedAt && row.helpers.length > 0 && <Line term="Can help">{row.helpers.join(" and ")} passed the unit</Line>}
        {!row.resolvedAt && row.reasons.length > 0 && (
          <Line term="Next step">
            <NextStep row={row} />
          </Line>
        )}
        {row.until && <Line term="Snoozed">until {day(row.until, now)}</Line>}
        <Line term="Rule">
          <a href={definition(REASON_TERMS[row.opened.reason])}>when “{REASONS[row.opened.reason]}” alerts</a>
        </Line>
      </dl>
      {!row.resolvedAt && (
        <>
          <FollowUpButtons about={row} open />
          <Away page={{ learner: row.learner, leave: [] }} own={false} now={now} />
        </>
      )}
      <h3>What happened</h3>
      <ul class="log">
        {row.history.map((h) => (
          <li key={h.turn + (h.followUp?.event ?? "")}>
            <time dateTime={h.at}>{on(h.at, now)}</time>
            <Glyph of={h.turn === "OPENED" ? "STALLED" : h.turn === "ENDED" ? "FINISHED" : "ON_TRACK"} />
            <span>{h.turn === "OPENED" ? `The alert opened: ${REASONS[row.opened.reason]}` : h.followUp ? followUp(h.followUp, now) : `Over: ${ended(row)}`}</span>
            {h.followUp?.mine && <UndoButton learner={row.learner} event={h.followUp.event} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One alert about a group or about the product, as Alertmanager told it. */
export function GroupPane({ alert, now }: { alert: TeamAlert; now: Date }) {
  const { cohort, team } = alert;
  return (
    <>
      <h2>{alert.summary || alert.name}</h2>
      {alert.description && <p class="answer">{alert.description}</p>}
      <dl class="facts">
        {cohort && (
          <Line term="About">
            {team ? <a href={at(teamPath(team, cohort))}>{heading(team)}</a> : <a href={at(`/cohorts/${encodeURIComponent(cohort)}`)}>{heading(cohort)}</a>}
            {team && `, ${cohort}`}
          </Line>
        )}
        <Line term="Since">
          {on(alert.startsAt, now)}
          {alert.endsAt && ` until ${on(alert.endsAt, now)}`}
        </Line>
        <Line term="Last heard">{on(alert.heardAt, now)}</Line>
        <Line term="Rule">{alert.runbook ? <Linked to={alert.runbook}>{alert.name}</Linked> : alert.name}</Line>
      </dl>
    </>
  );
}

function Line({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
