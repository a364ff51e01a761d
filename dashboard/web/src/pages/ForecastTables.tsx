import type { TeamForecast as Forecast } from "../api/answer";
import type { Head } from "../charts/dates";
import { day, heads } from "../parts/words";

/** The same as the picture of heads. */
export function PeopleDates({ people, now }: { people: Head[]; now: Date }) {
  const by = (date: string | undefined) => (date === undefined ? "not within two years" : day(date, now));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">One in ten by</th>
          <th scope="col">As likely as not by</th>
          <th scope="col">Four in five by</th>
          <th scope="col">Own target</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, outlook: o }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td data-label="One in ten by">{by(o.done?.p10)}</td>
            <td data-label="As likely as not by">{by(o.done?.p50)}</td>
            <td data-label="Four in five by">{by(o.done?.p80)}</td>
            <td data-label="Own target">{day(o.target, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Week by week, beside what was asked; after its last row a table does not change any more. */
export function Weeks({ asIs, whatIf }: { asIs: Forecast; whatIf?: Forecast | undefined }) {
  const last = asIs.weeks.at(-1);
  if (!last) return null;
  const longer = (whatIf?.weeks.length ?? 0) > asIs.weeks.length ? (whatIf?.weeks ?? []) : asIs.weeks;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">By</th>
          <th scope="col">Done</th>
          <th scope="col">Ready</th>
          {whatIf && <th scope="col">Done then</th>}
          {whatIf && <th scope="col">Ready then</th>}
        </tr>
      </thead>
      <tbody>
        {longer.map(({ date }, i) => {
          const now = asIs.weeks[i] ?? last;
          const then = whatIf && (whatIf.weeks[i] ?? whatIf.weeks.at(-1));
          return (
            <tr key={date}>
              <th scope="row">
                <time dateTime={date}>{day(date, new Date())}</time>
              </th>
              <td data-label="Done">{heads(now.done)}</td>
              <td data-label="Ready">{heads(now.ready)}</td>
              {then && <td data-label="Done then">{heads(then.done)}</td>}
              {then && <td data-label="Ready then">{heads(then.ready)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
