import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type OpenedGroupFigure, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { session } from "../api/session";
import { LearnerLink, Show, teamPath } from "../parts/parts";
import { Popup } from "../parts/Popup";
import { gap, heading, inHours, many, percent } from "../parts/words";
import { tenth } from "./Opens";

type Part = OpenedGroupFigure["explanation"]["parts"][number];

/** Parts that are shown at once. */
const FIRST = 40;

/** A figure of a team or cohort that says, when it is pressed, what it is made of and what would change it. */
export function OpensGroup(props: { cohort: string; team?: string | undefined; figure: string; title: string; children: ComponentChildren }) {
  const { children, ...rest } = props;
  const [open, setOpen] = useState(false);
  // In words nothing adds up.
  if (session.value?.inWords) return <>{children}</>;
  return (
    <>
      <button class="opens" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <Opened {...rest} close={() => setOpen(false)} />}
    </>
  );
}

function Opened({ cohort, team, figure, title, close }: { cohort: string; team?: string | undefined; figure: string; title: string; close: () => void }) {
  const group = team === undefined ? `cohorts/${encodeURIComponent(cohort)}` : `teams/${encodeURIComponent(team)}`;
  const query = team === undefined ? "" : `?cohort=${encodeURIComponent(cohort)}`;
  const answer = useAnswer<OpenedGroupFigure>(`/api/v1/${group}/figures/${encodeURIComponent(figure)}${query}`, []);
  return (
    <Popup title={title} close={close}>
      <Show answer={answer} height={240}>
        {(opened) => (
          <>
            <h3>What it is made of</h3>
            <p>{formula(opened)}</p>
            <Parts opened={opened} cohort={cohort} people={team !== undefined} />
            {opened.steps.length > 0 && (
              <>
                <h3>What would change it</h3>
                <ul class="lines">
                  {opened.steps.map((s) => (
                    <li key={s.learner}>
                      <b>{opened.names[s.learner] ?? s.learner}</b>, {s.unit} done: {said(figure, s.is)} → {said(figure, s.then)}; for the team {more(opened, s.adds)}
                    </li>
                  ))}
                </ul>
                <p class="note">Each by itself, by the same rules, for the twelve most urgent. How likely it is that it works, nobody says.</p>
              </>
            )}
            <p class="note">Rules {opened.explanation.rules}.</p>
          </>
        )}
      </Show>
    </Popup>
  );
}

function Parts({ opened, cohort, people }: { opened: OpenedGroupFigure; cohort: string; people: boolean }) {
  const { parts, heads, figure } = opened.explanation;
  const shown = parts.toSorted((a, b) => b.adds - a.adds).slice(0, FIRST);
  const others = heads - parts.reduce((sum, p) => sum + p.heads, 0);
  if (parts.length === 0) return <p class="note">Whose figures these are is shown to those who manage them.</p>;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{people ? "Who" : "Team"}</th>
            {!people && <th scope="col">People</th>}
            <th scope="col">{people ? "Their own" : "Its own"}</th>
            <th scope="col">Adds</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((p) => (
            <tr key={p.id ?? ""}>
              <th scope="row" data-label={people ? "Who" : "Team"}>
                <Of part={p} opened={opened} cohort={cohort} people={people} />
              </th>
              {!people && <td data-label="People">{p.heads}</td>}
              <td data-label={people ? "Their own" : "Its own"}>{people ? said(figure, p.value) : saidOfTeam(opened, p)}</td>
              <td data-label="Adds">{added(opened, p.adds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {parts.length > shown.length && <p class="note">And {parts.length - shown.length} who add less.</p>}
      {others > 0 && <p class="note">And {many(others, "person", "people")} whom others manage.</p>}
    </>
  );
}

function Of({ part, opened, cohort, people }: { part: Part; opened: OpenedGroupFigure; cohort: string; people: boolean }) {
  if (part.id === undefined) return <>Teams that are not shown to you</>;
  return people ? <LearnerLink id={part.id} name={opened.names[part.id] ?? part.id} /> : <a href={at(teamPath(part.id, cohort))}>{heading(part.id)}</a>;
}

/** How the parts make the figure, with its numbers. */
export function formula({ explanation: e }: OpenedGroupFigure): string {
  const whole = whole_(e.figure, e.value);
  if (e.figure === "on-time") return `The chances of ${many(e.heads, "person", "people")} to be done by their own target sum to ${tenth(e.value)}. The page says how many that are as likely as not, and a range: their luck is partly shared.`;
  if (!e.mean) return `${whole} of ${many(e.heads, "person", "people")}, counted one by one.`;
  return `${whole} is the mean of ${many(e.heads, "person", "people")}: ${tenth(e.value * scale(e.figure) * e.heads)}${unit(e.figure)} together, divided by ${e.heads}.`;
}

function kind(figure: string): string {
  return figure.split(":")[0] ?? figure;
}

function scale(figure: string): number {
  return ["gap", "hours"].includes(kind(figure)) ? 1 : 100;
}

function unit(figure: string): string {
  return { gap: " weeks", hours: " h" }[kind(figure)] ?? " points";
}

function whole_(figure: string, value: number): string {
  return ["ready", "stalls"].includes(kind(figure)) ? String(value) : said(figure, value);
}

/** A person's own figure. */
function said(figure: string, value: number): string {
  switch (kind(figure)) {
    case "ready":
      return value === 1 ? "ready" : "not ready";
    case "stalls":
      return value > 0 ? "an open alert" : "none";
    case "gap":
      return gap(value);
    case "hours":
      return inHours(value);
    default:
      return percent(value);
  }
}

function saidOfTeam({ explanation: e }: OpenedGroupFigure, p: Part): string {
  return e.mean ? said(e.figure, p.value) : `${p.value} of ${p.heads}`;
}

function added({ explanation: e }: OpenedGroupFigure, adds: number): string {
  return e.mean ? `${tenth(adds * scale(e.figure))}${unit(e.figure)}` : tenth(adds);
}

function more(opened: OpenedGroupFigure, adds: number): string {
  const { mean } = opened.explanation;
  return mean ? `+${added(opened, adds)}` : `+${tenth(adds)} of a person`;
}
