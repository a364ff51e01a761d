import type { LearnerPage as Page, Unit, UnitProgress } from "../api/answer";
import { Bar } from "../charts/small";
import { Linked } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { standing } from "../parts/turns";
import { hours, percent } from "../parts/words";
import { UnitActions } from "./UnitActions";

/** Projects that were handed in and are not done: whose turn each is, and what the reviewer said. */
export function ProjectsUnderWay({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const units = page.progress.units.filter((u) => u.work && u.done < 1 && standing(u, titles, now));
  if (units.length === 0) return null;
  return (
    <ul class="units">
      {units.map((u) => (
        <li key={u.unit}>
          <b>{titles.short(u.unit)}</b> <span>{standing(u, titles, now)}</span>
          {u.work?.comment && <p class="stands">The reviewer says: {u.work.comment}</p>}
          {u.work?.link && (
            <p class="stands">
              <Linked to={u.work.link}>The work that was handed in</Linked>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Every unit of the plan, as far as the learner is with it; what is next is open. */
export function UnitRows({ page, own }: { page: Page; own: boolean }) {
  const states = new Map(page.progress.units.map((u) => [u.unit, u] as const));
  const done = (unit: Unit) => (states.get(unit.id)?.done ?? 0) >= 1;
  const blocks = page.plan.phases.flatMap((phase) => phase.blocks);
  const current = blocks.findIndex((b) => !b.units.every(done));
  return (
    <>
      {blocks.map((b, i) => (
        <details key={b.id} open={i === current || (own && i === current + 1)}>
          <summary>
            {b.title} <span class="aside">{`${b.units.filter(done).length} of ${b.units.length} done`}</span>
          </summary>
          <ul class="units">
            {b.units.map((u) => (
              <li key={u.id}>
                <Row unit={u} state={states.get(u.id)} page={page} />
                {own && <UnitActions page={page} unit={u} />}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Row({ unit, state, page }: { unit: Unit; state: UnitProgress | undefined; page: Page }) {
  const done = state?.done ?? 0;
  return (
    <>
      <Bar share={done} label={`${percent(done)} done`} /> <Linked to={unit.link}>{unit.title}</Linked>{" "}
      <span class="aside">
        {percent(done)}
        {state && state.failed > 0 ? `, ${state.failed} of ${state.attempts} attempts failed` : ""}
        {page.ownWord.includes(unit.id) && ", by their own word"}
        {page.offers.includes(unit.id) && ", offers to help"}
      </span>
      {done < 1 && unit.checklist && <Checklist items={unit.checklist} lacks={state?.lacks} />}
      {unit.notes && (
        <details>
          <summary>Notes</summary>
          <ul>
            {unit.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What the project has to show; without a state nothing was ticked of it yet. */
function Checklist({ items, lacks }: { items: NonNullable<Unit["checklist"]>; lacks: string[] | undefined }) {
  return (
    <ul class="checklist">
      {items.map((item) => {
        const ticked = lacks !== undefined && !lacks.includes(item.id);
        return (
          <li key={item.id}>
            <span aria-hidden="true">{ticked ? "✓" : "○"}</span> {item.title} <span class="aside">{ticked ? "ticked" : "not yet"}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Time on what the plan says to skip, by topic. */
export function SkippedTime({ page, titles }: { page: Page; titles: Titles }) {
  const { skipped } = page.progress;
  if (skipped.length === 0) return null;
  return (
    <>
      <h3>Time on what the plan says to skip</h3>
      <ul class="units">
        {skipped.map((s) => (
          <li key={s.topic}>
            {titles.topic(s.topic)}: {hours(s.spent)}, {s.planWeeks.toFixed(1)} plan weeks
          </li>
        ))}
      </ul>
    </>
  );
}
