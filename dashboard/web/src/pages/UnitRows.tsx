import type { LearnerPage as Page, Unit, UnitProgress } from "../api/answer";
import { session } from "../api/session";
import { Bar, Linked } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { standing } from "../parts/turns";
import { hours, percent } from "../parts/words";
import { HandIn } from "./HandIn";

/** Every unit of the plan, as far as the learner is with it. */
export function UnitRows({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
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
                  <Row unit={u} state={states.get(u.id)} titles={titles} now={now} />
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

function Row(props: { unit: Unit; state: UnitProgress | undefined; titles: Titles; now: Date }) {
  const { unit, state, titles, now } = props;
  const done = state?.done ?? 0;
  const stands = state && unit.kind === "PROJECT" && done < 1 ? standing(state, titles, now) : undefined;
  return (
    <>
      <Bar share={done} label={`${percent(done)} done`} /> <Linked to={unit.link}>{unit.title}</Linked>{" "}
      <span class="aside">
        {percent(done)}
        {state && state.failed > 0 ? `, ${state.failed} of ${state.attempts} attempts failed` : ""}
      </span>
      {stands && <p class="stands">{stands}</p>}
      {state?.work?.comment && <p class="stands">The reviewer says: {state.work.comment}</p>}
      {state?.work?.link && (
        <p class="stands">
          <Linked to={state.work.link}>The work that was handed in</Linked>
        </p>
      )}
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
