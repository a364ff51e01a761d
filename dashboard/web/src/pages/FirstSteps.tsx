import type { ComponentChildren } from "preact";
import { type DataPage, type ManagedKey, type TeamCard, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { session } from "../api/session";
import { Glyph } from "../parts/glyphs";
import { Card, Show } from "../parts/parts";
import { list, many } from "../parts/words";

/** Whether nobody has done anything yet that came in. */
export function atTheBeginning(teams: TeamCard[]): boolean {
  return teams.every((t) => t.lastActiveOn === undefined);
}

/** Leads an owner from nothing to the first event, and tells others whom to ask. */
export function FirstSteps({ teams }: { teams: TeamCard[] }) {
  if (session.value?.manages) return <Steps teams={teams} />;
  return teams.length === 0 ? <p class="note">An owner brings the roster; then the teams show here.</p> : null;
}

/** Each step says itself when it is done. */
function Steps({ teams }: { teams: TeamCard[] }) {
  const data = useAnswer<DataPage>("/api/v1/data", ["source-status"]);
  const keys = useAnswer<ManagedKey[]>("/api/v1/manage/keys", ["source-status"]);
  return (
    <Show answer={data}>
      {(page) => {
        const learners = page.learners ?? 0;
        // What was said on these pages is no sender.
        const sources = page.sources.filter((s) => s.name !== "dashboard");
        const senders = (keys.data ?? []).filter((k) => k.scopes.includes("write"));
        const left = [learners === 0, senders.length === 0, sources.length === 0].filter(Boolean).length;
        return (
          <Card question="How do you begin?" kind="next" answer={left === 0 ? "All is there: the first activity of a learner moves their team." : `${many(left, "step")} to go, of three.`}>
            <ol class="steps">
              <Step done={learners > 0} title="Say who learns what">
                {learners > 0 ? (
                  `${many(learners, "person", "people")}${teams.length > 0 ? "" : ", in teams too small to show here"}.`
                ) : (
                  <>
                    <a href={at("/manage")}>Choose a file</a> with a row for each person: learner, name, mail, team, cohort, start and manager. You see what it would change first.
                  </>
                )}
              </Step>
              <Step done={senders.length > 0} title="Give each sender a key">
                {senders.length > 0 ? (
                  `${list(senders.map((k) => k.name))}.`
                ) : (
                  <>
                    <a href={at("/manage")}>Make a key</a> with the scope write, one for each LMS or service. It is shown once.
                  </>
                )}
              </Step>
              <Step done={sources.length > 0} title="Let it send the first event">
                {sources.length > 0 ? (
                  `${list(sources.map((s) => s.name))} did. `
                ) : (
                  <>
                    xAPI goes to <code>/xapi</code>, Caliper to <code>/caliper</code>, CloudEvents to <code>/v1/events</code> of the ingest service. Without any LMS, <a href={at("/data/import")}>bring a report of completions</a>.{" "}
                  </>
                )}
                <a href={at("/data")}>See what came in</a>.
              </Step>
            </ol>
          </Card>
        );
      }}
    </Show>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ComponentChildren }) {
  return (
    <li>
      <h3>
        {title} {done && <Glyph of="FINISHED" />}
      </h3>
      <p>{children}</p>
    </li>
  );
}
