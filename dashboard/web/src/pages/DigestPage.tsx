import { type DigestPage as Page, type DigestPerson, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { Glyph } from "../parts/glyphs";
import { Card, Heading, LearnerLink, Show } from "../parts/parts";
import { day, heading, list, many } from "../parts/words";

/** Most teams that are named above. */
const MOST_TEAMS = 4;

/** What the week is for, in the sentences of the mail. It stays as it was loaded: each load is a look at everybody in it. */
export function DigestPage() {
  const answer = useAnswer<Page>("/api/v1/digest", []);
  return <Show answer={answer}>{(page) => <Week page={page} now={new Date()} />}</Show>;
}

export function Week({ page: { digest, says }, now }: { page: Page; now: Date }) {
  const teams = digest.teams.map((t) => heading(t.team));
  return (
    <div class="digest">
      <Heading
        crumbs={[{ to: "/", text: "Teams" }]}
        title={says.heading}
        lead={says.lead}
        meta={[`Monday, ${day(digest.monday, now)}`, teams.length > MOST_TEAMS ? many(teams.length, "team") : list(teams)]}
      />
      {digest.people.length > 0 && (
        <Card question="Who, why, what to do">
          <ol class="units">
            {digest.people.map((p) => (
              <Person key={p.learner} person={p} />
            ))}
          </ol>
          {says.rest && <p class="note">{says.rest}</p>}
        </Card>
      )}
      {says.became.length > 0 && <Card question="What became of last week" answer={says.became.join(" ")} />}
      {says.lacking && <Card question="What lacks most" answer={says.lacking} />}
      {says.silent && <Card question="What is missing in the data" answer={says.silent} />}
      <p class="buttons">
        <a href={at("/")}>All teams</a>
        <button class="quiet" onClick={() => print()}>
          Print
        </button>
      </p>
    </div>
  );
}

/** The state by its shape, why, one step, and what that would bring; the answer is given on the person's page. */
function Person({ person: p }: { person: DigestPerson }) {
  return (
    <li class="unit">
      <span>
        <span class="person">
          <Glyph of={p.state} begun={p.reason !== "NOT_STARTED"} />
          <span>
            <LearnerLink id={p.learner} name={p.name} />, {heading(p.team)}
          </span>
        </span>
        <span class="sub">
          {p.why}. {p.step}.{p.ifItWorks && ` ${p.ifItWorks}.`}
        </span>
      </span>
      <span class="buttons end">
        {p.yourTurn ? <a href={at("/reviews")}>Review it</a> : <a href={at(`/learners/${encodeURIComponent(p.learner)}`)}>Say what you did</a>}
      </span>
    </li>
  );
}
