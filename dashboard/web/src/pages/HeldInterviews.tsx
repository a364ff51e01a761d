import { useState } from "preact/hooks";
import { type Interviewed, type Interviews, useAnswer } from "../api/answer";
import { Card } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { heading } from "../parts/words";
import { SeenForms } from "./SeenForms";

/** Beyond these a list is too long to look through, and a part of the name finds them. */
const MOST_CHOICES = 12;

/** For who is named for practice interviews: they choose whose they held, and say what they have seen. */
export function HeldInterviews() {
  const answer = useAnswer<Interviews>("/api/v1/reviews/interviews", ["people", "plans"]);
  const [chosen, choose] = useState("");
  const { people = [], plans = [] } = answer.data ?? {};
  if (answer.error && !answer.data) return <Problem text={`Whose practice interviews are yours could not be loaded: ${answer.error}.`} />;
  if (people.length === 0) return null;
  const labels = labelsOf(people, (plan) => plans.find((p) => p.plan === plan)?.title ?? plan);
  const person = people.find((p) => p.learner === chosen);
  const plan = plans.find((p) => p.plan === person?.plan);
  return (
    <Card
      question="Did you hold a practice interview?"
      answer="Score it, or vouch for a skill that you saw. It is a result like any other, and stands as your word. They can read on their page that you looked them up."
    >
      <div class="form">
        <label>
          Who is it about?
          <Choice labels={labels} chosen={chosen} choose={choose} />
        </label>
      </div>
      {person && plan && <SeenForms key={person.learner} of={{ learner: person.learner, name: person.name, plan }} />}
    </Card>
  );
}

interface ChoiceOf {
  /** What is read of each learner, by id. */
  labels: ReadonlyMap<string, string>;
  chosen: string;
  choose: (learner: string) => void;
}

function Choice({ labels, chosen, choose }: ChoiceOf) {
  const all = [...labels];
  if (all.length <= MOST_CHOICES) {
    return (
      <select value={chosen} onChange={(e) => choose(e.currentTarget.value)}>
        <option value="">Choose somebody</option>
        {all.map(([learner, label]) => (
          <option key={learner} value={learner}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        list="held-interviews"
        placeholder="Type a part of the name"
        autocomplete="off"
        onInput={(e) => {
          const typed = e.currentTarget.value;
          choose(all.find(([, label]) => label === typed)?.[0] ?? "");
        }}
      />
      <datalist id="held-interviews">
        {all.map(([learner, label]) => (
          <option key={learner} value={label} />
        ))}
      </datalist>
    </>
  );
}

/** Name, team and cohort, with the plan where there are several; two that read alike are told apart by their ids. */
export function labelsOf(people: Interviewed[], title: (plan: string) => string): Map<string, string> {
  const several = new Set(people.map((p) => p.plan)).size > 1;
  const said = people.map((p) => [p.name, heading(p.team), p.cohort, ...(several ? [title(p.plan)] : [])].join(", "));
  return new Map(
    people.map((p, i) => {
      const label = said[i] as string;
      return [p.learner, said.indexOf(label) === said.lastIndexOf(label) ? label : `${label} (${p.learner})`] as const;
    }),
  );
}
