import type { GroupState, LearnerState } from "../api/answer";

type Tone = "plain" | "gap" | "good";

/** Every state in words; each has a shape of its own, so that no meaning hangs on colour. */
export const STATES: Record<LearnerState | GroupState, { word: string; tone: Tone; shape: string }> = {
  ON_TRACK: { word: "on track", tone: "plain", shape: "M7 2.5a4.5 4.5 0 1 0 .01 0z" },
  BEHIND: { word: "behind", tone: "gap", shape: "M2 3.5h10l-5 8z" },
  QUIET: { word: "quiet", tone: "gap", shape: "M7 1.5a5.5 5.5 0 1 0 .01 0zm0 2.2a3.3 3.3 0 1 1 -.01 0z" },
  STALLED: { word: "needs help", tone: "gap", shape: "M2.5 2.5h9v9h-9z" },
  ON_LEAVE: { word: "on leave", tone: "plain", shape: "M3 3h2.4v8H3zM8.6 3H11v8H8.6z" },
  NOT_FINISHED: { word: "did not finish", tone: "plain", shape: "M2.5 6h9v2h-9z" },
  FINISHED: { word: "finished", tone: "good", shape: "M1.2 8l1.5-1.6 2.8 2.7L11.6 2.6l1.5 1.5-7.6 8.2z" },
  ENDED: { word: "ended", tone: "plain", shape: "M2.5 6h9v2h-9z" },
  LEFT: { word: "left", tone: "plain", shape: "M2.5 6h9v2h-9z" },
  EMPTY: { word: "empty", tone: "plain", shape: "M2.5 6h9v2h-9z" },
};

/** Somebody who has not begun: nobody's state of its own, but another picture. */
const NOT_BEGUN = { tone: "gap" as Tone, shape: "M2.5 2.5h9v9h-9zm2 2v5h5v-5z" };

export function Glyph({ of, begun = true }: { of: LearnerState | GroupState; begun?: boolean }) {
  const { tone, shape } = begun ? STATES[of] : NOT_BEGUN;
  const word = begun ? STATES[of].word : `${STATES[of].word}, not begun`;
  return (
    <svg class={`glyph ${tone}`} width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={word}>
      <path fill-rule="evenodd" d={shape} />
    </svg>
  );
}

/** A state with its word. */
export function State({ of }: { of: LearnerState | GroupState }) {
  return <Marked {...STATES[of]} />;
}

/** A word with its shape. */
export function Marked({ word, tone, shape }: { word: string; tone: Tone; shape: string }) {
  return (
    <span class={`state ${tone}`}>
      <svg class={`glyph ${tone}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path fill-rule="evenodd" d={shape} />
      </svg>
      {word}
    </span>
  );
}

/** People as glyphs, in the order given, with a text that counts them. */
export function Glyphs({ states }: { states: LearnerState[] }) {
  return (
    <span class="glyphs" role="img" aria-label={countsOf(states)}>
      {states.map((state, i) => {
        const { tone, shape } = STATES[state];
        return (
          <svg key={i} class={`glyph ${tone}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path fill-rule="evenodd" d={shape} />
          </svg>
        );
      })}
    </span>
  );
}

/** "2 need help, 6 on track", in the order given. */
export function countsOf(states: LearnerState[]): string {
  const counts = new Map<LearnerState, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, n]) => `${n} ${state === "STALLED" && n > 1 ? "need help" : STATES[state].word}`).join(", ");
}
