import { at } from "../api/at";
import type { ComponentChildren } from "preact";
import type { DataPage, DeadLetter } from "../api/answer";
import { session } from "../api/session";
import { Ago, Card } from "../parts/parts";
import { many } from "../parts/words";
import { ClaimAccounts } from "./ClaimAccounts";
import { MapActivities } from "./MapActivities";

/** So many can be filled in on the page; longer lists are a file's. */
const AT_ONCE = 20;

/** An activity that was made of a course's name is that name to a reader. */
export function courseOf(activity: string): string {
  const course = /^urn:crossover:course:(.+)$/.exec(activity)?.[1];
  try {
    return course ? decodeURIComponent(course) : activity;
  } catch {
    return activity;
  }
}

/** Who is missing in the roster. */
export function AccountTable({ list }: { list: DataPage["unclaimedAccounts"] }) {
  return (
    <Card
      question="Whose events belong to nobody?"
      answer={
        list.total === 0 ? "Every event belongs to a learner." : `${many(list.total, "account")} ${list.total === 1 ? "belongs" : "belong"} to no learner in the roster.`
      }
    >
      {list.total > 0 && (
        <>
          <ToFillIn file="/api/v1/data/unclaimed-accounts.csv" list={list}>
            To claim accounts, write each one’s learner into the column “learner” of the file and run “./crossover claim
            FILE.csv”, or name the account in the roster; its waiting events are then counted too.
          </ToFillIn>
          {session.value?.manages && <ClaimAccounts accounts={list.rows.slice(0, AT_ONCE).map((a) => a.account)} />}
          <table>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Events</th>
                <th scope="col">First</th>
                <th scope="col">Last</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((a) => (
                <tr key={a.account}>
                  <th scope="row" class="long" data-label="Account">
                    {a.account}
                  </th>
                  <td data-label="Events">{a.events.toLocaleString("en")}</td>
                  <td data-label="First">
                    <Ago at={a.first} />
                  </td>
                  <td data-label="Last">
                    <Ago at={a.last} />
                  </td>
                  <td data-label="Source">{a.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
}

/** What learners do that moves no unit. */
export function ActivityTable({ list }: { list: DataPage["unmappedActivities"] }) {
  return (
    <Card
      question="Which activities are in no plan?"
      answer={
        list.total === 0
          ? "Every activity received is in a plan."
          : `${many(list.total, "activity", "activities")}: learners count as active there, but no unit moves.`
      }
    >
      {list.total > 0 && (
        <>
          <ToFillIn file="/api/v1/data/unmapped-activities.csv" list={list}>
            To map activities, write the unit that each belongs to into the column “unit” of the file and run “./crossover
            map PLAN FILE.csv”, or name the activity in the plan; history is then read anew.
          </ToFillIn>
          {session.value?.manages && (
            <details>
              <summary>Map them here</summary>
              <MapActivities things={list.rows.slice(0, AT_ONCE).map((a) => ({ activity: a.activity, name: courseOf(a.activity), likely: [] }))} mapped={() => undefined} />
            </details>
          )}
          <table>
            <thead>
              <tr>
                <th scope="col">Activity</th>
                <th scope="col">Events</th>
                <th scope="col">Last</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((a) => (
                <tr key={a.activity}>
                  <th scope="row" class="long" data-label="Activity">
                    {courseOf(a.activity)}
                  </th>
                  <td data-label="Events">{a.events.toLocaleString("en")}</td>
                  <td data-label="Last">
                    <Ago at={a.last} />
                  </td>
                  <td data-label="Source">{a.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
}

/** What to do with a list, and the file to do it with. */
function ToFillIn(props: { file: string; list: { total: number; rows: unknown[] }; children: ComponentChildren }) {
  const shown = props.list.rows.length;
  return (
    <p>
      {props.children}{" "}
      <a href={at(props.file)} download>
        Download {props.file.slice(props.file.lastIndexOf("/") + 1)}
      </a>
      {shown < props.list.total && <span class="aside"> The {shown} with most events are shown.</span>}
    </p>
  );
}

/** What was set aside so that nobody behind it waits. */
export function LetterTable({ list }: { list: DataPage["deadLetters"] }) {
  return (
    <Card
      question="Was anything set aside?"
      answer={
        list.total === 0
          ? "No: nothing waits to be put back."
          : `${many(list.total, "record or stored row", "records or stored rows")} could not be read or processed; the rest went on.`
      }
    >
      {list.total > 0 && (
        <>
          <p>
            After the cause is fixed, such as by an upgrade, <code>./crossover dead-letters redrive ID</code> puts one
            back and <code>--all</code> puts all back. What nobody wants back, such as of somebody who left, goes from
            this list with <code>./crossover dead-letters discard ID</code>.
            {list.total > list.rows.length && ` The ${list.rows.length} newest are shown.`}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">Id</th>
                <th scope="col">Set aside</th>
                <th scope="col">From</th>
                <th scope="col">Key</th>
                <th scope="col">Reason</th>
                <th scope="col">Tries</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row" data-label="Id">
                    {letter.id}
                  </th>
                  <td data-label="Set aside">
                    <Ago at={letter.at} />
                  </td>
                  <td class="long" data-label="From">
                    {origin(letter)}
                  </td>
                  <td class="long" data-label="Key">
                    {letter.key ?? "not shown"}
                  </td>
                  <td class="long" data-label="Reason">
                    {letter.reason}
                  </td>
                  <td data-label="Tries">{letter.tries}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
}

function origin(letter: DeadLetter): string {
  return letter.offset === undefined
    ? `state of ${letter.topic}, partition ${letter.partition}`
    : `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`;
}
