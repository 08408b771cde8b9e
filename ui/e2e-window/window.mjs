/** The built pages of the window in a browser, without the program: the invented book answers. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

/** `folder`: of the built pages. */
export async function serve(folder = "dist") {
  const built = fileURLToPath(new URL(`../${folder}`, import.meta.url));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    try {
      const file = join(built, path === "/" ? "index.html" : path);
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(await readFile(file));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Runs in the page before its own scripts: what Tauri puts there. */
function bridge({ answers, textSize }) {
  if (location.protocol === "about:") return;
  localStorage.setItem("text_size", String(textSize));
  window.__TAURI_INTERNALS__ = {
    transformCallback: () => 0,
    invoke: async (name) => (name in answers ? answers[name] : null),
  };
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined };
}

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
}

export async function openWindow(browser, url, { width, height, textSize, answers }) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "vi-VN" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript(bridge, { answers, textSize });
  await page.goto(url);
  return page;
}
