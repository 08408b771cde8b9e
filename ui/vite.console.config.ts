import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The district's console: console.html → dist-console, which the server embeds. */
export default defineConfig({
  plugins: [react()],
  server: { port: 5174, strictPort: true, proxy: { "/api": "http://127.0.0.1:8080" } },
  build: {
    outDir: "dist-console",
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 700,
    rollupOptions: { input: "console.html" },
  },
});
