import type { LearnerPage as Page, Unit, UnitProgress } from "../api/answer";
import { session } from "../api/session";
import { Bar } from "../charts/small";
import { Linked } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { standing } from "../parts/turns";
import { hours, name, percent } from "../parts/words";
import { HandIn } from "./HandIn";

/** Projects that were handed in and are not done: whose turn each is, and what the reviewer said. */
export function ProjectsUnderWay({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const units = page.progress.units.filter((u) => u.work && u.done < 1 && standing(u, titles, now));
  if (units.length === 0) return null;
  return (
    <ul class="units">
      {units.map((u) => (
        <li key={u.unit}>
          <b>{name(titles.unit(u.unit))}</b> <span>{standing(u, titles, now)}</span>
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

/** Every unit of the plan, as far as the learner is with it. */
export function UnitRows({ page }: { page: Page }) {
  const states = new Map(page.progress.units.map((u) => [u.unit, u] as const));
  return (
    <>
      {page.plan.phases.map((phase) => (
        <section key={phase.id}>
          <h3>{phase.title}</h3>
          <ul class="units">
            {phase.blocks.flatMap((b) =>
              b.units.map((u) => (
                <li key={u.id}>
                  <Row unit={u} state={states.get(u.id)} />
                  {u.kind === "PROJECT" && session.value?.own.includes(page.progress.learner) && (
                    <HandIn learner={page.progress.learner} unit={u.id} state={states.get(u.id)} />
                  )}
                </li>
              )),
            )}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ unit, state }: { unit: Unit; state: UnitProgress | undefined }) {
  const done = state?.done ?? 0;
  return (
    <>
      <Bar share={done} label={`${percent(done)} done`} /> <Linked to={unit.link}>{unit.title}</Linked>{" "}
      <span class="aside">
        {percent(done)}
        {state && state.failed > 0 ? `, ${state.failed} of ${state.attempts} attempts failed` : ""}
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
