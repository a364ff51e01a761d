import type { LearnerPage as Page } from "../api/answer";
import { TimelineChart, type PlanCell } from "../charts/units";
import { Card } from "../parts/parts";
import type { Titles } from "../parts/titles";
import { many, percent } from "../parts/words";
import { nextUnit } from "./NextUnit";
import { ProjectsUnderWay, SkippedTime, UnitRows } from "./UnitRows";

/** Where the learner is in the plan: by block and week, and unit by unit. */
export function PlanProgress({ page, titles, now, own }: { page: Page; titles: Titles; now: Date; own: boolean }) {
  const p = page.progress;
  const cells = cellsOf(page);
  const done = p.units.filter((u) => u.done >= 1).length;
  const due = cells.filter((c) => c.state === "due").length;
  const next = nextUnit(page)?.unit;
  const finding = `${done} of ${many(p.units.length, "unit")} done; ${due === 0 ? "none is overdue" : `${due} more were due by now`}.`;
  const blocks = page.plan.phases.flatMap((phase) => phase.blocks);
  return (
    <Card
      question={own ? "Where are you in the plan?" : "Where in the plan?"}
      answer={
        <>
          <b>
            {done} of {many(p.units.length, "unit")}
          </b>
          , {percent(p.done)} of the hours; the plan has {percent(p.planned)} for today.
          {next && ` Next: ${titles.short(next.id)}.`}
        </>
      }
      help={{
        what: "Each unit at its place in the plan: done, due by now, or still to come.",
        matters: "It shows at once whether one thing is missing, or everything since a day.",
        computed: `A unit counts done when it is completed, passed or accepted with its whole checklist. The share is by planned hours: ${percent(p.done)}. Today is plan week ${Math.floor(p.planWeek) + 1} by the own calendar, leave not counted.`,
        term: "plan-done",
      }}
    >
      <TimelineChart
        blocks={blocks}
        cells={cells}
        weeks={Math.max(...blocks.map((b) => b.lastWeek))}
        today={p.planWeek}
        phases={page.plan.phases.map((phase) => ({
          title: phase.title,
          from: Math.min(...phase.blocks.map((b) => b.firstWeek)) - 1,
          to: Math.max(...phase.blocks.map((b) => b.lastWeek)),
        }))}
        finding={finding}
      />
      <ProjectsUnderWay page={page} titles={titles} now={now} />
      <SkippedTime page={page} titles={titles} />
      {own ? (
        <UnitRows page={page} own />
      ) : (
        <details>
          <summary>Unit by unit</summary>
          <UnitRows page={page} own={false} />
        </details>
      )}
    </Card>
  );
}

/** Units side by side over the weeks of their block. */
export function cellsOf({ plan, progress: p }: Page): PlanCell[] {
  const done = new Map(p.units.map((u) => [u.unit, u.done] as const));
  return plan.phases.flatMap((phase) =>
    phase.blocks.flatMap((block) => {
      const from = block.firstWeek - 1;
      const wide = (block.lastWeek - from) / block.units.length;
      return block.units.map((unit, i): PlanCell => ({
        block: block.id,
        from: from + i * wide,
        to: from + (i + 1) * wide,
        state: (done.get(unit.id) ?? 0) >= 1 ? "done" : block.lastWeek <= p.planWeek ? "due" : "open",
        unit,
      }));
    }),
  );
}
