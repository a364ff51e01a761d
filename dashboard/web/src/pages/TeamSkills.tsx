import type { People, TeamPage } from "../api/answer";
import { Inks } from "../charts/Chart";
import { PartsChart } from "../charts/shares";
import { Bar } from "../charts/small";
import { HeatTable } from "../parts/HeatTable";
import { Card, teamPath } from "../parts/parts";
import { list, many, name, percent } from "../parts/words";
import { OpensGroup } from "./OpensGroup";

/** Most columns of people that stand beside each other. */
const MOST_PEOPLE = 12;

/** First of what most is missing over all people: what the plan of a single one asks for is not what a team lacks most. */
export function mostMissing<T extends { gap: number; learners: number }>(skills: T[]): T[] {
  return skills.toSorted((a, b) => b.gap * b.learners - a.gap * a.learners);
}

/** Skills of which the mean falls short, first of what most is missing. */
export function shortOf(page: TeamPage): TeamPage["skills"] {
  return mostMissing(page.skills).filter((s) => s.gap > 0.005);
}

/** The name of a skill as the team's plans have it. */
function nameOf(page: TeamPage, id: string): string {
  return name(page.skillTitles[id] ?? id);
}

function Short({ page }: { page: TeamPage }) {
  const short = shortOf(page);
  const never = short.filter((s) => s.assessed === 0);
  if (short.length === 0) return <>None.</>;
  return (
    <>
      {short.length} of {page.skills.length}; most: <b>{list(short.slice(0, 3).map((s) => nameOf(page, s.skill)))}</b>.
      {never.length > 0 && ` ${many(never.length, "skill was", "skills were")} shown by nobody yet.`}
    </>
  );
}

/** The page that has all of them; not for who looks at it. */
function more(page: TeamPage) {
  return page.team ? { more: { to: teamPath(page.team, page.cohort, "/skills"), text: "All skills" } } : {};
}

/** Which skills are short: by person in a team of some, else over the team. */
export function SkillTable({ page, whole = false }: { page: TeamPage; whole?: boolean }) {
  const people = page.people && page.people.total <= MOST_PEOPLE ? page.people : undefined;
  return (
    <Card
      question="Which skills are short?"
      answer={<Short page={page} />}
      id="skills"
      {...(whole ? {} : more(page))}
      table={people && <SkillRows page={page} />}
      help={{
        what: "What results have shown of each skill, by person in the order of urgency, beside what is needed. A dot means not assessed yet.",
        matters: "A skill that nobody has shown is a subject for the team, one that a single person lacks is a talk.",
        computed:
          "A level is the share of right answers that is reached with a certainty of 80 %, from graded attempts, accepted projects, interviews and the word of others. Most is missing where the mean falls furthest short, times the people whose plan teaches the skill.",
        term: "level",
      }}
    >
      {people ? <Heat page={page} people={people} /> : <SkillRows page={page} />}
    </Card>
  );
}

/** The first name, where it is the only one. */
function firstName(of: string, among: { name: string }[]): string {
  const first = (n: string) => n.split(" ")[0] ?? n;
  return among.filter((r) => first(r.name) === first(of)).length > 1 ? of : first(of);
}

function Heat({ page, people }: { page: TeamPage; people: People }) {
  const rows = people.rows.filter((r) => r.state !== "LEFT");
  return (
    <HeatTable
      label="Skills by person"
      columns={rows.map((r) => ({ key: r.learner, head: firstName(r.name, rows), levels: people.skills[r.learner] ?? {} }))}
      skills={mostMissing(page.skills).map((s) => ({ id: s.skill, title: nameOf(page, s.skill), required: s.required }))}
    />
  );
}

