/** What the charts use of Observable Plot; the rest of it is not sent. */
export { areaY, barX, barY, dot, gridX, gridY, line, plot, rectY, ruleX, ruleY, text, tickX } from "@observablehq/plot";
