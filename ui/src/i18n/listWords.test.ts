import { describe, expect, it } from "vitest";
import { listWords } from "./listWords";

const field = {
  words: [
    ["kinh", "Kinh", "Kinh people"],
    ["net", "Zalo, mạng xã hội", "Social network"],
    ["zalo", "Zalo", "Zalo only"],
  ] as const,
};
const vi = { english: false, unknown: "chưa biết" };
const en = { english: true, unknown: "unknown" };

describe("words of a list", () => {
  it("are in the language of the page", () => {
    expect(listWords(field, { value: "net" }, en)).toBe("Social network");
    expect(listWords(field, { value: ["kinh", "net"] }, vi)).toBe("Kinh, Zalo, mạng xã hội");
  });

  it("are unknown when a newer program wrote them, never empty and never as they are stored", () => {
    expect(listWords(field, { value: "hologram", shown: "hologram" }, vi)).toBe("chưa biết");
    expect(listWords(field, { value: ["kinh", "lu"], shown: "Kinh, lu" }, vi)).toBe("Kinh, chưa biết");
    expect(listWords(field, { value: null }, en)).toBe("unknown");
  });

  it("are read from what the server shows, where one word may have a comma in it", () => {
    expect(listWords(field, { shown: "Zalo, mạng xã hội, Kinh" }, en)).toBe("Social network, Kinh people");
    expect(listWords(field, { shown: "Zalo, Kinh" }, en)).toBe("Zalo only, Kinh people");
    expect(listWords(field, { shown: "hologram, Zalo" }, vi)).toBe("chưa biết, Zalo");
    expect(listWords(field, { shown: "Zalo mới" }, vi)).toBe("chưa biết");
  });

  it("leave empty what is empty, and other fields alone", () => {
    expect(listWords(field, {}, vi)).toBe("");
    expect(listWords({ words: [] }, { value: "hologram", shown: "hologram" }, vi)).toBeNull();
  });
});
