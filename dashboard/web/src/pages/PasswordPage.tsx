import { useState } from "preact/hooks";
import { Heading } from "../parts/parts";
import { changePassword } from "../api/session";

/** Lets somebody change their password, who then signs in with the new one. */
export function PasswordPage() {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const form = new FormData(e.currentTarget as HTMLFormElement);
    setBusy(true);
    setProblem(await changePassword(String(form.get("old")), String(form.get("password"))));
    setBusy(false);
  };
  return (
    <>
      <Heading title="Your password" lead="A new one signs you out everywhere. Then sign in with it." />
      <form class="form" onSubmit={(e) => void submit(e)}>
        <label>
          Old password <input name="old" type="password" autocomplete="current-password" required />
        </label>
        <label>
          New password, 12 letters or more{" "}
          <input name="password" type="password" autocomplete="new-password" minlength={12} required />
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button class="first" disabled={busy}>Change it</button>
      </form>
    </>
  );
}
