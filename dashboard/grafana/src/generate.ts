import { writeFileSync } from "node:fs";
import { texts } from "./text.js";

for (const [file, text] of texts()) writeFileSync(file, text);
