import { useState } from "preact/hooks";
import type { CompletionReport } from "../api/answer";
import { session } from "../api/session";
import { Card, Heading } from "../parts/parts";
import { RowList, TakeFile } from "../parts/TakeFile";
import { Problem } from "../parts/Problem";
import { many, percent } from "../parts/words";
import { MapActivities } from "./MapActivities";

const COLUMNS = [
  ["person", "Person"],
  ["course", "Course"],
  ["date", "Day"],
  ["score", "Score"],
] as const;

type Asked = Partial<Record<(typeof COLUMNS)[number][0] | "dates", string>>;

/** Brings what an LMS knows as a report, where it cannot post events itself. */
export function ImportPage() {
  const own = session.value?.sources ?? [];
  const [source, setSource] = useState(own[0] ?? "completions");
  const [asked, setAsked] = useState<Asked>({});
  const [mapped, setMapped] = useState(0);
  const query = new URLSearchParams({ source, ...(asked as Record<string, string>) }).toString();
  return (
    <>
      <Heading
        crumbs={[{ to: "/data", text: "Data" }]}
        title="Bring completions from a report"
        lead="A CSV file as your LMS exports it: who completed what, when, with which score. The same report again counts nothing twice."
      />
      <Card question="Whose report is it?" answer="Its columns are remembered by this name, and its events are shown under it on the page “Data”.">
        {own.length > 0 ? (
          <select aria-label="Source" value={source} onChange={(e) => setSource(e.currentTarget.value)}>
            {own.map((s) => (
              <option key={s}>{s}</option>
            ))}
          </select>
        ) : (
          <input aria-label="Source" value={source} onChange={(e) => setSource(e.currentTarget.value)} />
        )}
      </Card>
      <Card question="What would it do?" answer="Choose the file: you see it before anything happens.">
        <TakeFile<CompletionReport>
          label="Report as CSV"
          accept=".csv,.tsv,.txt,text/csv"
          type="text/csv"
          tryAt={() => `/completions?dry-run=true&${query}`}
          again={mapped}
          takeAt={() => `/completions?${query}`}
          takes={(r) => r.errors.length === 0 && r.added > 0}
          take={(r) => `Take ${many(r.added, "completion")}`}
          taken={(r) => `${many(r.added, "completion")} taken${r.nobodys > 0 ? `; what ${many(r.nobodys, "address", "addresses")} did waits until the roster has them` : ""}.`}
        >
          {(r) => (
            <>
              <Columns report={r} asked={asked} set={setAsked} />
              {r.errors.length > 0 ? (
                <>
                  <Problem text={`${many(r.errors.length, "thing is", "things are")} wrong; nothing would be taken.`} />
                  <RowList rows={r.errors} />
                </>
              ) : (
                <p class="answer" role="status">{sentence(r)}</p>
              )}
              {r.errors.length === 0 && <Courses report={r} mapped={() => setMapped(mapped + 1)} />}
            </>
          )}
        </TakeFile>
      </Card>
    </>
  );
}

/** What the report would do, in words. */
export function sentence(r: CompletionReport): string {
  const open = r.rows - r.completed;
  const parts = [
    `${many(r.rows, "row")}: ${many(r.added, "new completion")} of ${many(r.people, "person", "people")}`,
    r.known > 0 && `${r.known} came before`,
    r.least !== undefined && r.most !== undefined && `scores from ${percent(r.least)} to ${percent(r.most)}`,
    open > 0 && `${open} without a day, so not completed`,
    r.nobodys > 0 && `${many(r.nobodys, "address is", "addresses are")} in no roster, and what they did waits until they are`,
  ];
  return `${parts.filter(Boolean).join("; ")}.`;
}

function Columns({ report, asked, set }: { report: CompletionReport; asked: Asked; set: (next: Asked) => void }) {
  const { columns, header } = report;
  const choose = (name: keyof Asked, value: string) => set({ ...asked, [name]: value });
  return (
    <p class="row">
      {COLUMNS.map(([role, words]) => (
        <label key={role}>
          {words}{" "}
          <select value={asked[role] ?? columns?.[role] ?? ""} onChange={(e) => choose(role, e.currentTarget.value)}>
            {(role === "score" || !(asked[role] ?? columns?.[role])) && <option value="">{role === "score" ? "none" : "choose"}</option>}
            {header.map((h) => (
              <option key={h}>{h}</option>
            ))}
          </select>
        </label>
      ))}
      <label>
        3/4/2026 is{" "}
        <select value={asked.dates ?? (columns?.dates ?? "").toLowerCase().replace("_", "-")} onChange={(e) => choose("dates", e.currentTarget.value)}>
          <option value="">not there</option>
          <option value="day-first">3 April</option>
          <option value="month-first">4 March</option>
        </select>
      </label>
    </p>
  );
}

/** So many courses are shown; of more, the column is likely to be another one. */
const MOST = 20;

/** Which courses move units, and which do not yet. */
function Courses({ report, mapped }: { report: CompletionReport; mapped: () => void }) {
  const open = report.courses.filter((c) => c.units.length === 0);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Course</th>
            <th scope="col">Completions</th>
            <th scope="col">Finishes</th>
          </tr>
        </thead>
        <tbody>
          {report.courses.slice(0, MOST).map((c) => (
            <tr key={c.activity}>
              <th scope="row" class="long" data-label="Course">
                {c.name}
              </th>
              <td data-label="Completions">{c.completions}</td>
              <td data-label="Finishes">{c.units.join(", ") || "no unit yet"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.courses.length > MOST && <p class="note">And {report.courses.length - MOST} more courses. Is that the right column?</p>}
      {open.length > 0 && session.value?.manages && <MapActivities things={open.slice(0, MOST)} mapped={mapped} />}
      {open.length > 0 && !session.value?.manages && <p>Courses that finish no unit can be mapped by an owner, before or after.</p>}
    </>
  );
}
