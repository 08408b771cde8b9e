import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The bare page of the same rows, which the benchmark holds the window's pages against: e2e-window/bare → dist-bare. */
export default defineConfig({
  root: "e2e-window/bare",
  plugins: [react()],
  build: { outDir: "../../dist-bare", emptyOutDir: true },
});
