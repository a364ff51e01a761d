import type { LearnerPage as Page } from "../api/answer";
import { Card } from "../parts/parts";
import { SeenForms } from "./SeenForms";

/** What a manager has seen themselves: a practice interview, or a skill at work. */
export function Vouch({ page }: { page: Page }) {
  return (
    <Card
      question="Have you seen it yourself?"
      answer="A practice interview that you held, or a skill that you saw at work, is a result like any other, and stands as your word."
    >
      <SeenForms of={page} />
    </Card>
  );
}
