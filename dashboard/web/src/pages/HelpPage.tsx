import { useEffect } from "preact/hooks";
import { State } from "../parts/glyphs";
import { Card, Heading } from "../parts/parts";
import { NOT_SHOWN, type Term, type TermGroup, TERMS } from "../parts/terms";

/** Every definition and formula of the pages, each with an address of its own. */
export function HelpPage() {
  useEffect(showTerm, []);
  return (
    <>
      <Heading
        title="What the figures mean"
        lead="Every word and formula of these pages, by the question that it answers. The rules are the same for everybody; what a figure of a person is made of opens on their page."
      />
      <nav aria-label="On this page">
        <ul class="contents">
          {TERMS.map((g) => (
            <li key={g.id}>
              <a href={`#${g.id}`}>{g.question}</a>
            </li>
          ))}
          <li>
            <a href="#not-shown">What is not shown, on purpose?</a>
          </li>
        </ul>
      </nav>
      {TERMS.map((g) => (
        <Group key={g.id} group={g} />
      ))}
      <div id="not-shown" tabIndex={-1}>
        <Card question="What is not shown, on purpose?" answer="What says nothing of what somebody can do, or what would be used against them.">
          <ul class="lines">
            {NOT_SHOWN.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

/** The page is loaded when it is asked for, so what stands behind the # is there only now. */
function showTerm(): void {
  const term = document.getElementById(location.hash.slice(1));
  term?.scrollIntoView();
  term?.focus({ preventScroll: true });
}

function Group({ group }: { group: TermGroup }) {
  return (
    <div id={group.id} tabIndex={-1}>
      <Card question={group.question}>
        <dl class="terms">
          {group.terms.map((t) => (
            <Definition key={t.id} term={t} />
          ))}
        </dl>
      </Card>
    </div>
  );
}

function Definition({ term: { id, term, says, formula, state } }: { term: Term }) {
  return (
    <div id={id} tabIndex={-1}>
      <dt>
        <a href={`#${id}`}>{term}</a>
        {state && (
          <span class="sub">
            <State of={state} />
          </span>
        )}
      </dt>
      <dd>
        {says.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {formula && <p class="formula">{formula}</p>}
      </dd>
    </div>
  );
}
