import type { PlanPage, Unit } from "../api/answer";
import { Card, Linked } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { many, name, percent } from "../parts/words";

type Block = PlanPage["phases"][number]["blocks"][number];

/** Phases, blocks and units in the order of study. */
export function PlanUnits({ plan, titles }: { plan: PlanPage; titles: Titles }) {
  const units = plan.phases.flatMap((phase) => phase.blocks.flatMap((block) => block.units));
  return (
    <Card
      question="What is learnt, and when?"
      answer={`${many(units.length, "unit")}, ${hoursOf(units)}, ${many(units.filter((u) => u.kind === "PROJECT").length, "project")} among them.`}
    >
      {plan.phases.map((phase) => (
        <section key={phase.id}>
          <h3>{phase.title}</h3>
          {phase.blocks.map((block) => (
            <BlockTable key={block.id} block={block} titles={titles} />
          ))}
        </section>
      ))}
    </Card>
  );
}

function BlockTable({ block, titles }: { block: Block; titles: Titles }) {
  const weeks = block.firstWeek === block.lastWeek ? `Week ${block.firstWeek}` : `Weeks ${block.firstWeek} to ${block.lastWeek}`;
  return (
    <details>
      <summary>
        {weeks}: {block.title} <span class="aside">{many(block.units.length, "unit")}, {hoursOf(block.units)}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col">Kind</th>
            <th scope="col">Hours</th>
            <th scope="col">Skills</th>
            <th scope="col">Checklist and notes</th>
          </tr>
        </thead>
        <tbody>
          {block.units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row" data-label="Unit">
                <Linked to={unit.link}>{unit.title}</Linked>
              </th>
              <td data-label="Kind">{kind(unit)}</td>
              <td data-label="Hours">{unit.hours}</td>
              <td data-label="Skills">{unit.skills.map((id) => name(titles.skill(id))).join(", ")}</td>
              <td data-label="Checklist and notes">
                <Lines title="Accepted when a reviewer has ticked" lines={(unit.checklist ?? []).map((item) => item.title)} />
                <Lines title="Notes" lines={unit.notes ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      {title}:
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function kind(unit: Unit): string {
  return unit.kind === "ASSESSMENT" ? `assessment, passed from ${percent(unit.passMark)}` : unit.kind.toLowerCase();
}

function hoursOf(units: Unit[]): string {
  return many(units.reduce((sum, unit) => sum + unit.hours, 0), "hour");
}
