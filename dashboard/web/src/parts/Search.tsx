import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type Found, useAnswer } from "../api/answer";
import { at } from "../api/at";
import { teamPath } from "./parts";
import { heading } from "./words";

/** The address of something that was found. */
function pathOf(f: Found): string {
  return f.learner === undefined ? teamPath(f.team ?? "", f.cohort ?? "") : `/learners/${encodeURIComponent(f.learner)}`;
}

/** Where this browser remembers that it wants no single keys. */
const NO_KEYS = "crossover-no-keys";

/** Finds a person or a team; the key / leads to it, unless somebody turned that off. */
export function Search() {
  const [text, setText] = useState("");
  const [keys, setKeys] = useState(() => localStorage.getItem(NO_KEYS) === null);
  const input = useRef<HTMLInputElement>(null);
  const { route } = useLocation();
  useEffect(() => {
    if (keys) localStorage.removeItem(NO_KEYS);
    else localStorage.setItem(NO_KEYS, "1");
    if (!keys) return;
    const slash = (e: KeyboardEvent) => {
      const typing = e.target instanceof HTMLElement && e.target.matches("input, textarea, select");
      if (e.key !== "/" || typing || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", slash);
    return () => document.removeEventListener("keydown", slash);
  }, [keys]);
  const close = () => setText("");
  return (
    <form
      role="search"
      class="search"
      onSubmit={(e) => {
        e.preventDefault();
        const first = e.currentTarget.querySelector("a");
        if (first) route(first.getAttribute("href") ?? at("/"));
        close();
      }}
      onKeyDown={(e) => {
        if (e.key === "Escape") close();
      }}
    >
      <input
        ref={input}
        type="search"
        aria-label="Find a person or team"
        placeholder={keys ? "Find a person or team  /" : "Find a person or team"}
        value={text}
        onInput={(e) => setText(e.currentTarget.value)}
      />
      {text.trim() !== "" && (
        <div class="results">
          <Results text={text} close={close} />
          <label class="aside">
            <input type="checkbox" checked={keys} onChange={(e) => setKeys(e.currentTarget.checked)} />
            The key / leads here
          </label>
        </div>
      )}
    </form>
  );
}

function Results({ text, close }: { text: string; close: () => void }) {
  const { data } = useAnswer<Found[]>(`/api/v1/search?q=${encodeURIComponent(text.trim())}`, [], 0, true);
  if (!data) return null;
  return (
    <ul>
      {data.length === 0 && <li class="aside">Nobody of that name is shown to you.</li>}
      {data.map((f) => (
        <li key={pathOf(f)}>
          <a href={at(pathOf(f))} onClick={close}>
            {f.learner === undefined ? `${heading(f.name)}, ${f.cohort ?? ""}` : f.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
