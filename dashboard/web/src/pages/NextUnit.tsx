import type { LearnerPage as Page, Unit } from "../api/answer";
import { Card } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { inHours, name } from "../parts/words";
import { Away } from "./Away";
import { UnitActions } from "./UnitActions";

/** The first unit of the plan that is not done, and waits for nobody else; undefined once all are. */
export function nextUnit({ plan, progress }: Page): { unit: Unit; block: string } | undefined {
  const open = plan.phases
    .flatMap((phase) => phase.blocks.flatMap((b) => b.units.map((unit) => ({ unit, block: b.title }))))
    .filter(({ unit }) => (progress.units.find((u) => u.unit === unit.id)?.done ?? 0) < 1);
  const waits = (id: string) => progress.reasons.some((r) => r.reason === "WAITING_FOR_REVIEW" && r.unit === id);
  return open.find(({ unit }) => !waits(unit.id)) ?? open[0];
}

/** What the learner does next, as a tool: its link, and what they can say of it. */
export function NextUnit({ page, titles, now }: { page: Page; titles: Titles; now: Date }) {
  const next = nextUnit(page);
  if (!next) return null;
  const { unit, block } = next;
  return (
    <Card
      question={unit.title}
      kind="next"
      answer={`${block}, ${inHours(unit.hours)}. It builds ${unit.skills.map((id) => name(titles.skill(id))).join(", ") || "no skill by itself"}.`}
    >
      {unit.notes && (
        <ul>
          {unit.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <UnitActions page={page} unit={unit} first />
      <Away page={page} own now={now} />
    </Card>
  );
}
