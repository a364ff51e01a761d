import type { AlertsPage } from "../api/answer";
import { Card } from "../parts/parts";
import { many } from "../parts/words";

type Talks = NonNullable<AlertsPage["facts"]>["talks"];

/** Alerts with a talk and without one side by side: what was seen, and no effect. */
export function TalksSeen({ talks: { had, none } }: { talks: Talks }) {
  if (had.alerts + none.alerts === 0) return null;
  return (
    <Card
      question="What was seen after a talk, and without one?"
      answer={
        <>
          Back within four weeks: <b>{back(had)}</b> with a talk in the first week, <b>{back(none)}</b> without. That is no effect: who is talked to may differ from who is not.
        </>
      }
      help={{
        what: "Alerts that opened four to eight weeks ago and were still open after a week. They are told apart by whether somebody had talked to the person by then.",
        matters: "An alert changes nothing until somebody talks. Whether a talk helps these figures cannot say: that would take chance to choose who is talked to, and help is kept from nobody to measure it.",
        computed:
          "Back is who ended the alert by progress within four weeks. Who left or went on leave counts as not back; what was said to be no stall is left out. Who was back in the first week is in neither line: nobody had reason to talk any more.",
        term: "inbox",
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">In the first week</th>
            <th scope="col">Alerts</th>
            <th scope="col">Back within four weeks</th>
            <th scope="col">People whose plan is done now</th>
          </tr>
        </thead>
        <tbody>
          {[
            { name: "Somebody talked to them", seen: had },
            { name: "Nobody did", seen: none },
          ].map(({ name, seen }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label="Alerts">{seen.alerts}</td>
              <td data-label="Back within four weeks">{seen.back}</td>
              <td data-label="People whose plan is done now">{seen.finished}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function back({ alerts, back: of }: Talks["had"]): string {
  return `${of} of ${many(alerts, "alert")}`;
}
