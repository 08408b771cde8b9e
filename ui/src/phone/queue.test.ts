import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { describe, expect, it } from "vitest";
import { bytesOf, type Link, linkOf } from "./link";
import { Queue } from "./queue";
import { sizeWithin } from "./shrink";
import { word } from "./words";

const LINK: Link = { token: "abc", key: new Uint8Array(32).fill(7) };
const file = (name: string) => new File([name], name);
const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });

/** A laptop that opens what it is sent, and answers as it is told. */
function laptop(answers: (() => Response)[] = []) {
  const pictures: string[] = [];
  const nonces: string[] = [];
  const queue = new Queue({
    link: LINK,
    shrink: async (file) => {
      const text = await file.text();
      if (text.startsWith("film")) throw new Error("no picture");
      return new TextEncoder().encode(text);
    },
    post: async (path, body) => {
      if (path !== "pictures") return answer(200, {});
      const nonce = body.slice(0, 24);
      const opened = xchacha20poly1305(LINK.key, nonce, new TextEncoder().encode("abc")).decrypt(
        body.slice(24),
      );
      const next = answers.shift();
      nonces.push([...nonce].join());
      if (next) return next();
      pictures.push(new TextDecoder().decode(opened));
      return answer(200, { received: pictures.length });
    },
    changed: () => undefined,
  });
  return { queue, pictures, nonces };
}

const states = (queue: Queue) => queue.pictures.map(({ state }) => state);

describe("the link of the QR code", () => {
  it("has a key of 32 bytes behind its sign, and is refused without", () => {
    const key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    expect(linkOf({ pathname: "/t0ken/", hash: `#${key}` })).toEqual({
      token: "t0ken",
      key: Uint8Array.from({ length: 32 }, (_, at) => at),
    });
    for (const hash of ["", "#", "#AAEC", "#<script>"])
      expect(linkOf({ pathname: "/t0ken/", hash })).toBeNull();
    expect(linkOf({ pathname: "/", hash: `#${key}` })).toBeNull();
    expect(bytesOf("-_8")).toEqual(Uint8Array.from([251, 255]));
  });
});

describe("pictures", () => {
  it("are sent one after another, encrypted, each with a nonce of its own", async () => {
    const { queue, pictures, nonces } = laptop();
    await queue.add([file("a"), file("b")]);
    await queue.add([file("c")]);
    expect(pictures).toEqual(["a", "b", "c"]);
    expect(new Set(nonces).size).toBe(3);
    expect([states(queue), queue.received]).toEqual([["sent", "sent", "sent"], 3]);
  });

  it("that were not sent stay, say why, and go again under the same nonce", async () => {
    const lost = () => {
      throw new TypeError("network");
    };
    const { queue, pictures, nonces } = laptop([lost]);
    await queue.add([file("a"), file("b")]);
    expect(states(queue)).toEqual(["failed", "sent"]);
    expect(queue.pictures[0]?.said).toBe(word("no_answer"));
    await queue.again();
    expect([states(queue), pictures]).toEqual([
      ["sent", "sent"],
      ["b", "a"],
    ]);
    expect(nonces[2]).toBe(nonces[0]);
  });

  it("that the phone can't read do not hold up the others", async () => {
    const { queue, pictures } = laptop();
    await queue.add([file("film"), file("b")]);
    expect([states(queue), pictures]).toEqual([["failed", "sent"], ["b"]]);
  });

  it("are refused in the laptop's own words, and after its end nothing more is offered", async () => {
    const { queue } = laptop([
      () => answer(422, { message: "Tệp này không phải ảnh." }),
      () => answer(410, { message: "Mã này đã hết hạn." }),
    ]);
    await queue.add([file("a")]);
    expect([queue.pictures[0]?.said, queue.over]).toEqual(["Tệp này không phải ảnh.", ""]);
    await queue.again();
    expect(queue.over).toBe("Mã này đã hết hạn.");
  });
});

describe("the size of a picture", () => {
  it("keeps its shape and never grows", () => {
    expect(sizeWithin(4000, 3000, 2400)).toEqual([2400, 1800]);
    expect(sizeWithin(3000, 4000, 2400)).toEqual([1800, 2400]);
    expect(sizeWithin(800, 600, 2400)).toEqual([800, 600]);
    expect(sizeWithin(100_000, 1, 2400)).toEqual([2400, 1]);
  });
});
