import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { begin, session, signOut } from "../api/session";
import { SignInPage } from "./SignInPage";
import { render } from "../test/render";

const BOSS = { mail: "boss@x.example", roles: [], groups: true, data: false, own: [], password: true, reviews: false, manages: false, inWords: false, sources: [], newAlerts: 0 };

const browserFetch = globalThis.fetch;
let asked: string[];
let good: boolean;

beforeEach(() => {
  asked = [];
  good = false;
  document.cookie = "XSRF-TOKEN=forged-not";
  globalThis.fetch = (url, init) => {
    const body = typeof init?.body === "string" ? init.body : "";
    const token = new Headers(init?.headers).get("X-XSRF-TOKEN") ?? "";
    asked.push(`${init?.method ?? "GET"} ${String(url)} ${body} ${token}`.trim());
    if (init?.method === "POST") {
      good = !body.includes("wrong");
      return Promise.resolve(
        good ? Response.json({}) : Response.json({ detail: "Address and password do not fit." }, { status: 401 }),
      );
    }
    return Promise.resolve(good ? Response.json(BOSS) : new Response(null, { status: 204 }));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
  session.value = undefined;
});

function enter(password: string) {
  fireEvent.input(screen.getByLabelText("Mail address"), { target: { value: "boss@x.example" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: password } });
  fireEvent.submit(screen.getByRole("button", { name: "Sign in" }).closest("form") as HTMLFormElement);
}

it("says what is wrong, and then lets in", async () => {
  render(<SignInPage />);
  enter("wrong");
  expect((await screen.findByRole("alert")).textContent).toContain("do not fit");
  expect(session.value).toBeUndefined();
  enter("right");
  await waitFor(() => expect(session.value).toEqual(BOSS));
  expect(asked).toContain('POST /api/v1/session {"mail":"boss@x.example","password":"right"} forged-not');
});

it("signs in by the ticket of the address, which then is gone from it", async () => {
  location.hash = "#ticket=abc";
  await begin();
  expect(session.value).toEqual(BOSS);
  expect(location.hash).toBe("");
  expect(asked).toContain('POST /api/v1/session/ticket {"ticket":"abc"} forged-not');
});

it("signs out", async () => {
  session.value = BOSS as typeof session.value;
  expect(await signOut()).toBeUndefined();
  expect(session.value).toBeNull();
});
