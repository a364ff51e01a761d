import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./", // the service writes the prefix of its installation before it
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { outDir: "../target/classes/page", emptyOutDir: false, assetsInlineLimit: 0 },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
  test: { environment: "happy-dom", setupFiles: "src/test/setup.ts", css: { include: /style\.css/ } },
});
