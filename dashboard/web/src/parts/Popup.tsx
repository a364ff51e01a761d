import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

/** What is opened over the page; the focus goes back to what opened it. */
export function Popup({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="opened" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      {children}
      <form method="dialog" class="buttons">
        <button class="first">Close</button>
      </form>
    </dialog>
  );
}
