import type { SourceRow } from "../api/answer";
import { Ago, Card } from "../parts/parts";
import { list, many } from "../parts/words";

type Row = SourceRow & { forwarding: NonNullable<SourceRow["forwarding"]> };

/** How far statements have gone on to another learning record store; nothing where none ever did. */
export function ForwardTable({ sources }: { sources: SourceRow[] }) {
  const rows = sources.filter((s): s is Row => s.forwarding !== undefined);
  if (rows.length === 0) return null;
  return (
    <Card question="Do statements go on to the other store?" answer={forwardingSays(rows)}>
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Goes to</th>
            <th scope="col">Taken there</th>
            <th scope="col">Waits</th>
            <th scope="col">Refused there</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, forwarding: f }) => (
            <tr key={name}>
              <th scope="row" data-label="Source">
                {name}
              </th>
              <td class="long" data-label="Goes to">
                <code>{f.to}</code>
              </td>
              <td data-label="Taken there">{f.taken.toLocaleString("en")}</td>
              <td data-label="Waits">
                {f.waiting === 0 ? "nothing" : f.waiting.toLocaleString("en")}
                {f.waitingSince && (
                  <span class="sub">
                    the oldest came <Ago at={f.waitingSince} />
                  </span>
                )}
                {f.trouble && (
                  <span class="sub">
                    {f.trouble}, since <Ago at={f.troubleSince} />
                  </span>
                )}
              </td>
              <td data-label="Refused there">{f.refused === 0 ? "none" : f.refused.toLocaleString("en")}</td>
              <td data-label="As of">
                <Ago at={f.at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** One sentence: whether all has gone on, and where it does not. */
export function forwardingSays(rows: Row[]): string {
  const stuck = rows.filter((r) => r.forwarding.trouble);
  const waiting = rows.reduce((sum, r) => sum + r.forwarding.waiting, 0);
  const refused = rows.reduce((sum, r) => sum + r.forwarding.refused, 0);
  const but = refused === 0 ? "" : `; ${many(refused, "statement")} ${refused === 1 ? "was" : "were"} refused there`;
  if (stuck.length > 0) {
    return `No: nothing of ${list(stuck.map((r) => r.name))} goes on: ${[...new Set(stuck.map((r) => r.forwarding.trouble))].join("; ")}. Nothing is lost${but}.`;
  }
  return waiting === 0 ? `Yes: all of it has gone on${but}.` : `Yes: ${many(waiting, "statement")} ${waiting === 1 ? "waits" : "wait"} for ${waiting === 1 ? "its" : "their"} turn${but}.`;
}
