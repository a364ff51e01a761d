import { useEffect, useRef, useState } from "preact/hooks";

/** A button that says what it does, and does it when it is pressed again. */
export function Confirm({ text, sure, act }: { text: string; sure: string; act: () => void }) {
  const [asked, ask] = useState(false);
  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) leave.current?.focus();
  }, [asked]);
  if (!asked) {
    return (
      <button class="small" onClick={() => ask(true)}>
        {text}
      </button>
    );
  }
  return (
    <span class="row" role="group">
      {sure}
      <button
        class="small"
        onClick={() => {
          ask(false);
          act();
        }}
      >
        {text}
      </button>
      <button class="small" ref={leave} onClick={() => ask(false)}>
        Leave it
      </button>
    </span>
  );
}
