import type { LearnerRow } from "../api/answer";
import { useParam } from "../parts/address";
import { list, many, name, on, step } from "../parts/words";
import { titleIn } from "./PeopleRows";

/** Minutes that are set aside for a talk, and for a review: assumed, and said so. */
const TALK = 20;
const REVIEW = 45;

/** Minutes for one person. */
export function minutesFor(row: LearnerRow): number {
  return row.reasons[0]?.reason === "WAITING_FOR_REVIEW" ? REVIEW : TALK;
}

/** Of those who need who looks, the first whose minutes fit; one that is too long for the rest is passed over. */
export function fitting(people: LearnerRow[], hours: number): LearnerRow[] {
  let left = hours * 60;
  return people.filter((row) => {
    if (!row.needsYou) return false;
    const fits = minutesFor(row) <= left;
    if (fits) left -= minutesFor(row);
    return fits;
  });
}

/** A sentence to begin with: their own fact, and a question. */
export function opening(row: LearnerRow, now: Date): string {
  const [first] = row.reasons;
  if (!first) return "How is it going?";
  const unit = name(titleIn(row)(first.unit ?? ""));
  switch (first.reason) {
    case "NOT_STARTED":
      return "You have not begun yet: does your access work, and is there time set aside?";
    case "QUIET":
      return `I have seen nothing since ${on(first.since, now)}: is something in the way?`;
    case "BEHIND":
      return `${unit} is still open: what stands in the way?`;
    case "BLOCKED_ON_UNIT":
      return `${unit} seems to hold you up: where does it stick?`;
    case "SLOW_PACE":
      return "The plan is ahead of you: are the hours right, or the target?";
    case "WAITING_FOR_REVIEW":
      return `Your ${unit} waits for a review since ${on(first.since, now)}: I look at it now.`;
    case "PREREQUISITE_GAP":
      return `${unit} comes first: shall we plan when?`;
    case "ASKED_FOR_HELP":
      return `You wrote that you are stuck on ${unit}: what have you tried?`;
    case "RAISED":
      return "Somebody asked for help for you: what would help most?";
  }
}

const LONGEST = 75;

/** Letters that RFC 5545 escapes in a text. */
function text(value: string): string {
  return value.replaceAll(/[\\;,]/g, (c) => `\\${c}`).replaceAll("\n", "\\n");
}

/** Lines are at most 75 bytes long; the rest goes on behind a blank. */
function folded(line: string): string {
  const lines = [""];
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > LONGEST) {
      lines.push(" ");
      bytes = 1;
    }
    lines.push((lines.pop() ?? "") + letter);
    bytes += size;
  }
  return lines.join("\r\n");
}

function stamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

/** A calendar file (RFC 5545): one appointment after the other, from a moment on. */
export function calendar(people: LearnerRow[], from: Date, now: Date): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Crossover//Talks//EN"];
  let begin = from.getTime();
  for (const row of people) {
    const end = begin + minutesFor(row) * 60_000;
    const [first] = row.reasons;
    lines.push(
      "BEGIN:VEVENT",
      `UID:${stamp(new Date(begin))}-${row.learner}@crossover`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(new Date(begin))}`,
      `DTEND:${stamp(new Date(end))}`,
      `SUMMARY:${text(first?.reason === "WAITING_FOR_REVIEW" ? `Review the work of ${row.name}` : `Talk with ${row.name}`)}`,
      `DESCRIPTION:${text(`${first ? `${step(first, row.helpers)}. ` : ""}“${opening(row, now)}”`)}`,
      "END:VEVENT",
    );
    begin = end;
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

/** The next full hour. */
function nextHour(now: Date): Date {
  const next = new Date(now);
  next.setHours(now.getHours() + 1, 0, 0, 0);
  return next;
}

/** What fits into the hours that somebody has today. */
export function MyHours({ people, now }: { people: LearnerRow[]; now: Date }) {
  const [hours, setHours] = useParam("have");
  const chosen = fitting(people, Number(hours ?? 0));
  return (
    <>
      <p class="row">
        <label>
          I have{" "}
          <input type="number" min="0.5" max="40" step="0.5" value={hours ?? ""} onChange={(e) => setHours(e.currentTarget.value || undefined)} /> hours
        </label>
        {hours !== undefined && (
          <span aria-live="polite">
            {chosen.length === 0 ? `too little for one talk of ${TALK} minutes` : `enough for ${list(chosen.map((p) => p.name))}, at ${TALK} minutes a talk and ${REVIEW} a review`}
          </span>
        )}
        {chosen.length > 0 && (
          <a download="talks.ics" href={`data:text/calendar;charset=utf-8,${encodeURIComponent(calendar(chosen, nextHour(now), now))}`}>
            Into my calendar, {many(chosen.length, "appointment")}
          </a>
        )}
      </p>
      {chosen.length > 0 && (
        <ul class="lines">
          {chosen.map((p) => (
            <li key={p.learner}>
              <b>{p.name}</b>: “{opening(p, now)}”
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
