import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { session } from "../api/session";
import { render } from "../test/render";
import { courseOf } from "./DataTables";
import { ImportPage } from "./ImportPage";
import { idOf, ManagePage, shown } from "./ManagePage";

const browserFetch = globalThis.fetch;
let asked: string[];
let answers: Record<string, () => Response>;

beforeEach(() => {
  asked = [];
  answers = {
    "GET /api/v1/data": () => Response.json({ plans: [{ plan: "small", title: "Small", version: 1, edition: "OWN" }] }),
    "GET /api/v1/manage/keys": () => Response.json([{ name: "moodle", key: "00ff", scopes: ["write"], createdAt: "2026-11-01T10:00:00Z" }]),
    "GET /api/v1/manage/users": () => Response.json([]),
  };
  globalThis.fetch = async (url, init) => {
    const call = `${init?.method ?? "GET"} ${String(url)}`;
    asked.push(init?.body ? `${call} ${await new Response(init.body).text()}` : call);
    const answer = answers[call] ?? answers[call.replace(/\?.*/, "")];
    return answer ? answer() : new Response(null, { status: 404 });
  };
  session.value = { mail: "o@x.example", roles: ["owner"], groups: true, data: true, own: [], password: true, reviews: false, manages: true, inWords: false, sources: [], newAlerts: 0 };
});
afterEach(() => {
  globalThis.fetch = browserFetch;
  document.body.innerHTML = "";
});

function choose(label: string, text: string) {
  const input = screen.getByLabelText(label);
  Object.defineProperty(input, "files", { value: [new File([text], "f.csv")], configurable: true });
  fireEvent.change(input);
}

const changes = () => asked.filter((a) => !a.startsWith("GET"));

it("tries a roster, says what it would change, and changes it only then", async () => {
  answers["POST /api/v1/manage/roster"] = () =>
    Response.json({
      learners: 2,
      accounts: 0,
      added: 1,
      changed: 1,
      changes: [
        { id: "ada", from: { team: "red", leave: [] }, to: { team: "blue", leave: [] } },
        { id: "bo", to: { team: "blue", plan: "small", start: "2026-11-02" } },
      ],
      warnings: [{ row: 3, column: "plan", message: "look" }],
    });
  render(<ManagePage />);
  choose("Roster as CSV", "learner\nada\n");
  const button = await screen.findByRole("button", { name: "Take it: 1 new learner, 1 changed" });
  expect(document.body.textContent).toContain("ada team: red → blue");
  expect(document.body.textContent).toContain("bo is new: team blue, small, from 2026-11-02");
  expect(document.body.textContent).toContain("Line 3, plan: look");
  expect(changes()).toEqual(["POST /api/v1/manage/roster?dry-run=true learner\nada\n"]);
  fireEvent.click(button);
  await screen.findByText("Taken: 1 new learner, 1 changed.");
  expect(changes().at(-1)).toBe("POST /api/v1/manage/roster learner\nada\n");
});

it("shows every line that is wrong, and offers nothing", async () => {
  answers["POST /api/v1/manage/roster"] = () =>
    Response.json({ type: "urn:crossover:problem:invalid_roster", detail: "2 errors; nothing was taken", errors: [{ row: 2, column: "start", message: "must be a date" }, { message: "not CSV" }] }, { status: 400 });
  render(<ManagePage />);
  choose("Roster as CSV", "x");
  await screen.findByText("2 errors; nothing was taken");
  expect(document.body.textContent).toContain("Line 2, start: must be a date");
  expect(screen.queryByRole("button", { name: /Take it/ })).toBeNull();
});

it("publishes a plan by the id that its file states, after what differs was shown", async () => {
  answers["POST /api/v1/manage/plans/small/difference"] = () =>
    Response.json({ id: "small", from: 1, to: 2, lines: [{ at: ["units", "rag", "hours"], from: 3, to: 4 }, { at: ["skip", "x"], from: { id: "x" } }] });
  answers["PUT /api/v1/manage/plans/small"] = () => Response.json({});
  render(<ManagePage />);
  await screen.findByLabelText("Plan as YAML");
  choose("Plan as YAML", "id: small\nversion: 2\n");
  fireEvent.click(await screen.findByRole("button", { name: "Publish version 2 of small" }));
  expect(document.body.textContent).toContain("units / rag / hours: 3 → 4");
  expect(document.body.textContent).toContain("skip / x: removed");
  await screen.findByText(/Version 2 of small is published/);
  expect(changes().at(-1)).toBe("PUT /api/v1/manage/plans/small id: small\nversion: 2\n");
});

