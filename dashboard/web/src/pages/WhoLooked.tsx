import { type Look, useAnswer } from "../api/answer";
import { Card, Show } from "../parts/parts";
import { many } from "../parts/words";

/** Who looked at one's own page, and at rows with one's name. */
export function WhoLooked({ id }: { id: string }) {
  const answer = useAnswer<Look[]>(`/api/v1/learners/${encodeURIComponent(id)}/looks`, []);
  return (
    <Show answer={answer}>
      {(looks) => (
        <Card question="Who looked at your figures?" answer={looks.length === 0 ? "Nobody within a year." : undefined}>
          {looks.length > 0 && (
            <ul>
              {looks.map((l) => (
                <li key={l.day + l.viewer + l.kind}>{sentence(l)}</li>
              ))}
            </ul>
          )}
          <p class="aside">Each time a page or a list with your name was loaded, by itself too, it is counted. An entry may come some seconds later.</p>
        </Card>
      )}
    </Show>
  );
}

export function sentence(l: Look): string {
  const what = l.kind === "PAGE" ? "your page" : "a list with your name";
  return `${l.day}: ${l.viewer} saw ${what}, ${many(l.times, "time")}`;
}
