import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { session } from "../api/session";
import { PasswordPage } from "./PasswordPage";
import { render } from "../test/render";

const browserFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
  session.value = undefined;
});

it("says what is wrong, and then signs out", async () => {
  session.value = { mail: "a@x.example", roles: [], groups: false, data: false, own: [], password: true, reviews: false, manages: false, inWords: false, sources: [], newAlerts: 0 };
  const sent: string[] = [];
  globalThis.fetch = (url, init) => {
    sent.push(`${String(url)} ${String(init?.body)}`);
    return Promise.resolve(
      sent.length === 1
        ? Response.json({ detail: "The old password does not fit." }, { status: 403 })
        : new Response(null, { status: 204 }),
    );
  };
  render(<PasswordPage />);
  fireEvent.input(screen.getByLabelText("Old password"), { target: { value: "old one" } });
  fireEvent.input(screen.getByLabelText(/New password/), { target: { value: "a longer new one" } });
  const form = screen.getByRole("button", { name: "Change it" }).closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  expect((await screen.findByRole("alert")).textContent).toContain("does not fit");
  expect(session.value).not.toBeNull();
  fireEvent.submit(form);
  await waitFor(() => expect(session.value).toBeNull());
  expect(sent[0]).toBe('/api/v1/session/password {"old":"old one","password":"a longer new one"}');
});