function SkillRows({ page }: { page: TeamPage }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Shown, on average</th>
          <th scope="col">Needed</th>
          <th scope="col">Have shown something</th>
        </tr>
      </thead>
      <tbody>
        {mostMissing(page.skills).map((s) => (
          <tr key={s.skill}>
            <th scope="row">{page.skillTitles[s.skill] ?? s.skill}</th>
            <td data-label="Shown, on average">
              <Bar share={s.level} mark={s.required} label={`${percent(s.level)} of ${percent(s.required)}`} />{" "}
              {s.assessed === 0 ? (
                "not shown yet"
              ) : (
                <OpensGroup cohort={page.cohort} team={page.team} figure={`skill:${s.skill}`} title={nameOf(page, s.skill)}>
                  {percent(s.level)}
                </OpensGroup>
              )}
            </td>
            <td data-label="Needed">{percent(s.required)}</td>
            <td data-label="Have shown something">
              {s.assessed} of {s.learners}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Skills that the picture of a large team's page shows. */
const SHORTEST = 6;

/** The same as a picture of the shortest skills, for the page of a large team. */
export function ShortestSkills({ page }: { page: TeamPage }) {
  const shortest = mostMissing(page.skills).slice(0, SHORTEST);
  const finding = shortest.map((s) => `${nameOf(page, s.skill)} ${percent(s.level)} of ${percent(s.required)}`).join(", ");
  if (shortest.length === 0) return null;
  return (
    <Card
      question="Which skills are short?"
      answer={<Short page={page} />}
      id="skills"
      {...more(page)}
      table={<SkillRows page={page} />}
      help={{
        what: `What results have shown of the ${SHORTEST} skills of which most is missing, on average, beside what is enough.`,
        matters: "A skill that nobody has shown is a subject for the team.",
        computed: "The mean over the team of the level that is reached with a certainty of 80 %. Who was not assessed counts with 0.",
        term: "short",
      }}
    >
      <SkillsChart page={page} skills={shortest} finding={`${finding}.`} />
    </Card>
  );
}

/** What the most urgent people of a large team have shown, one by one. */
export function WhoHasShown({ page }: { page: TeamPage }) {
  const { people } = page;
  if (!people || people.total <= MOST_PEOPLE || page.skills.length === 0) return null;
  return (
    <Card
      question="Who has shown what?"
      answer={`The ${people.rows.length} most urgent of ${many(people.total, "person", "people")}.`}
      help={{
        what: "What results have shown of each skill, by person, beside what is needed.",
        matters: "A skill that a single person lacks is a talk, and no subject for the team.",
        computed: "A level is the share of right answers that is reached with a certainty of 80 %. People stand in the order of urgency, never of readiness.",
        term: "level",
      }}
    >
      <Heat page={page} people={people} />
    </Card>
  );
}

/** Of each skill what was shown, what is assumed beyond it and what is missing, with what is enough. */
export function CarriesOver({ page }: { page: TeamPage }) {
  if (page.skills.length === 0) return null;
  const finding = `On average ${percent(page.shown)} of the role is shown, and ${percent(page.assumed)} assumed from background and study.`;
  return (
    <Card
      question="What carries over from ML?"
      answer={
        <>
          On average <b>{percent(page.assumed)} of the role is assumed</b> from background and study, beyond the {percent(page.shown)} that results show.
          {page.headStart !== undefined &&
            ` Where all of it was measured, of ${page.measured} of ${page.learners}, the old role gives a head start of ${percent(page.headStart)}.`}
        </>
      }
      id="carried"
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">Skill</th>
              <th scope="col">Shown</th>
              <th scope="col">Assumed</th>
              <th scope="col">Missing</th>
              <th scope="col">Enough</th>
            </tr>
          </thead>
          <tbody>
            {page.skills.map((s) => (
              <tr key={s.skill}>
                <th scope="row">{nameOf(page, s.skill)}</th>
                <td data-label="Shown">{percent(s.level)}</td>
                <td data-label="Assumed">{percent(s.assumed)}</td>
                <td data-label="Missing">{percent(Math.max(0, s.required - s.level - s.assumed))}</td>
                <td data-label="Enough">{percent(s.required)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      help={{
        what: "Of each skill the mean level that results have shown, what background and study let expect beyond it, and what is missing of what is enough.",
        matters: "Nobody is ready by what is assumed: it asks for a result, such as a test, a project or a review.",
        computed:
          "Each is the mean over the people. What is assumed follows from the background and the studies of each, and goes no further than what is enough. A head start is told of those of whom nothing is assumed.",
        term: "carries-over",
      }}
    >
      <SkillsChart page={page} skills={page.skills} finding={finding} />
    </Card>
  );
}

function SkillsChart({ page, skills, finding }: { page: TeamPage; skills: TeamPage["skills"]; finding: string }) {
  return (
    <>
      <PartsChart
        title="What was shown of each skill, and what is assumed, on average"
        parts={skills.map((s) => ({ id: s.skill, name: nameOf(page, s.skill), shown: s.level, assumed: s.assumed, needed: s.required }))}
        finding={finding}
      />
      <Inks needed="enough for the role" />
    </>
  );
}
