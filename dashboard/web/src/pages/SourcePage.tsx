import { useEffect, useState } from "preact/hooks";
import type { CheckedEvent, PayloadCheck, SentRequest, SentRequests, TestEvent } from "../api/answer";
import { manage } from "../api/manage";
import { Ago, Card, Heading } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { many } from "../parts/words";

/** Each door with the type of what is posted there. */
const DOORS = {
  xapi: { word: "xAPI", type: "application/json" },
  caliper: { word: "Caliper", type: "application/json" },
  cloudevents: { word: "CloudEvents", type: "application/cloudevents+json" },
};
type Door = keyof typeof DOORS;

/** What who connects a sender wants to see and try. */
export function SourcePage({ source }: { source: string }) {
  const [sent, setSent] = useState<SentRequests>();
  const [problem, setProblem] = useState<string>();
  const query = `source=${encodeURIComponent(source)}`;
  const look = async () => {
    const outcome = await manage<SentRequests>("GET", `/requests?${query}`);
    setProblem("done" in outcome ? undefined : outcome.problem);
    if ("done" in outcome) setSent(outcome.done);
  };
  useEffect(() => void look(), [source]);
  return (
    <>
      <Heading crumbs={[{ to: "/data", text: "Data" }]} title={`What does ${source} send?`} lead={sent ? said(sent.requests) : "Its last requests are being read."} />
      <Problem text={problem} />
      <Card question="What became of its last requests?" answer="The last 100 since the doors started: what brought something, and what was refused. Of those with a wrong, expired or revoked key the last 20.">
        {sent && !sent.complete && <p class="note">One of the doors did not answer, so some are missing.</p>}
        {sent && sent.requests.length > 0 && <RequestTable requests={sent.requests} />}
        <button onClick={() => void look()}>Look again</button>
      </Card>
      <Check query={query} />
      <Test query={query} />
    </>
  );
}

/** How many of the requests were refused, and why the last one was. */
export function said(requests: SentRequest[]): string {
  if (requests.length === 0) return "Nothing has come since the doors started.";
  const times = (list: SentRequest[]) => list.reduce((sum, r) => sum + r.times, 0);
  const refused = requests.filter((r) => r.reason);
  const all = many(times(requests), "request");
  return refused.length === 0 ? `${all}, none was refused.` : `${times(refused)} of ${all} ${times(refused) === 1 ? "was" : "were"} refused.`;
}

