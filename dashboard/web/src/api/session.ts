import { signal } from "@preact/signals";
import type { components } from "../../../target/generated-web/openapi";

export type Session = components["schemas"]["Session"];

/** Who is signed in; null for nobody, undefined while that is not known. */
export const session = signal<Session | null | undefined>(undefined);

/** What stands behind the # of a link that signs in: it is sent to no server with the address. */
const TICKET = "#ticket=";

/** Signs in by the ticket of the address, if there is one, and asks who is signed in. */
export async function begin(): Promise<void> {
  if (location.hash.startsWith(TICKET)) {
    const ticket = location.hash.slice(TICKET.length);
    history.replaceState(null, "", location.pathname + location.search);
    await ask(); // whose answer brings the token against forged requests
    await post("/ticket", { ticket });
  }
  await ask();
}

/** Signs in; says what is wrong, or nothing. */
export async function signIn(mail: string, password: string): Promise<string | undefined> {
  const response = await post("", { mail, password });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { message?: string };
    return problem.message ?? `The service answered ${response.status}.`;
  }
  await ask();
  return undefined;
}

export async function signOut(): Promise<void> {
  await post("/end", {});
  session.value = null;
}

async function ask(): Promise<void> {
  const response = await fetch("/api/v1/session", { headers: { Accept: "application/json" } });
  session.value = response.status === 200 ? ((await response.json()) as Session) : null;
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`/api/v1/session${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": cookie("XSRF-TOKEN") },
    body: JSON.stringify(body),
  });
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((c) => c.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : "";
}
