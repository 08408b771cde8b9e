import { defineConfig } from "vite";

/** The page that a phone opens to send pictures: phone.html → dist-phone, which the crate `phone` embeds. */
export default defineConfig({
  // The page stands below a link that differs each time.
  base: "./",
  build: {
    outDir: "dist-phone",
    emptyOutDir: true,
    // Phones are older than laptops.
    target: "es2017",
    modulePreload: false,
    rollupOptions: { input: "phone.html" },
  },
});
