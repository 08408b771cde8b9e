import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The window of the cell: index.html → dist. */
export default defineConfig({
  plugins: [react()],
  // The guide lies in docs/, beside this folder.
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 700 },
  // A page's world per file, without a process of its own for each: less than half the processor's time. Vitest's own choice
  // leaves one of two cores idle.
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    pool: "vmThreads",
    maxWorkers: "100%",
  },
});
