import { type DataPage, type PlanDifference, type ReviewersNamed, type RosterReport, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { Card, Heading, Show } from "../parts/parts";
import { RowList, TakeFile } from "../parts/TakeFile";
import { many } from "../parts/words";
import { Keys } from "./ManageKeys";
import { Users } from "./ManageUsers";

const LINES_SHOWN = 40;

/** What an owner changes: who learns what, the plans, and who may come in. */
export function ManagePage() {
  const answer = useAnswer<DataPage>("/api/v1/data", ["plans"]);
  return (
    <>
      <Heading
        title="Manage"
        lead="Each file is tried first: you see what it would change, and nothing happens until you say so. Who changed what is on record for a year."
        meta={[
          <a key="settings" href={at("/settings")}>
            Is everything set up?
          </a>,
        ]}
      />
      <Card
        question="Who learns what?"
        answer="A CSV file with a row for each person: learner, name, team, cohort and start at least; who is not in it stays as they are."
      >
        <Roster />
      </Card>
      <Show answer={answer}>
        {(page) => (
          <>
            <Card question="Which plans do they learn by?" answer="Download one, change it, give it the next version and choose it here.">
              <ul class="lines">
                {page.plans.map((p) => (
                  <li key={p.plan}>
                    <a href={at(`/api/v1/manage/plans/${encodeURIComponent(p.plan)}.yaml`)} download={`${p.plan}.yaml`}>
                      {p.plan}.yaml
                    </a>{" "}
                    <span class="aside">
                      {p.title}, version {p.version}
                    </span>
                  </li>
                ))}
              </ul>
              <PlanUpload />
            </Card>
            <Card
              question="Who reviews projects and holds practice interviews?"
              answer="Where nobody is named, a learner’s manager does. A file (reviewer,unit) is the whole list of its plan. The word interview in the column unit names who holds practice interviews."
            >
              {page.plans.map((p) => (
                <Reviewers key={p.plan} plan={p.plan} title={p.title} />
              ))}
            </Card>
          </>
        )}
      </Show>
      <Keys />
      <Users />
    </>
  );
}

function Roster() {
  return (
    <TakeFile<RosterReport>
      label="Roster as CSV"
      accept=".csv,text/csv"
      type="text/csv"
      tryAt={() => "/roster?dry-run=true"}
      takeAt={() => "/roster"}
      takes={(r) => r.added + r.changed > 0}
      take={(r) => `Take it: ${sum(r)}`}
      taken={(r) => `Taken: ${sum(r)}.`}
    >
      {(r) => (
        <>
          <p class="answer" role="status">
            {many(r.learners, "learner")} in the file: {r.added + r.changed > 0 ? `${sum(r)}.` : "all are as they are here already."}
          </p>
          {r.warnings.length > 0 && <p>Look at this first:</p>}
          <RowList rows={r.warnings} />
          <ul class="lines">
            {r.changes.slice(0, LINES_SHOWN).map((c) => (
              <li key={c.id}>
                <b>{c.id}</b> {c.from ? <Fields from={c.from} to={c.to ?? {}} /> : `is new: team ${shown(c.to?.team)}, ${shown(c.to?.plan)}, from ${shown(c.to?.start)}`}
              </li>
            ))}
            <More of={r.added + r.changed} />
          </ul>
        </>
      )}
    </TakeFile>
  );
}

function sum(r: RosterReport): string {
  return [r.added > 0 && many(r.added, "new learner"), r.changed > 0 && `${r.changed} changed`].filter(Boolean).join(", ");
}

function More({ of }: { of: number }) {
  return of > LINES_SHOWN ? <li>and {of - LINES_SHOWN} more</li> : null;
}

type Thing = Record<string, unknown>;

function Fields({ from, to }: { from: Thing; to: Thing }) {
  return <>{[...new Set([...Object.keys(from), ...Object.keys(to)])].map((f) => `${f}: ${shown(from[f])} → ${shown(to[f])}`).join("; ")}</>;
}

/** A value in one line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function PlanUpload() {
  return (
    <TakeFile<PlanDifference>
      label="Plan as YAML"
      accept=".yaml,.yml,.json"
      type="application/yaml"
      tryAt={(text) => `/plans/${idOf(text)}/difference`}
      takeAt={(text) => `/plans/${idOf(text)}`}
      takeBy="PUT"
      takes={(d) => d.from === undefined || d.lines.length > 0}
      take={(d) => `Publish version ${d.to} of ${d.id}`}
      taken={(d) => `Version ${d.to} of ${d.id} is published; everybody on it is computed anew.`}
    >
      {(d) => (
        <>
          <p class="answer" role="status">
            {d.from === undefined
              ? `${d.id} is new here.`
              : d.lines.length === 0
                ? `Nothing differs from version ${d.from}, which is published.`
                : `${many(d.lines.length, "thing differs", "things differ")} from version ${d.from}, which is published.`}
          </p>
          <ul class="lines">
            {d.lines.slice(0, LINES_SHOWN).map((l) => (
              <li key={l.at.join("/")}>
                <b>{l.at.join(" / ")}:</b>{" "}
                {l.from === undefined ? `new: ${shown(l.to)}` : l.to === undefined ? "removed" : `${shown(l.from)} → ${shown(l.to)}`}
              </li>
            ))}
            <More of={d.lines.length} />
          </ul>
        </>
      )}
    </TakeFile>
  );
}

/** The id that a plan file states at its top; the service says what is wrong where there is none. */
export function idOf(text: string): string {
  const found = /(?:^|[{,]\s*)"?id"?\s*:\s*["']?([^\s"',}]+)/m.exec(text);
  return encodeURIComponent(found?.[1] ?? "plan");
}

function Reviewers({ plan, title }: { plan: string; title: string }) {
  const path = `/plans/${encodeURIComponent(plan)}/reviewers`;
  return (
    <TakeFile<ReviewersNamed>
      label={`Reviewers of ${title}`}
      accept=".csv,text/csv"
      type="text/csv"
      tryAt={() => `${path}?dry-run=true`}
      takeAt={() => path}
      takes={(r) => r.changed > 0}
      take={() => "Name them"}
      taken={(r) => `${reviewed(r)}.`}
    >
      {(r) => (
        <p class="answer" role="status">
          Then {reviewed(r)}; {r.changed === 0 ? "that is so already" : `${r.changed} change`}.
        </p>
      )}
    </TakeFile>
  );
}

function reviewed(r: ReviewersNamed): string {
  const interviews = r.interviewers > 0 ? `, and ${many(r.interviewers, "person holds", "people hold")} its practice interviews` : "";
  return `${many(r.units, "project has", "projects have")} reviewers of their own${interviews}`;
}
