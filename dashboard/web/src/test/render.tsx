import { render as draw } from "@testing-library/preact";
import type { ComponentChild } from "preact";
import { LocationProvider } from "preact-iso";

/** Renders within an address, as each page is. */
export function render(ui: ComponentChild) {
  return draw(<LocationProvider>{ui}</LocationProvider>);
}
