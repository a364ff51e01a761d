import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type LearnerPage, type OpenedFigure, type Standing, useAnswer } from "../api/answer";
import { Results, results } from "./Evidence";
import { Show } from "../parts/parts";
import { Popup } from "../parts/Popup";
import type { Titles } from "../parts/titles";
import { day, gap, many, name, percent } from "../parts/words";

const NEWEST = 6;

/** A figure of a learner that says, when it is pressed, what it is made of and what would change it. */
export function Opens(props: { page: LearnerPage; figure: string; titles: Titles; children: ComponentChildren }) {
  const { children, ...rest } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button class="opens" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <Opened {...rest} close={() => setOpen(false)} />}
    </>
  );
}

function Opened({ page, figure, titles, close }: { page: LearnerPage; figure: string; titles: Titles; close: () => void }) {
  const answer = useAnswer<OpenedFigure>(`/api/v1/learners/${encodeURIComponent(page.learner)}/figures/${encodeURIComponent(figure)}`, []);
  const now = new Date();
  const skill = figure.startsWith("skill:") ? figure.slice("skill:".length) : undefined;
  const behind = results(page, titles).filter((r) => !skill || r.skills.includes(skill));
  return (
    <Popup title={skill ? name(titles.skill(skill)) : (HEADINGS[figure] ?? figure)} close={close}>
      <Show answer={answer} height={240}>
        {(opened) => (
          <>
            <h3>What it is made of</h3>
            <MadeOf opened={opened} titles={titles} now={now} />
            {opened.steps.length > 0 && (
              <>
                <h3>What would change it</h3>
                <ul class="lines">
                  {opened.steps.map((s) => (
                    <li key={s.unit}>
                      <b>{titles.short(s.unit)}</b> {how(s)}: {moved(opened.now, s.then, now)}
                    </li>
                  ))}
                </ul>
                <p class="note">Each by itself, by the same rules. How likely it is that it works, nobody says.</p>
              </>
            )}
            {figure !== "hours" && (
              <>
                <h3>What is behind it</h3>
                {behind.length === 0 ? <p>No result yet.</p> : <Results results={behind.slice(0, NEWEST)} now={now} />}
                {behind.length > NEWEST && <p class="note">And {many(behind.length - NEWEST, "earlier result")}.</p>}
              </>
            )}
            <p class="note">
              Rules {opened.explanation.rules}, plan version {opened.explanation.planVersion}.
            </p>
          </>
        )}
      </Show>
    </Popup>
  );
}

const HEADINGS: Record<string, string> = { shown: "Shown of the role", gap: "Ahead or behind", "on-time": "When done", hours: "Hours of study" };

