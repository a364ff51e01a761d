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
  const [tried, setTried] = useState<Outcome<T>>();
  const [done, setDone] = useState<string>();
  const [busy, setBusy] = useState(false);
  const newest = useRef(0);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const at = text === undefined ? undefined : tryAt(text);
  useEffect(() => {
    if (at === undefined) return;
    const mine = ++newest.current;
    void manage<T>("POST", at, type, text).then((outcome) => mine === newest.current && setTried(outcome));
  }, [at, text, again]);
  const choose = async (file: File | undefined) => {
    setDone(undefined);
    setTried(undefined);
    setText(file && (await file.text()));
  };
  const confirm = async () => {
    if (text === undefined || !tried || !("done" in tried)) return;
    setBusy(true);
    const outcome = await manage<unknown>(takeBy, takeAt(text), type, text);
    setBusy(false);
    if (!("done" in outcome)) return setTried(outcome);
    setDone(taken(tried.done));
    setTried(undefined);
    setText(undefined);
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <p>
        <label for={id}>{label}</label>{" "}
        <input ref={input} id={id} type="file" accept={accept} onChange={(e) => void choose(e.currentTarget.files?.[0])} />
      </p>
      {done && (
        <p class="note" role="status">
          {done}
        </p>
      )}
      {tried && !("done" in tried) && <Errors problem={tried.problem} errors={tried.errors} />}
      {tried && "done" in tried && (
        <div role="status">
          {children(tried.done)}
          {takes(tried.done) && (
            <p>
              <button class="first" disabled={busy} onClick={() => void confirm()}>
                {take(tried.done)}
              </button>
            </p>
          )}
        </div>
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
