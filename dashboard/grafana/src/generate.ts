import { writeFileSync } from "node:fs";
import { text } from "./text.js";

writeFileSync("dashboards/cohort-readiness.json", text());