function MadeOf({ opened, titles, now }: { opened: OpenedFigure; titles: Titles; now: Date }) {
  const { skills, answers, schedule, outlook, weeks, value, figure } = opened.explanation;
  if (schedule) return <p>{ofSchedule(schedule, value)}</p>;
  if (outlook) return <p>{ofOutlook(outlook, value, now)}</p>;
  if (figure === "hours") return <ByWeek weeks={weeks} value={value} />;
  if (figure !== "shown") return <p>{ofAnswers(answers, value)}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Weight × shown / enough</th>
          <th scope="col">Adds</th>
        </tr>
      </thead>
      <tbody>
        {skills.map((s) => (
          <tr key={s.skill}>
            <th scope="row" data-label="Skill">
              {name(titles.skill(s.skill))}
            </th>
            <td data-label="Weight × shown / enough">
              {percent(s.weight)} × {s.level >= s.required ? "1" : `${percent(s.level)} / ${percent(s.required)}`}
            </td>
            <td data-label="Adds">{tenth(100 * s.adds)} %</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Together</th>
          <td />
          <td data-label="Adds">{tenth(100 * value)} %</td>
        </tr>
      </tbody>
    </table>
  );
}

function ByWeek({ weeks, value }: { weeks: OpenedFigure["explanation"]["weeks"]; value: number }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Own week</th>
          <th scope="col">Hours</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((w) => (
          <tr key={w.week}>
            <th scope="row">{w.week === 0 ? "before the start, or on leave" : w.week}</th>
            <td data-label="Hours">{tenth(w.hours)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Together</th>
          <td data-label="Hours">{tenth(value)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** A date as what was simulated, with its numbers. */
export function ofOutlook(o: NonNullable<OpenedFigure["explanation"]["outlook"]>, value: number, now: Date): string {
  const left = `${many(o.unitsLeft, "unit")} ${o.unitsLeft === 1 ? "is" : "are"} left: ${tenth(o.weeksLeft)} weeks of work at ${tenth(o.hoursPerWeek)} h a week, so ${day(o.asPlanned, now)} if every unit took what the plan says.`;
  const dates = ([["10", o.dates?.p10], ["50", o.dates?.p50], ["80", o.dates?.p80], ["90", o.dates?.p90]] as const).flatMap(([chance, by]) => (by ? [`${chance} % by ${day(by, now)}`] : []));
  const drawn = `A thousand futures, each week of them drawn from ${many(o.weeks, "week")} of learners here who stood alike, are done${dates.length > 0 ? `: ${dates.join(", ")}` : " within two years in fewer than one of ten"}.`;
  return `${left} ${drawn} By the target, ${day(o.target, now)}, ${percent(value)} of them are.`;
}

/** The gap as a difference, with its numbers. */
export function ofSchedule(s: NonNullable<OpenedFigure["explanation"]["schedule"]>, value: number): string {
  const [earned, passed] = [Math.round(10 * s.earned) / 10, Math.round(10 * s.planWeek) / 10];
  return `${percent(s.done)} of the plan’s hours are done; by the plan that takes ${tenth(earned)} weeks. ${tenth(passed)} of its ${s.weeks} weeks have passed: ${tenth(earned)} − ${tenth(passed)} = ${tenth(earned - passed)}, which reads ${gap(value)}.`;
}

/** A level as a bound, with its numbers. */
export function ofAnswers(a: OpenedFigure["explanation"]["answers"], value: number): string {
  if (!a) return "No result has shown anything of it yet.";
  const counted = `${tenth(a.right)} right and ${tenth(a.wrong)} wrong answers of what was passed, ${tenth(a.failed)} wrong ones of failures, halved by each later pass`;
  return `${many(a.results, "result")}: ${counted}. With a certainty of 80 %, at least ${percent(value)} of such answers are right: the 20 % point of the beta distribution of ${tenth(a.right)} and ${tenth(a.wrong + a.failed + 1)}. A project counts as 10 answers, an interview as 5, a word of others as 10.`;
}

export function tenth(n: number): string {
  return (Math.round(10 * n) / 10 || 0).toLocaleString("en");
}

const HOW = { STUDY: "done", PROJECT: "accepted with its whole checklist", ASSESSMENT: "just passed" };

function how(s: OpenedFigure["steps"][number]): string {
  return s.score === undefined ? HOW[s.kind] : `${HOW[s.kind]}, with ${percent(s.score)}`;
}

/** What would be otherwise, each from what it is to what it would be; nothing where it stays. */
export function moved(is: Standing, then: Standing, now: Date): string {
  const parts = [
    differs(is.level, then.level, "level", percent),
    differs(is.shown, then.shown, "shown", percent),
    differs(is.gapWeeks, then.gapWeeks, "", gap),
    is.likely && then.likely && is.likely !== then.likely ? `as likely as not done ${day(is.likely, now)} → ${day(then.likely, now)}` : "",
    differs(is.onTime, then.onTime, "on time", percent),
    !is.ready && then.ready ? "ready" : "",
  ].filter(Boolean);
  return parts.length === 0 ? "nothing that shows in whole numbers" : parts.join(", ");
}

function differs(is: number | undefined, then: number | undefined, word: string, shown: (n: number) => string): string {
  if (is === undefined || then === undefined || shown(is) === shown(then)) return "";
  return `${word} ${shown(is)} → ${shown(then)}`.trim();
}
