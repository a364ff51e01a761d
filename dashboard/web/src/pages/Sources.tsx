import type { SourceRow } from "../api/answer";
import { at } from "../api/at";
import { Bar, SinceStrip } from "../charts/small";
import { Marked, STATES } from "../parts/glyphs";
import { Ago } from "../parts/parts";
import { list, many, millisOf, on, span, word } from "../parts/words";

/** What people say on these pages: it comes when they say it. */
const OWN = "dashboard";

export type SourceState = "DELIVERS" | "SILENT" | "REFUSED" | "NOTHING";

/** Each with the shape that means the same of a person. */
const SHOWN: Record<SourceState, { word: string; tone: "plain" | "gap"; shape: string }> = {
  DELIVERS: { word: "delivers", tone: "plain", shape: STATES.ON_TRACK.shape },
  SILENT: { word: "silent", tone: "gap", shape: STATES.QUIET.shape },
  REFUSED: { word: "refused last", tone: "gap", shape: STATES.STALLED.shape },
  NOTHING: { word: "nothing yet", tone: "plain", shape: STATES.EMPTY.shape },
};

/** How a source does: what came last of it was refused, it is quiet for longer than is usual for it, or it delivers. */
export function stateOf({ name, lastEventAt, usualGap, lastRefusal }: SourceRow, now: Date): SourceState {
  if (lastRefusal && (!lastEventAt || Date.parse(lastRefusal.at) > Date.parse(lastEventAt))) return "REFUSED";
  if (!lastEventAt) return "NOTHING";
  const quiet = now.getTime() - Date.parse(lastEventAt);
  return usualGap !== undefined && quiet > millisOf(usualGap) && name !== OWN ? "SILENT" : "DELIVERS";
}

/** Refused requests so far. */
export function rejected(source: SourceRow): number {
  return Object.values(source.rejected).reduce((sum, n) => sum + n, 0);
}

/** One sentence: whether all deliver, and which do not. */
export function sourcesSay(sources: SourceRow[], now: Date): string {
  const names = (state: SourceState) => sources.filter((s) => stateOf(s, now) === state).map((s) => s.name);
  const [silent, refused, nothing] = [names("SILENT"), names("REFUSED"), names("NOTHING")];
  const troubles = [
    silent.length > 0 && `${list(silent)} ${silent.length === 1 ? "is" : "are"} silent`,
    refused.length > 0 && `what ${list(refused)} sent last was refused`,
    nothing.length > 0 && `${list(nothing)} ${nothing.length === 1 ? "has" : "have"} sent nothing yet`,
  ].filter(Boolean);
  const well = names("DELIVERS").length;
  if (troubles.length === 0) return well === 1 ? "Yes: the one source delivers." : `Yes: all ${word(well)} sources deliver.`;
  return `${well} of ${many(sources.length, "source")} ${well === 1 ? "delivers" : "deliver"}; ${troubles.join("; ")}.`;
}

/** A strip for each source: whether it delivers, when it last did and how late, and what was refused. */
export function Strips({ sources, now }: { sources: SourceRow[]; now: Date }) {
  return (
    <>
      <ul class="strips">
        {sources.map((s) => (
          <Strip key={s.name} source={s} now={now} />
        ))}
      </ul>
      <p class="note">A dot is the last event within the two weeks up to now; the pale line before it is how late it came, the dashed one after it silence.</p>
    </>
  );
}

function Strip({ source: s, now }: { source: SourceRow; now: Date }) {
  const state = stateOf(s, now);
  return (
    <li>
      <span>
        <a href={at(`/data/sources/${encodeURIComponent(s.name)}`)}>
          <b>{s.name}</b>
        </a>
        <br />
        <Marked {...SHOWN[state]} word={state === "SILENT" && s.lastEventAt ? `silent since ${on(s.lastEventAt, now)}` : SHOWN[state].word} />
      </span>
      <SinceStrip at={s.lastEventAt} late={s.delay === undefined ? 0 : millisOf(s.delay)} silent={state === "SILENT"} now={now} />
      <span>
        last event <Ago at={s.lastEventAt} />
        <span class="sub">{s.delay === undefined ? "how late is not known" : `${span(s.delay)} late`}</span>
      </span>
      <Share source={s} />
    </li>
  );
}

/** What was refused, of all that was received. */
function Share({ source }: { source: SourceRow }) {
  const refused = rejected(source);
  const all = source.accepted + source.duplicates + refused;
  const share = all === 0 ? 0 : refused / all;
  const text = `${few(share)} refused`;
  return (
    <span>
      <Bar share={share} label={text} ink="var(--gap)" />
      <span class="sub">
        {text}, {refused.toLocaleString("en")} of {all.toLocaleString("en")}
      </span>
    </span>
  );
}

/** A share of which less than a tenth of a per cent still counts. */
function few(share: number): string {
  const tenths = Math.round(share * 1_000) / 10;
  return share > 0 && tenths === 0 ? "under 0.1 %" : `${tenths} %`;
}

/** The same as the strips, with each reason of a refusal. */
export function SourceTable({ sources }: { sources: SourceRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Last event</th>
          <th scope="col">Delay</th>
          <th scope="col">New</th>
          <th scope="col">Repeated</th>
          <th scope="col">Refused</th>
          <th scope="col">Last refusal</th>
          <th scope="col">Kept with remarks</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((s) => (
          <tr key={s.name}>
            <th scope="row" data-label="Source">
              {s.name}
            </th>
            <td data-label="Last event">
              <When at={s.lastEventAt} />
            </td>
            <td data-label="Delay">{s.delay === undefined ? "not known" : span(s.delay)}</td>
            <td data-label="New">{s.accepted.toLocaleString("en")}</td>
            <td data-label="Repeated">{s.duplicates.toLocaleString("en")}</td>
            <td data-label="Refused">
              <Refused source={s} />
            </td>
            <td class="long" data-label="Last refusal">
              <LastRefusal source={s} />
            </td>
            <td class="long" data-label="Kept with remarks">
              <Remarks source={s} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long ago, and exactly when. */
function When({ at }: { at?: string | undefined }) {
  if (!at) return <>never</>;
  return (
    <>
      <Ago at={at} /> <span class="aside">{new Date(at).toLocaleString("en-GB")}</span>
    </>
  );
}

function Refused({ source }: { source: SourceRow }) {
  const reasons = Object.entries(source.rejected).toSorted(([, a], [, b]) => b - a);
  if (reasons.length === 0) return <>none</>;
  return (
    <ul class="units">
      {reasons.map(([reason, n]) => (
        <li key={reason}>
          {n.toLocaleString("en")} {words(reason)}
        </li>
      ))}
    </ul>
  );
}

function LastRefusal({ source }: { source: SourceRow }) {
  const last = source.lastRefusal;
  if (!last) return <>none</>;
  return (
    <>
      <When at={last.at} />
      <br />
      {words(last.reason)}
      {last.field && (
        <>
          {" "}
          in <code>{last.field}</code>
        </>
      )}
      {last.message && `: ${last.message}`}
    </>
  );
}

/** What is not as its format has it, and was kept all the same. */
function Remarks({ source: { remarked } }: { source: SourceRow }) {
  if (!remarked) return <>none</>;
  return (
    <>
      {remarked.events.toLocaleString("en")}, the last <When at={remarked.at} />
      <br />
      <code>{remarked.field}</code> {remarked.message}
    </>
  );
}

/** A reason code as words. */
function words(reason: string): string {
  return reason.replaceAll("_", " ");
}