function RequestTable({ requests }: { requests: SentRequest[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Request</th>
          <th scope="col">Reply</th>
          <th scope="col">What became of it</th>
          <th scope="col">Bytes</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((r, i) => (
          <tr key={i}>
            <td data-label="When">
              <Ago at={r.at} /> <span class="aside">{new Date(r.at).toLocaleTimeString("en-GB")}</span>
            </td>
            <td data-label="Request">
              <code>
                {r.method} {r.path}
              </code>
            </td>
            <td data-label="Reply">{r.status}</td>
            <td class="long" data-label="What became of it">
              {became(r)}
            </td>
            <td data-label="Bytes">{r.bytes === undefined ? "none read" : r.bytes.toLocaleString("en")}</td>
            <td data-label="Took">{r.millis} ms</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function became(r: SentRequest): string {
  if (r.reason) return `refused${r.times > 1 ? ` ${r.times} times in a row` : ""}: ${r.reason.replaceAll("_", " ")}${r.detail ? `, ${r.detail}` : ""}`;
  if (r.accepted === undefined) return "done";
  return `${r.accepted} new, ${r.duplicates ?? 0} repeated`;
}

/** Says what a door would do with something; nothing is done. */
function Check({ query }: { query: string }) {
  const [door, setDoor] = useState<Door>("xapi");
  const [body, setBody] = useState("");
  const [check, setCheck] = useState<PayloadCheck>();
  const [problem, setProblem] = useState<string>();
  const ask = async () => {
    const outcome = await manage<PayloadCheck>("POST", `/check?${query}&door=${door}`, DOORS[door].type, body);
    setProblem("done" in outcome ? undefined : outcome.problem);
    setCheck("done" in outcome ? outcome.done : undefined);
  };
  return (
    <Card question="What would the door do with this?" answer="Paste what the sender posts. Nothing is stored.">
      <form
        class="form"
        onSubmit={(e) => {
          e.preventDefault();
          void ask();
        }}
      >
        <DoorChoice door={door} set={setDoor} />
        <label>
          Body
          <textarea class="payload" rows={8} value={body} onInput={(e) => setBody(e.currentTarget.value)} required />
        </label>
        <button>Check it</button>
      </form>
      <Problem text={problem} />
      {check && (
        <div role="status">
          <p>
            <b>{check.taken ? `It would take ${many(check.events.length, "event")}.` : `It would refuse it: ${check.detail ?? check.reason ?? ""}`}</b>
          </p>
          {check.events.length > 0 && <EventTable events={check.events} />}
        </div>
      )}
    </Card>
  );
}

const OUTCOMES = { NEW: "new", REPEAT: "here already", CONFLICT: "its id has other content" };
const PERSONS = {
  KNOWN: "in the roster",
  UNKNOWN: "nobody in the roster has it: it would wait",
  TEST: "for tests, nobody’s",
  NONE: "no single person: it would be kept, and count for nobody",
};

function EventTable({ events }: { events: CheckedEvent[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Is</th>
          <th scope="col">Whose</th>
          <th scope="col">Means</th>
          <th scope="col">In plans</th>
          <th scope="col">Remarks</th>
        </tr>
      </thead>
      <tbody>
        {events.map((e) => (
          <tr key={e.id}>
            <th scope="row" data-label="Event">
              <code>{e.id}</code>
            </th>
            <td data-label="Is">{OUTCOMES[e.outcome]}</td>
            <td class="long" data-label="Whose">
              {e.account && <code>{e.account}</code>} {e.person && PERSONS[e.person]}
            </td>
            <td data-label="Means">{meaning(e)}</td>
            <td data-label="In plans">{placed(e)}</td>
            <td class="long" data-label="Remarks">
              <Remarks event={e} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is no reason to refuse it, and should be mended. */
function Remarks({ event: { remarks } }: { event: CheckedEvent }) {
  if (remarks.length === 0) return <>none</>;
  return (
    <ul class="units">
      {remarks.map((r) => (
        <li key={r.field}>
          <code>{r.field}</code> {r.message}
        </li>
      ))}
    </ul>
  );
}

function meaning({ event }: CheckedEvent): string {
  return event?.fact.type ?? "nothing for progress";
}

function placed({ places }: CheckedEvent): string {
  if (places.length === 0) return "in none: activity alone";
  return places.map((place) => `${place.plan}: ${place.id}`).join("; ");
}

/** Sends an event that concerns nobody, and says when it can be read. */
function Test({ query }: { query: string }) {
  const [door, setDoor] = useState<Door>("xapi");
  const [event, setEvent] = useState<TestEvent>();
  const [problem, setProblem] = useState<string>();
  const send = async () => {
    const outcome = await manage<TestEvent>("POST", `/test-event?${query}&door=${door}`);
    setProblem("done" in outcome ? undefined : outcome.problem);
    setEvent("done" in outcome ? outcome.done : undefined);
  };
  return (
    <Card question="Does an event come through?" answer="A test event goes the way of a real one. Its account is nobody’s, so it changes no one’s progress.">
      <form
        class="form"
        onSubmit={(e) => {
          e.preventDefault();
          void send();
        }}
      >
        <DoorChoice door={door} set={setDoor} />
        <button>Send a test event</button>
      </form>
      <Problem text={problem} />
      {event && (
        <div role="status">
          <p>
            <b>Yes: it was taken and can be read</b>, as <code>{event.id}</code>. The sender would post this as <code>{event.type}</code>:
          </p>
          <pre class="payload">{event.body}</pre>
        </div>
      )}
    </Card>
  );
}

function DoorChoice({ door, set }: { door: Door; set: (door: Door) => void }) {
  return (
    <label>
      Door
      <select value={door} onChange={(e) => set(e.currentTarget.value as Door)}>
        {Object.entries(DOORS).map(([name, { word }]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
