import { useEffect, useRef, useState } from "preact/hooks";
import { type AlertRow, type AlertsPage as Page, type TeamAlert, useAnswer } from "../api/answer";
import { session } from "../api/session";
import { useParam } from "../parts/address";
import { Glyph } from "../parts/glyphs";
import { Heading, Show } from "../parts/parts";
import { day, heading, many, name, on, REASONS, Word, word } from "../parts/words";
import { AlertPane, ended, GroupPane } from "./AlertPane";
import { MOST, useSteady } from "./PeopleRows";
import { TalksSeen } from "./TalksSeen";
import { Unowned } from "./UnownedAlerts";

/** An answer moves a row; the page follows once a second. */
const PAUSE_MS = 1_000;

/** Most rows of a part that the service tells. */
const MOST_TOLD = 1_000;

/** Where the list stands above what is chosen. */
const NARROW = "(width <= 760px)";

/** Whom who looks has to answer, and what became of the others. */
export function AlertsPage() {
  const [drawn, setDrawn] = useParam("rows");
  const rows = Math.min(MOST_TOLD, Math.max(MOST, Number(drawn) || 0));
  const address = rows === MOST ? "/api/v1/alerts" : `/api/v1/alerts?limit=${rows}`;
  const answer = useAnswer<Page>(address, ["learner-progress", "people", "stall-episodes", "plans", "team-alerts"], PAUSE_MS, true);
  const open = answer.data?.counts.open;
  useEffect(() => {
    const who = session.value;
    // The number beside the page's name says the same.
    if (who && open !== undefined && who.newAlerts !== open) session.value = { ...who, newAlerts: open };
  }, [open]);
  return (
    <Show answer={answer} height={900}>
      {(page) => <Alerts page={page} now={new Date()} more={() => setDrawn(String(rows + MOST))} />}
    </Show>
  );
}

/** One line of the list: about a person, or about a group. */
type Line = { key: string; row: AlertRow } | { key: string; group: TeamAlert };

interface Part {
  id: "open" | "answered" | "groups" | "snoozed" | "resolved";
  title: string;
  lines: Line[];
  /** How many there are, with those that are not told yet. */
  all: number;
}

/** What is chosen in the address, and the parts that it shows. */
const FILTERS = [
  { id: "open", text: "Open", parts: ["open", "answered", "groups"] },
  { id: "snoozed", text: "Snoozed", parts: ["snoozed"] },
  { id: "resolved", text: "Resolved", parts: ["resolved"] },
] as const;

function partsOf({ counts, open, answered, snoozed, resolved, teams }: Page): Part[] {
  const about = (rows: AlertRow[]) => rows.map((row) => ({ key: row.episode, row }));
  const groups = (which: TeamAlert[]) => which.map((group) => ({ key: group.fingerprint, group }));
  const hold = teams.filter((t) => !t.endsAt);
  const over = teams.filter((t) => t.endsAt);
  return [
    { id: "open", title: "New", lines: about(open), all: counts.open },
    { id: "answered", title: "Answered, and still open", lines: about(answered), all: counts.answered },
    { id: "groups", title: "About groups", lines: groups(hold), all: hold.length },
    { id: "snoozed", title: "Snoozed", lines: about(snoozed), all: counts.snoozed },
    { id: "resolved", title: "Over within two weeks", lines: [...about(resolved), ...groups(over)], all: counts.resolved + over.length },
  ];
}

export function Alerts({ page, now, more }: { page: Page; now: Date; more: () => void }) {
  const [show, setShow] = useParam("show");
  const [chosen, choose] = useState<string>();
  const parts = partsOf(page);
  const filter = FILTERS.find((f) => f.id === show);
  const shown = parts.filter((p) => p.lines.length > 0 && (!filter || filter.parts.some((id) => id === p.id)));
  const lines = shown.flatMap((p) => p.lines);
  // What somebody is at stays, whatever comes before it.
  const [first] = lines;
  const gone = !lines.some((l) => l.key === chosen);
  useEffect(() => {
    if (gone) choose(first?.key);
  }, [gone, first?.key]);
  const open = lines.find((l) => l.key === chosen) ?? first;
  const sum = (ids: readonly Part["id"][]) => parts.filter((p) => ids.includes(p.id)).reduce((n, p) => n + p.all, 0);
  const pane = useRef<HTMLDivElement>(null);
  const go = (key: string) => {
    choose(key);
    if (matchMedia(NARROW).matches) pane.current?.scrollIntoView();
  };
  const missing = shown.reduce((n, p) => n + p.all - p.lines.length, 0);
  return (
    <>
      <Heading title={title(page)} lead={lead(page, now)} />
      {page.people + page.teams.length > 0 && (
        <div class="filter" role="group" aria-label="Which alerts">
          {FILTERS.map((f) => (
            <button key={f.id} class="chip" aria-pressed={f.id === show} onClick={() => setShow(f.id === show ? undefined : f.id)}>
              {f.text} {sum(f.parts)}
            </button>
          ))}
        </div>
      )}
      {open ? (
        <section class="card split" aria-label="Alerts">
          <div class="inbox" onKeyDown={move}>
            {shown.map((part) => (
              <section key={part.id} aria-label={part.title}>
                <p class="part" aria-hidden="true">
                  {part.title}
                </p>
                <Lines lines={part.lines} open={open} go={go} now={now} />
              </section>
            ))}
            {missing > 0 && (
              <p class="note">
                {many(missing, "more alert")} of these.{" "}
                <button class="link" onClick={more}>
                  Show {Math.min(MOST, missing)} more
                </button>
              </p>
            )}
          </div>
          <div class="pane" ref={pane}>
            {"row" in open ? <AlertPane key={open.key} row={open.row} now={now} /> : <GroupPane key={open.key} alert={open.group} now={now} />}
          </div>
        </section>
      ) : (
        show !== undefined && <p class="note">None of these.</p>
      )}
      {page.facts && <TalksSeen talks={page.facts.talks} />}
      <Unowned unowned={page.unowned} own={page.people > 0} />
    </>
  );
}

