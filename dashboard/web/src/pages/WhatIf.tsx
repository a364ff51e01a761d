import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useParam } from "../parts/address";
import { day, many, name } from "../parts/words";

/** What can be asked of a team; each is a part of the address, so that a link asks the same. */
const KINDS = ["hours", "start", "away", "plan", "without", "more"] as const;
type Kind = (typeof KINDS)[number];

const QUESTIONS: Record<Kind, string> = {
  hours: "they had other hours",
  start: "they went on later",
  away: "everybody was away",
  plan: "they had another plan",
  without: "a unit was dropped",
  more: "more people began",
};

export interface Names {
  plans: Record<string, string>;
  units: Record<string, string>;
}

/** What is asked for, as the address has it. */
export function useAsked(): Partial<Record<Kind, string>> {
  const { query } = useLocation();
  return Object.fromEntries(KINDS.flatMap((kind) => (query[kind] ? [[kind, query[kind]]] : [])));
}

/** What is asked for, in words. */
function chip(kind: Kind, value: string, names: Names, now: Date): string {
  switch (kind) {
    case "hours":
      return `${value} hours a week`;
    case "start":
      return `go on ${day(value, now)}`;
    case "away": {
      const [first = "", last = first] = value.split("/");
      return `away ${day(first, now)} to ${day(last, now)}`;
    }
    case "plan":
      return `plan: ${names.plans[value] ?? value}`;
    case "without":
      return `without ${name(names.units[value] ?? value)}`;
    case "more":
      return many(Number(value), "person more", "people more");
  }
}

/** Chips of what is asked for, each of which can be taken back, and one question more. */
export function WhatIfChips({ names, now }: { names: Names; now: Date }) {
  const asked = useAsked();
  const { path, query, route } = useLocation();
  const [choice, setChoice] = useState<Kind>();
  const open = KINDS.filter((kind) => asked[kind] === undefined);
  const takeBack = (kinds: readonly Kind[]) => {
    const left = new URLSearchParams(query);
    for (const kind of kinds) left.delete(kind);
    route(`${path}?${left.toString()}`, true);
  };
  const there = KINDS.filter((kind) => asked[kind] !== undefined);
  return (
    <div class="row">
      {there.map((kind) => {
        const words = chip(kind, asked[kind] ?? "", names, now);
        return (
          <button key={kind} class="chip" aria-label={`Take back: ${words}`} onClick={() => takeBack([kind])}>
            {words} <span aria-hidden="true">×</span>
          </button>
        );
      })}
      <label>
        {there.length === 0 ? "What if" : "and if"}{" "}
        <select value={choice ?? ""} onChange={(e) => setChoice((e.currentTarget.value || undefined) as Kind | undefined)}>
          <option value="">…</option>
          {open.map((kind) => (
            <option key={kind} value={kind}>
              {QUESTIONS[kind]}
            </option>
          ))}
        </select>
      </label>
      {choice && asked[choice] === undefined && <Value kind={choice} names={names} />}
      {there.length > 1 && (
        <button class="link" onClick={() => takeBack(KINDS)}>
          As it is
        </button>
      )}
    </div>
  );
}

/** By how much, or what. */
function Value({ kind, names }: { kind: Kind; names: Names }) {
  const [, set] = useParam(kind);
  switch (kind) {
    case "hours":
      return <Given label="Hours a week" input={<input type="number" min="1" max="80" step="0.5" onChange={taken(set)} />} />;
    case "start":
      return <Given label="On" input={<input type="date" onChange={taken(set)} />} />;
    case "more":
      return <Given label="How many people" input={<input type="number" min="1" max="100" onChange={taken(set)} />} />;
    case "away":
      return <Days set={set} />;
    case "plan":
      return <Chosen label="Which plan" among={names.plans} set={set} />;
    case "without":
      return <Chosen label="Which unit" among={names.units} set={set} />;
  }
}

type Set = (value: string | undefined) => void;

/** Takes what is typed, unless the browser finds it wrong, which it says itself. */
function taken(set: Set) {
  return (e: Event & { currentTarget: HTMLInputElement }) => {
    if (e.currentTarget.reportValidity()) set(e.currentTarget.value || undefined);
  };
}

function Given({ label, input }: { label: string; input: ComponentChildren }) {
  return (
    <label>
      {label} {input}
    </label>
  );
}

function Chosen({ label, among, set }: { label: string; among: Record<string, string>; set: Set }) {
  return (
    <label>
      {label}{" "}
      <select value="" onChange={(e) => set(e.currentTarget.value || undefined)}>
        <option value="">…</option>
        {Object.entries(among).map(([id, title]) => (
          <option key={id} value={id}>
            {name(title)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Two days, which are asked for once both are there and in their order. */
function Days({ set }: { set: Set }) {
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const both = (from: string, to: string) => from && to && from <= to && set(`${from}/${to}`);
  return (
    <>
      <label>
        First day{" "}
        <input
          type="date"
          value={first}
          onChange={(e) => {
            setFirst(e.currentTarget.value);
            both(e.currentTarget.value, last);
          }}
        />
      </label>
      <label>
        Last day{" "}
        <input
          type="date"
          value={last}
          min={first}
          onChange={(e) => {
            setLast(e.currentTarget.value);
            both(first, e.currentTarget.value);
          }}
        />
      </label>
    </>
  );
}