it("names reviewers and interviewers, after it said how many", async () => {
  answers["POST /api/v1/manage/plans/small/reviewers"] = () => Response.json({ units: 1, interviewers: 2, changed: 2 });
  render(<ManagePage />);
  await screen.findByLabelText("Reviewers of Small");
  choose("Reviewers of Small", "reviewer,unit\nivo@x.example,interview\n");
  const button = await screen.findByRole("button", { name: "Name them" });
  expect(document.body.textContent).toContain("Then 1 project has reviewers of their own, and 2 people hold its practice interviews; 2 change.");
  fireEvent.click(button);
  await screen.findByText("1 project has reviewers of their own, and 2 people hold its practice interviews.");
  expect(changes().at(-1)).toBe("POST /api/v1/manage/plans/small/reviewers reviewer,unit\nivo@x.example,interview\n");
});

it("shows a new key's secret once, and ends a key after it asked", async () => {
  answers["POST /api/v1/manage/keys"] = () => Response.json({ name: "wiki", key: "k1", secret: "s3cret" }, { status: 201 });
  answers["DELETE /api/v1/manage/keys/00ff"] = () => new Response(null, { status: 204 });
  render(<ManagePage />);
  const row = (await screen.findByRole("rowheader", { name: "moodle" })).closest("tr") as HTMLElement;
  fireEvent.click(within(row).getByRole("button", { name: "Revoke" }));
  expect(changes()).toEqual([]);
  fireEvent.click(within(row).getByRole("button", { name: "Revoke" }));
  await waitFor(() => expect(changes()).toEqual(["DELETE /api/v1/manage/keys/00ff"]));
  const form = screen.getByRole("button", { name: "Make it" }).closest("form") as HTMLFormElement;
  fireEvent.input(within(form).getByLabelText(/^Name/), { target: { value: "wiki" } });
  fireEvent.submit(form);
  await screen.findByText("s3cret");
  expect(changes().at(-1)).toBe("POST /api/v1/manage/keys name=wiki&scope=write");
  fireEvent.click(screen.getByRole("button", { name: "I have it" }));
  expect(screen.queryByText("s3cret")).toBeNull();
});

it("brings a report by the columns that somebody chose", async () => {
  const report = { header: ["Who", "What", "When"], rows: 3, completed: 2, added: 2, known: 0, people: 2, nobodys: 1, courses: [], errors: [] };
  answers["POST /api/v1/manage/completions"] = () => Response.json({ ...report, errors: [{ row: 1, column: "person", message: "say which column it is" }] });
  render(<ImportPage />);
  choose("Report as CSV", "Who,What,When\n");
  const person = await screen.findByLabelText("Person");
  expect(document.body.textContent).toContain("Line 1, person: say which column it is");
  answers["POST /api/v1/manage/completions"] = () => Response.json(report);
  fireEvent.change(person, { target: { value: "Who" } });
  await screen.findByText(/3 rows: 2 new completions of 2 people; 1 without a day, so not completed; 1 address is in no roster/);
  fireEvent.click(screen.getByRole("button", { name: "Take 2 completions" }));
  await screen.findByText(/2 completions taken; what 1 address did waits/);
  expect(changes().at(-1)).toBe("POST /api/v1/manage/completions?source=completions&person=Who Who,What,When\n");
});

it("reads ids, names and values as people do", () => {
  expect(idOf('{"version": 1, "id": "my-plan"}')).toBe("my-plan");
  expect(idOf("title: x\nid: 'a-b' # c\n")).toBe("a-b");
  expect(idOf("nothing")).toBe("plan");
  expect(courseOf("urn:crossover:course:tool%20calling")).toBe("tool calling");
  expect(courseOf("urn:crossover:course:%E0%A4%A")).toBe("urn:crossover:course:%E0%A4%A");
  expect(shown([])).toBe("[]");
  expect(shown(undefined)).toBe("nothing");
});