/** The lines of a part, in order of urgency as first shown. */
function Lines({ lines, open, go, now }: { lines: Line[]; open: Line; go: (key: string) => void; now: Date }) {
  const steady = useSteady(lines, (l) => l.key);
  return (
    <ul>
      {steady.map((line) => (
        <li key={line.key}>
          <button aria-current={line === open ? "true" : undefined} onClick={() => go(line.key)}>
            <Summary line={line} now={now} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Arrow keys go from one line to the next, as in any list of messages. */
function move(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("li button")];
  const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

function Summary({ line, now }: { line: Line; now: Date }) {
  if ("group" in line) {
    const { group } = line;
    return (
      <>
        <b class="person">
          <Glyph of={group.endsAt ? "FINISHED" : "BEHIND"} />
          {aboutWhat(group)}
        </b>
        <span class="aside">{on(group.endsAt ?? group.startsAt, now)}</span>
        <span class="sub">{group.summary || group.name}</span>
      </>
    );
  }
  const { row } = line;
  const reason = row.resolvedAt ? row.opened : (row.stalls[0] ?? row.opened);
  const unit = row.unitTitles[reason.unit ?? ""] ?? row.unit;
  return (
    <>
      <b class="person">
        {row.resolvedAt ? <Glyph of="FINISHED" /> : <Glyph of={row.state} begun={reason.reason !== "NOT_STARTED"} />}
        {row.name}
      </b>
      <span class="aside">{on(row.resolvedAt ?? row.openedAt, now)}</span>
      <span class="sub">
        {row.resolvedAt ? ended(row) : REASONS[reason.reason]}
        {reason.unit && unit && `: ${name(unit)}`}
        {row.until && `, until ${day(row.until, now)}`}
      </span>
    </>
  );
}

/** The group that an alert is about. */
export function aboutWhat({ cohort, team, name: rule }: TeamAlert): string {
  if (team) return heading(team);
  return cohort ? heading(cohort) : rule;
}

export function title({ people, counts, facts, unowned, teams }: Page): string {
  if (people === 0) {
    const alone = unowned.reduce((n, u) => n + u.alerts, 0);
    if (alone > 0) return `${Word(alone)} ${alone === 1 ? "alert has" : "alerts have"} had no answer for two weeks`;
    const hold = teams.filter((t) => !t.endsAt).length;
    return hold > 0 ? `${Word(hold)} ${hold === 1 ? "alert holds" : "alerts hold"}` : "No alert has waited two weeks for an answer";
  }
  if (counts.open === 0) return "No alert waits for you";
  const waiting = facts?.waiting ?? 0;
  return `${Word(counts.open)} ${counts.open === 1 ? "alert waits" : "alerts wait"} for you${waiting === 0 ? "" : `, ${word(waiting)} for over a week`}`;
}

function lead({ facts, asOf }: Page, now: Date) {
  const at = new Date(asOf);
  const looked = (
    <>
      Looked at on <time dateTime={asOf}>{on(asOf, now)}</time>, {at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.
    </>
  );
  if (!facts) return looked;
  return (
    <>
      {facts.ended === 0 ? (
        "No alert has ended in eight weeks."
      ) : (
        <>
          Of {many(facts.ended, "alert")} that ended,{" "}
          <b>
            {none(facts.back)} {facts.back === 1 ? "was" : "were"} back within two weeks
          </b>
          ; {none(facts.dismissed)} {facts.dismissed === 1 ? "was" : "were"} no stall, or settled by a word.
        </>
      )}
      {facts.medianDays !== undefined && ` Half of the first answers came within ${many(facts.medianDays, "day")}.`} {looked}
    </>
  );
}

function none(n: number): string {
  return n === 0 ? "none" : word(n);
}
