/** The page that a phone opens, built as it is shipped, in a browser of a phone's size: what leaves it and what it says. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { openBrowser } from "./window.mjs";

const DIST = fileURLToPath(new URL("../dist-phone", import.meta.url));
const TOKEN = "t0ken";
const KEY = new Uint8Array(32).fill(9);
const OUT = process.env.OUT;
/** As the crate `phone` serves it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A laptop that keeps what it can open, or answers as it is told. */
function laptop() {
  const kept = [];
  const answers = [];
  let isDone = false;
  const server = createServer(async (request, response) => {
    const whole = new URL(request.url, "http://x").pathname;
    if (!whole.startsWith(`/${TOKEN}/`)) {
      response.statusCode = 404;
      return response.end();
    }
    const path = whole.replace(`/${TOKEN}/`, "");
    response.setHeader("content-security-policy", POLICY);
    if (request.method === "GET") {
      const type = path.endsWith(".js")
        ? "text/javascript"
        : path.endsWith(".css")
          ? "text/css"
          : "text/html";
      response.setHeader("content-type", type);
      return response.end(await readFile(join(DIST, path || "phone.html")));
    }
    const body = await read(request);
    const told = answers.shift();
    if (told) {
      response.statusCode = told.status;
      return response.end(JSON.stringify(told.body));
    }
    if (path === "done") isDone = true;
    else kept.push(opened(body));
    response.end(JSON.stringify({ received: kept.length }));
  });
  return { server, kept, answers, isDone: () => isDone };
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function opened(sealed) {
  const cipher = xchacha20poly1305(KEY, sealed.subarray(0, 24), new TextEncoder().encode(TOKEN));
  return Buffer.from(cipher.decrypt(sealed.subarray(24)));
}

let browser;
const servers = [];
before(async () => {
  if (OUT) mkdirSync(OUT, { recursive: true });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  for (const server of servers) server.close();
});

async function phone({ hash = `#${Buffer.from(KEY).toString("base64url")}` } = {}) {
  const at = laptop();
  servers.push(at.server);
  await new Promise((listening) => at.server.listen(0, "127.0.0.1", listening));
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const broken = [];
  const asked = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (message) => {
    // Browsers ask every site for its icon; this one has none.
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico"))
      broken.push(message.text());
  });
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`http://127.0.0.1:${at.server.address().port}/${TOKEN}/${hash}`);
  const close = async () => {
    await context.close();
    at.server.close();
  };
  return { ...at, page, broken, asked, close };
}

/** A photo as a camera writes it: large, and with the place in its EXIF. */
async function photo(page, width, height) {
  const bytes = await page.evaluate(
    async ([width, height]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d");
      context.fillStyle = "#c03020";
      context.fillRect(0, 0, width, height / 4);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height],
  );
  const place = Buffer.from("Exif\0\0GPS 22.39N 103.45E Nậm Sáng");
  const length = place.length + 2;
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 255]), place]);
  return Buffer.concat([Buffer.from(bytes.slice(0, 2)), segment, Buffer.from(bytes.slice(2))]);
}

const size = (page, jpeg) =>
  page.evaluate(async (base64) => {
    const picture = new Image();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    picture.src = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  }, jpeg.toString("base64"));

test("pictures leave the phone smaller, without their place, and encrypted; the key is never sent", async () => {
  const { page, kept, asked, broken, isDone, close } = await phone();
  const camera = await photo(page, 3000, 4000);
  assert.ok(camera.includes("Nậm Sáng"));
  await page.getByTestId("phone-choose").setInputFiles([
    { name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: camera },
    { name: "IMG_0002.jpg", mimeType: "image/jpeg", buffer: await photo(page, 800, 600) },
  ]);
  await page.getByText("Máy tính đã nhận 2 ảnh.").waitFor();
  assert.deepEqual(await Promise.all(kept.map((one) => size(page, one))), [
    [1800, 2400],
    [800, 600],
  ]);
  for (const picture of kept) assert.ok(!picture.includes("Exif") && !picture.includes("GPS"));
  const key = Buffer.from(KEY).toString("base64url");
  assert.ok(asked.length > 3);
  assert.deepEqual(
    asked.slice(1).filter((url) => url.includes(key)),
    [],
  );
  if (OUT) await page.screenshot({ path: join(OUT, "phone-sent.png") });
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id),
    [],
  );
  await page.getByTestId("phone-done").click();
  await page.getByTestId("phone-finished").waitFor();
  assert.ok(isDone());
  assert.deepEqual(broken, []);
  await close();
});

test("what is no picture is said, and the others go", async () => {
  const { page, kept, close } = await phone();
  await page.getByTestId("phone-choose").setInputFiles([
    { name: "phim.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture at all") },
    { name: "trang.jpg", mimeType: "image/jpeg", buffer: await photo(page, 400, 300) },
  ]);
  await page.getByText("Máy tính đã nhận 1 ảnh.").waitFor();
  await page.getByText("Điện thoại này không đọc được tệp này.", { exact: false }).waitFor();
  assert.equal(kept.length, 1);
  if (OUT) await page.screenshot({ path: join(OUT, "phone-unread.png") });
  await close();
});

test("a code that has expired is said, and nothing more can be chosen", async () => {
  const { page, answers, close } = await phone();
  answers.push({ status: 410, body: { code: "over", message: "Mã này đã hết hạn. Xin mã QR mới." } });
  await page
    .getByTestId("phone-choose")
    .setInputFiles([{ name: "a.jpg", mimeType: "image/jpeg", buffer: await photo(page, 40, 30) }]);
  await page.getByTestId("phone-warning").getByText("Mã này đã hết hạn. Xin mã QR mới.").waitFor();
  assert.ok(await page.getByTestId("phone-choose").isDisabled());
  await close();
});

test("a link that was typed without its key says to scan again", async () => {
  const { page, close } = await phone({ hash: "" });
  await page.getByRole("alert").getByText("Quét lại mã QR", { exact: false }).waitFor();
  assert.equal(await page.getByTestId("phone-choose").count(), 0);
  await close();
});
