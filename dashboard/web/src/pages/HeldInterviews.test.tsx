import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Interviewed, Interviews } from "../api/answer";
import { session } from "../api/session";
import { render } from "../test/render";
import { labelsOf } from "./HeldInterviews";
import { ReviewsPage } from "./ReviewsPage";

const ADA: Interviewed = { learner: "l1", name: "Ada", team: "atlas", cohort: "spring", plan: "small" };
const BO: Interviewed = { ...ADA, learner: "l2", name: "Bo" };
const ANSWER: Interviews = {
  people: [ADA, BO],
  plans: [
    {
      plan: "small",
      title: "Small",
      interview: [
        { id: "design", title: "Design" },
        { id: "debugging", title: "Debugging" },
      ],
      rubric: [
        { id: "asks", title: "Asks first", helps: true },
        { id: "guesses", title: "Guesses", helps: false },
      ],
      skills: [{ id: "rag", title: "RAG: retrieval" }],
    },
  ],
};

const browserFetch = globalThis.fetch;
let answer: () => Response;
let sent: { url: string; body: unknown }[];

beforeEach(() => {
  answer = () => Response.json(ANSWER);
  sent = [];
  session.value = { mail: "r@x.example", roles: [], groups: false, data: false, own: [], password: true, reviews: true, manages: false, inWords: false, sources: [], newAlerts: 0 };
  globalThis.fetch = (url, init) => {
    if (init?.method === "POST") {
      sent.push({ url: url as string, body: JSON.parse(init.body as string) });
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (String(url).endsWith("/interviews")) return Promise.resolve(answer());
    return Promise.resolve(String(url).endsWith("/stand-in") ? new Response(null, { status: 204 }) : Response.json([]));
  };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  session.value = undefined;
  document.body.innerHTML = "";
});

const card = async () => within(await screen.findByRole("region", { name: "Did you hold a practice interview?" }));

it("scores the interview of whom somebody chose, though nothing waits", async () => {
  render(<ReviewsPage />);
  const held = await card();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Nothing waits for you");
  expect(held.queryByText("Score a practice interview")).toBeNull();
  fireEvent.change(held.getByLabelText("Who is it about?"), { target: { value: "l2" } });
  fireEvent.change(held.getByLabelText("It was about"), { target: { value: "debugging" } });
  fireEvent.click(held.getByLabelText("Asks first"));
  fireEvent.click(held.getByRole("button", { name: "Score it" }));
  await held.findByRole("status");
  expect(sent).toEqual([{ url: "/api/v1/learners/l2/interviews", body: { dimension: "debugging", signals: ["asks"] } }]);
});

it("vouches for a skill, and begins anew with the next person", async () => {
  render(<ReviewsPage />);
  const held = await card();
  const who = held.getByLabelText("Who is it about?");
  fireEvent.change(who, { target: { value: "l1" } });
  fireEvent.change(held.getByLabelText("Ada"), { target: { value: "1" } });
  fireEvent.click(held.getByRole("button", { name: "I vouch for it" }));
  await held.findByRole("status");
  expect(sent).toEqual([{ url: "/api/v1/learners/l1/attestations", body: { skill: "rag", level: 1 } }]);
  fireEvent.change(who, { target: { value: "l2" } });
  await waitFor(() => expect(held.queryByRole("status")).toBeNull());
});

it("finds one of many by what was typed", async () => {
  const people = Array.from({ length: 13 }, (_, i) => ({ ...ADA, learner: `l${i}`, name: `Person ${i}` }));
  answer = () => Response.json({ ...ANSWER, people });
  render(<ReviewsPage />);
  const held = await card();
  const typed = held.getByLabelText("Who is it about?");
  fireEvent.input(typed, { target: { value: "Person 1" } });
  expect(held.queryByText("Score a practice interview")).toBeNull();
  fireEvent.input(typed, { target: { value: "Person 12, Atlas, spring" } });
  fireEvent.click(await held.findByRole("button", { name: "I vouch for it" }));
  await held.findByRole("status");
  expect(sent[0]?.url).toBe("/api/v1/learners/l12/attestations");
});

it("tells people apart who read alike, and plans where there are several", () => {
  const title = (plan: string) => plan.toUpperCase();
  expect([...labelsOf([ADA, { ...ADA, learner: "l3" }, BO], title).values()]).toEqual(["Ada, Atlas, spring (l1)", "Ada, Atlas, spring (l3)", "Bo, Atlas, spring"]);
  expect([...labelsOf([ADA, { ...BO, plan: "other" }], title).values()]).toEqual(["Ada, Atlas, spring, SMALL", "Bo, Atlas, spring, OTHER"]);
});

it("shows nothing to who is named for none, and says what could not be loaded", async () => {
  answer = () => Response.json({ people: [], plans: [] });
  const { unmount } = render(<ReviewsPage />);
  await screen.findByText("Will you be away?");
  await waitFor(() => expect(screen.queryByText("Did you hold a practice interview?")).toBeNull());
  unmount();
  answer = () => Response.json({ detail: "it is starting" }, { status: 503 });
  render(<ReviewsPage />);
  expect((await screen.findByRole("alert")).textContent).toContain("could not be loaded: it is starting.");
});
