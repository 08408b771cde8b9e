import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The window of the cell: index.html → dist. */
export default defineConfig({
  plugins: [react()],
  server: { port: 5173, strictPort: true },
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 700 },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
