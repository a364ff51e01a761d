import { useLocation } from "preact-iso";
import { forget, save, views } from "./views";

/** Keeps the filters as they stand under a name, in this browser. */
export function SaveView({ proposed }: { proposed: string }) {
  const { url } = useLocation();
  const saved = views.value.find((v) => v.to === url);
  if (saved) {
    return (
      <p class="row">
        <span>
          Saved as <b>{saved.name}</b>: it stands on the first page.
        </span>
        <button class="link" onClick={() => forget(saved.name)}>
          Forget it
        </button>
      </p>
    );
  }
  return (
    <form
      class="row"
      onSubmit={(e) => {
        e.preventDefault();
        const name = String(new FormData(e.currentTarget).get("name")).trim();
        if (name) save({ name, to: url });
      }}
    >
      <label>
        Save these filters as <input name="name" required maxLength={60} defaultValue={proposed} key={proposed} />
      </label>
      <button class="small">Save</button>
      <span class="aside">in this browser</span>
    </form>
  );
}

/** Leads to the saved views; nothing where there are none. */
export function SavedViews() {
  if (views.value.length === 0) return null;
  return (
    <nav class="row" aria-label="Saved views">
      <span>Saved:</span>
      {views.value.map((v) => (
        <a key={v.name} href={v.to}>
          {v.name}
        </a>
      ))}
    </nav>
  );
}
