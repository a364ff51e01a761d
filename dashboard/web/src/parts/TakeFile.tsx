import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { RowError } from "../api/answer";
import { manage, type Outcome } from "../api/manage";
import { Problem } from "./Problem";
import { many } from "./words";

const ERRORS_SHOWN = 20;

/** How a file is tried, and then taken. */
export interface Taking<T> {
  label: string;
  accept: string;
  type: string;
  /** Where it is tried, which changes nothing. */
  tryAt: (text: string) => string;
  takeAt: (text: string) => string;
  takeBy?: "POST" | "PUT";
  /** Of what the try says, whether there is anything to take. */
  takes: (tried: T) => boolean;
  /** What the button says. */
  take: (tried: T) => string;
  taken: (tried: T) => string;
  /** Another number tries it again. */
  again?: number;
  children: (tried: T) => ComponentChildren;
}

/** A file that is tried as soon as it is chosen: it says what it would do before it does it. */
export function TakeFile<T>(props: Taking<T>) {
  const { label, accept, type, tryAt, takeAt, takeBy = "POST", takes, take, taken, again, children } = props;
  const [text, setText] = useState<string>();
  /** What a try said, with what it was a try of. */
  const [said, say] = useState<{ of: string; text: string | undefined; outcome: Outcome<T> }>();
  const [unread, setUnread] = useState<string>();
  const [done, setDone] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const newest = useRef(0);
  const id = useId();
  const at = text === undefined ? undefined : tryAt(text);
  const of = `${at ?? ""} ${again ?? 0} ${tries} ${text ?? ""}`;
  useEffect(() => {
    const mine = ++newest.current;
    if (at === undefined) return;
    void manage<T>("POST", at, type, text).then((outcome) => mine === newest.current && say({ of, text, outcome }));
  }, [of]);
  // While it is tried otherwise, what was said stays, but only what was tried can be taken.
  const outcome = text !== undefined && said?.text === text ? said.outcome : undefined;
  const current = said?.of === of;
  const choose = async (file: File | undefined) => {
    setDone(undefined);
    setUnread(undefined);
    setText(undefined);
    if (!file) return;
    try {
      setText(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    } catch {
      setUnread(`${file.name} cannot be read as UTF-8. Save it as “CSV UTF-8” and choose it again.`);
    }
  };
  const confirm = async (tried: T) => {
    if (text === undefined) return;
    setBusy(true);
    const result = await manage<unknown>(takeBy, takeAt(text), type, text);
    setBusy(false);
    if (!("done" in result)) return say({ of, text, outcome: result });
    setDone(taken(tried));
    setText(undefined);
  };
  return (
    <>
      <p>
        <label for={id}>{label}</label>{" "}
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={busy}
          onClick={(e) => (e.currentTarget.value = "")} // the same file, corrected, may be chosen again
          onChange={(e) => void choose(e.currentTarget.files?.[0])}
        />
      </p>
      <Problem text={unread} />
      {done && (
        <p class="note" role="status">
          {done}
        </p>
      )}
      {outcome && !("done" in outcome) && (
        <>
          <Errors problem={outcome.problem} errors={outcome.errors} />
          <p>
            <button class="small" onClick={() => setTries(tries + 1)}>
              Try again
            </button>
          </p>
        </>
      )}
      {outcome && "done" in outcome && (
        <>
          {children(outcome.done)}
          {current && takes(outcome.done) && (
            <p>
              <button class="first" disabled={busy} onClick={() => void confirm(outcome.done)}>
                {take(outcome.done)}
              </button>
            </p>
          )}
        </>
      )}
    </>
  );
}

/** What is wrong with a file, line by line. */
export function Errors({ problem, errors }: { problem: string; errors: RowError[] }) {
  return (
    <>
      <Problem text={problem} />
      <RowList rows={errors} />
    </>
  );
}

/** Lines of a file of which something is said. */
export function RowList({ rows }: { rows: RowError[] }) {
  if (rows.length === 0) return null;
  return (
    <ul class="lines">
      {rows.slice(0, ERRORS_SHOWN).map((e, i) => (
        <li key={i}>
          {place(e)}
          {e.message}
        </li>
      ))}
      {rows.length > ERRORS_SHOWN && <li>and {many(rows.length - ERRORS_SHOWN, "line")} more</li>}
    </ul>
  );
}

function place(e: RowError): ComponentChildren {
  const line = e.row ?? e.line;
  const field = e.column ?? e.field;
  if (!line && !field) return null;
  return (
    <b>
      {line ? `Line ${line}` : ""}
      {line && field ? ", " : ""}
      {field}:{" "}
    </b>
  );
}
