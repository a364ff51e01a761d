import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Answer } from "../api/answer";
import { at } from "../api/at";
import { live } from "../api/live";
import { useSwitch } from "./address";
import type { TermId } from "./terms";
import { ago } from "./words";

/** What a reader may ask about a chart or a table, in three parts. */
export interface Help {
  what: ComponentChildren;
  matters: ComponentChildren;
  computed: ComponentChildren;
  /** The definition that it rests on first. */
  term?: TermId;
}

/** The page of all definitions, at one of them. */
export function definition(term?: TermId): string {
  return at(`/help/metrics${term ? `#${term}` : ""}`);
}

/** The top of a page: where it is, what is so, and what that means. */
export function Heading(props: {
  crumbs?: { to: string; text: string }[];
  title: string;
  lead?: ComponentChildren;
  meta?: ComponentChildren[];
}) {
  const { crumbs = [], title, lead, meta = [] } = props;
  useEffect(() => {
    document.title = `${title} · Crossover`;
  }, [title]);
  return (
    <>
      {crumbs.length > 0 && (
        <p class="crumbs">
          {crumbs.map((c, i) => (
            <span key={c.to}>
              {i > 0 && " / "}
              <a href={at(c.to)}>{c.text}</a>
            </span>
          ))}
        </p>
      )}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {meta.length > 0 && (
        <p class="meta">
          {meta.filter(Boolean).map((m, i) => (
            <span key={i}>{m}</span>
          ))}
        </p>
      )}
    </>
  );
}

/** A question, one sentence of answer, and what it rests on: a picture, or the same as a table. */
export function Card(props: {
  question: string;
  answer?: ComponentChildren;
  /** In the address, where a table can be shown instead. */
  id?: string;
  kind?: "now" | "next";
  help?: Help;
  table?: ComponentChildren;
  /** The page that has all of it. */
  more?: { to: string; text: string };
  csv?: string;
  /** Whether the picture is shown only when it is asked for: on a page that has much to say. */
  fold?: boolean;
  children?: ComponentChildren;
}) {
  const { question, answer, id = "", kind, help, table, more, csv, fold = false, children } = props;
  const [asTable, switchTable] = useSwitch("table", id);
  const [unfolded, unfold] = useSwitch("open", id);
  const heading = useId();
  return (
    <section class={kind ? `card ${kind}` : "card"} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{question}</h2>
        {(help || table || more || csv) && (
          <Tools>
            {help && <HelpButton question={question} help={help} />}
            {fold && !asTable && (
              <button aria-expanded={unfolded} onClick={unfold}>
                {unfolded ? "Hide picture" : "Show picture"}
              </button>
            )}
            {table && <button onClick={switchTable}>{!asTable ? "Show table" : fold ? "Hide table" : "Show picture"}</button>}
            {more && <a href={at(more.to)}>{more.text}</a>}
            {csv && (
              <a href={at(csv)} download>
                CSV
              </a>
            )}
          </Tools>
        )}
      </header>
      {answer && <p class="answer">{answer}</p>}
      {table && asTable ? table : (!fold || unfolded) && children}
    </section>
  );
}

const NARROW = "(width <= 760px)";

/** Links of a card; on a phone one menu. */
function Tools({ children }: { children: ComponentChildren }) {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const changed = () => setNarrow(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, []);
  if (!narrow) return <div class="tools">{children}</div>;
  return (
    <details class="tools">
      <summary aria-label="More">•••</summary>
      {children}
    </details>
  );
}

function HelpButton({ question, help }: { question: string; help: Help }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button onClick={() => dialog.current?.showModal()}>How is this computed?</button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>{question}</h2>
        <h3>What it shows</h3>
        <p>{help.what}</p>
        <h3>Why it matters</h3>
        <p>{help.matters}</p>
        <h3>How it is computed</h3>
        <p>{help.computed}</p>
        <p>
          <a href={definition(help.term)}>All definitions</a>
        </p>
        <form method="dialog" class="buttons">
          <button class="first">Close</button>
        </form>
      </dialog>
    </>
  );
}

export function Ago({ at }: { at?: string | undefined }) {
  if (!at) return <>never</>;
  const then = new Date(at);
  return (
    <time dateTime={at} title={then.toLocaleString("en-GB")}>
      {ago(then, new Date())}
    </time>
  );
}

/** Leads to another site, in a tab of its own; mere text where no address is known. */
export function Linked({ to, children }: { to?: string | undefined; children: ComponentChildren }) {
  if (!to) return <>{children}</>;
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** The page of a plan. */
export function PlanLink({ id, title }: { id: string; title: string }) {
  return <a href={at(`/plans/${encodeURIComponent(id)}`)}>{title}</a>;
}

/** The page of a learner. */
export function LearnerLink({ id, name }: { id: string; name: string }) {
  return <a href={at(`/learners/${encodeURIComponent(id)}`)}>{name}</a>;
}

/** The address of a team's page, or of one about a part of it. */
export function teamPath(team: string, cohort: string, part: "" | "/stalls" | "/skills" = ""): string {
  return `/teams/${encodeURIComponent(team)}${part}?cohort=${encodeURIComponent(cohort)}`;
}

/** Shows an answer, or what stands in its way. */
export function Show<T>(props: { answer: Answer<T>; height?: number; children: (data: T) => ComponentChildren }) {
  const { answer, height = 420, children } = props;
  const { data, error, retry } = answer;
  const late = useLate(data === undefined && !error);
  return (
    <>
      {error && (
        <div class="card" role="alert">
          {data === undefined && <h1>This is not there</h1>}
          <p class="problem">It could not be loaded: {error}.</p>
          <p class="buttons">
            <button onClick={retry}>Retry</button> <a href={at("/")}>To the first page</a>
          </p>
        </div>
      )}
      {data !== undefined && children(data)}
      {late && <div class="skeleton" style={{ height: `${height}px` }} role="status" aria-busy="true" aria-label="Loading" />}
    </>
  );
}

export function LiveBanner() {
  return (
    <div aria-live="polite">
      {!live.value && <p class="banner">Live updates paused, reloading every minute</p>}
    </div>
  );
}

function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting && late;
}
