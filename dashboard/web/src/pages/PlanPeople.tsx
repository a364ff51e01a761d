import type { PlanPage } from "../api/answer";
import { PlacesChart, StuckChart } from "../charts/units";
import { Card } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { heading, list, many } from "../parts/words";
import { unitsOf } from "./TeamCards";

/** Units that hold up several teams: a fault of the unit, and not of the people. */
export function faults(page: PlanPage): PlanPage["units"] {
  return page.units.filter((u) => u.stuckIn.length >= 2).toSorted((a, b) => b.stuckIn.length - a.stuckIn.length);
}

/** Where people are in the plan, and which units take longer than planned. */
export function PlanPeople({ page, titles }: { page: PlanPage; titles: Titles }) {
  if (page.units.length === 0) return null;
  return (
    <>
      <Places page={page} titles={titles} />
      <Longer page={page} titles={titles} />
    </>
  );
}

function Places({ page, titles }: { page: PlanPage; titles: Titles }) {
  const units = page.units.map((u) => ({ id: u.unit, title: titles.short(u.unit), done: u.done, at: u.begun - u.done }));
  const busiest = units.toSorted((a, b) => b.at - a.at)[0];
  const finding = busiest && busiest.at > 0 ? `Most are at “${busiest.title}”: ${many(busiest.at, "person", "people")}.` : "Nobody is at a unit that is not done.";
  return (
    <Card
      question="Where are people?"
      answer={finding}
      id="places"
      table={<UnitTable page={page} titles={titles} />}
      help={{
        what: "For each unit that somebody began, how many have done it, and how many are at it.",
        matters: "A step in the bars is the place at which people wait, or give up.",
        computed: "People of the cohorts that you may see, or else of your teams, whatever plan their team is on; a unit of the same id counts.",
      }}
    >
      <PlacesChart units={units} finding={finding} />
      <ul class="legend">
        <li>
          <svg width="22" height="10" aria-hidden="true">
            <rect width="22" height="10" rx="2" fill="var(--actual)" />
          </svg>
          done
        </li>
        <li>
          <svg width="22" height="10" aria-hidden="true">
            <rect x=".5" y=".5" width="21" height="9" rx="2" fill="var(--actual-weak)" stroke="var(--actual)" />
          </svg>
          at it
        </li>
      </ul>
    </Card>
  );
}

function Longer({ page, titles }: { page: PlanPage; titles: Titles }) {
  const stuck = page.units.filter((u) => u.stuckIn.length > 0).map((u) => u.unit);
  const units = unitsOf(page.units, stuck, page.plannedDays, titles.short);
  const several = faults(page);
  const finding =
    several.length > 0
      ? `${list(several.map((u) => `“${titles.short(u.unit)}”`))} in several teams: look at the unit, and not at the people.`
      : stuck.length > 0
        ? `${list(stuck.map((id) => `“${titles.short(id)}”`))}, in one team each.`
        : "None: no unit was failed by two of a team, or took twice its time.";
  return (
    <Card
      question="Which unit takes longer than planned?"
      answer={finding}
      id="longer"
      table={<UnitTable page={page} titles={titles} />}
      help={{
        what: "Days from the first event on a unit until it was done, in the middle, beside the days that were planned.",
        matters: "What several teams get stuck on is a fault of the unit: its owner can mend it for all.",
        computed: "A team is stuck on a unit that two of it failed, or that two did in more than twice the planned days.",
        term: "stuck",
      }}
    >
      {several.map((u) => (
        <p key={u.unit}>
          <b>{titles.unit(u.unit)}</b> holds up {list(u.stuckIn.map(heading))}.
          {page.provenance && ` Its owner is ${page.provenance.owner}.`}
        </p>
      ))}
      {units.length > 0 && <StuckChart units={units} finding={finding} />}
    </Card>
  );
}

function UnitTable({ page, titles }: { page: PlanPage; titles: Titles }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col">Done</th>
          <th scope="col">At it</th>
          <th scope="col">Failed it</th>
          <th scope="col">Median days</th>
          <th scope="col">Planned days</th>
          <th scope="col">Stuck in</th>
        </tr>
      </thead>
      <tbody>
        {page.units.map((u) => (
          <tr key={u.unit}>
            <th scope="row">{titles.unit(u.unit)}</th>
            <td data-label="Done">{u.done}</td>
            <td data-label="At it">{u.begun - u.done}</td>
            <td data-label="Failed it">{u.failing}</td>
            <td data-label="Median days">{u.medianDays > 0 ? u.medianDays : "–"}</td>
            <td data-label="Planned days">{page.plannedDays[u.unit] ?? "–"}</td>
            <td data-label="Stuck in">{list(u.stuckIn.map(heading))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
