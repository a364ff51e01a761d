import { signal } from "@preact/signals";
import type { components } from "../../../target/generated-web/openapi";
import { at } from "./at";

export type Session = components["schemas"]["Session"];

/** Who is signed in; null for nobody, undefined while that is not known. */
export const session = signal<Session | null | undefined>(undefined);

const AGAIN_MS = 2_000;

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
  if (!response.ok) return wrong(response);
  await ask();
  return undefined;
}

/** Changes the password, which signs out; says what is wrong, or nothing. */
export async function changePassword(old: string, password: string): Promise<string | undefined> {
  const response = await post("/password", { old, password }).catch(() => undefined);
  if (!response?.ok) return wrong(response);
  session.value = null;
  return undefined;
}

/** What is wrong with an answer that is not good. */
export async function wrong(response: Response | undefined): Promise<string> {
  if (!response) return "The service cannot be reached.";
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? `The service answered ${response.status}.`;
}

/** Signs out; says what is wrong, or nothing. */
export async function signOut(): Promise<string | undefined> {
  const response = await post("/end", {}).catch(() => undefined);
  if (!response?.ok) return "You are still signed in: the service did not answer. Try again.";
  const { next } = (await response.json()) as { next?: string };
  session.value = null;
  if (next) location.assign(next);
  return undefined;
}

/** What stands behind the # when the company's provider could not say who somebody is. */
const PROBLEMS: Record<string, string> = {
  "#away": "Your company's sign-in does not answer. Try again later, or sign in with a password.",
  "#refused": "Your company's sign-in did not let you in.",
  "#unknown": "Your company's sign-in told no address that it has verified.",
};

/** What the address says went wrong, once. */
export function problemOfAddress(): string | undefined {
  const problem = PROBLEMS[location.hash];
  if (problem) history.replaceState(null, "", location.pathname + location.search);
  return problem;
}

/** While the service is away, or just starts, nothing is known: it is asked again. */
async function ask(): Promise<void> {
  const response = await fetch(at("/api/v1/session"), { headers: { Accept: "application/json" } }).catch(() => undefined);
  if (response?.status === 200) session.value = (await response.json()) as Session;
  else if (response?.status === 204 || response?.status === 401) session.value = null;
  else await new Promise((again) => setTimeout(again, AGAIN_MS)).then(ask);
}

function post(path: string, body: unknown): Promise<Response> {
  return send(`/api/v1/session${path}`, body);
}

/** Posts something in the name of who is signed in. */
export function send(path: string, body: unknown): Promise<Response> {
  return sendAs("POST", path, "application/json", JSON.stringify(body));
}

/** The same by another method, or of another type; without a body there is no type. */
export function sendAs(method: string, path: string, type?: string, body?: string): Promise<Response> {
  return fetch(at(path), {
    method,
    headers: { ...(type && { "Content-Type": type }), "X-XSRF-TOKEN": cookie("XSRF-TOKEN") },
    ...(body !== undefined && { body }),
  });
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((c) => c.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : "";
}
