import { at } from "../api/at";
import { Heading } from "../parts/parts";
import { useEffect, useState } from "preact/hooks";
import type { components } from "../../../target/generated-web/openapi";
import { problemOfAddress, signIn } from "../api/session";

/** Asks for address and password; the page that was asked for follows in its place. */
export function SignInPage() {
  const [problem, setProblem] = useState(problemOfAddress);
  const company = useCompany();
  const [busy, setBusy] = useState(false);
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const form = new FormData(e.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      setProblem(await signIn(String(form.get("mail")), String(form.get("password"))));
    } catch {
      setProblem("The service cannot be reached.");
    }
    setBusy(false);
  };
  return (
    <>
      <Heading title="Sign in" />
      <form class="form" onSubmit={(e) => void submit(e)}>
        <label>
          Mail address <input name="mail" type="email" autocomplete="username" required />
        </label>
        <label>
          Password <input name="password" type="password" autocomplete="current-password" required />
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button class="first" disabled={busy}>Sign in</button>
      </form>
      {company && (
        <p>
          <a href={at("/api/v1/session/company")}>
            Sign in with your company's account
          </a>
        </p>
      )}
      <p class="aside">No password? Whoever runs this installation makes one: ./crossover user add MAIL</p>
    </>
  );
}

/** Whether the company's own provider signs in. */
function useCompany(): boolean {
  const [company, setCompany] = useState(false);
  useEffect(() => {
    fetch(at("/api/v1/session/ways"))
      .then((response) => response.json())
      .then((ways: components["schemas"]["Ways"]) => setCompany(ways.company))
      .catch(() => undefined);
  }, []);
  return company;
}
