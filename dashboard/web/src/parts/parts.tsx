import { at } from "../api/at";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Answer, Forecast, GroupState, LearnerState } from "../api/answer";
import { live } from "../api/live";
import { ago, many, STATES } from "./words";

/** A question, one sentence of answer, and what it rests on. */
export function Card(props: { question: string; answer?: string; children: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{props.question}</h2>
      {props.answer && <p class="answer">{props.answer}</p>}
      {props.children}
    </section>
  );
}

export function State({ of }: { of: LearnerState | GroupState }) {
  const { word, mark } = STATES[of];
  return (
    <span class={`state ${of.toLowerCase()}`}>
      <span aria-hidden="true">{mark}</span> {word}
    </span>
  );
}

export function Ago({ at }: { at?: string | undefined }) {
  if (!at) return <>never</>;
  const then = new Date(at);
  return (
    <time dateTime={at} title={then.toLocaleString()}>
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

/** A share as a bar with its number; the mark shows where the plan is. What is assumed beyond the share is pale. */
export function Bar({ share, assumed, mark, label }: { share: number; assumed?: number; mark?: number; label: string }) {
  return (
    <span class="bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect class="rail" width="100" height="10" />
        <rect class="actual" width={Math.round(share * 100)} height="10" />
        {assumed !== undefined && (
          <rect class="assumed" x={Math.round(share * 100)} width={Math.round(assumed * 100)} height="10" />
        )}
        {mark !== undefined && <rect class="plan" x={Math.min(99, mark * 100)} width="1" height="10" />}
      </svg>
    </span>
  );
}

/** What a forecast rests on. */
export function Basis({ forecast }: { forecast: Forecast }) {
  const b = forecast.basis;
  if (!b.enough || b.unitsLeft === 0) return null;
  return (
    <p class="aside">
      From 1,000 futures. Each of their weeks is drawn from {many(b.weeks, "week")} of learners here, those who stood alike counting
      most.
    </p>
  );
}

/** Shows an answer, or what stands in its way. */
export function Show<T>(props: { answer: Answer<T>; children: (data: T) => ComponentChildren }) {
  const { data, error, retry } = props.answer;
  const late = useLate(data === undefined && !error);
  return (
    <>
      {error && (
        <p class="problem" role="alert">
          This could not be loaded: {error}. <button onClick={retry}>Retry</button>
        </p>
      )}
      {data !== undefined && props.children(data)}
      {late && <div class="skeleton" role="status" aria-busy="true" aria-label="Loading" />}
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
