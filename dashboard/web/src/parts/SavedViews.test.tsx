import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { render } from "../test/render";
import { SavedViews, SaveView } from "./SavedViews";
import { forget, views } from "./views";

afterEach(() => {
  for (const v of views.value) forget(v.name);
  document.body.innerHTML = "";
  history.replaceState(null, "", "/");
});

it("keeps filters under a name, leads there, and forgets", async () => {
  history.replaceState(null, "", "/teams/atlas/stalls?cohort=demo&reason=QUIET");
  render(
    <>
      <SavedViews />
      <SaveView proposed="Atlas: quiet" />
    </>,
  );
  expect(screen.queryByRole("navigation")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  const link = await screen.findByRole("link", { name: "Atlas: quiet" });
  expect(link.getAttribute("href")).toBe("/teams/atlas/stalls?cohort=demo&reason=QUIET");
  expect(JSON.parse(localStorage.getItem("crossover.views") ?? "")).toEqual([{ name: "Atlas: quiet", to: "/teams/atlas/stalls?cohort=demo&reason=QUIET" }]);
  fireEvent.click(screen.getByRole("button", { name: "Forget it" }));
  await screen.findByRole("button", { name: "Save" });
  expect(views.value).toEqual([]);
});

it("has one view of a name", async () => {
  history.replaceState(null, "", "/teams/atlas/stalls?state=STALLED");
  views.value = [{ name: "Mine", to: "/teams/atlas/stalls" }];
  render(<SaveView proposed="" />);
  fireEvent.input(screen.getByLabelText("Save these filters as"), { target: { value: "Mine" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Mine");
  expect(views.value).toEqual([{ name: "Mine", to: "/teams/atlas/stalls?state=STALLED" }]);
});
