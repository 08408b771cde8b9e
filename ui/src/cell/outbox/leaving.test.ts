import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../../door";
import { draftItem, type Item, markItem } from "./items";
import { type Kept, Leaving, type Left } from "./leaving";
import { Outbox } from "./outbox";

const PARTS = { self_review: "", proposals: "" };
const essay = (awareness: string) =>
  draftItem({ round: "r", member: "m", name: "Lò Thị Xuân" }, { awareness, ...PARTS }, null);
const mark = markItem({ session: "s", member: "a", mark: "present" }, "a");
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let disk: { saved: Item[]; slow: number; refuses: string | null };
let sealed: { items: Item[]; kept: Kept | "refuses"; takenBack: number };
let outbox: Outbox;
let leaving: Leaving;

beforeEach(() => {
  vi.useFakeTimers();
  disk = { saved: [], slow: 0, refuses: null };
  sealed = { items: [], kept: "disk", takenBack: 0 };
  outbox = new Outbox(async (item) => {
    if (disk.slow > 0) await new Promise((resolve) => setTimeout(resolve, disk.slow));
    if (disk.refuses) throw new Refusal({ code: disk.refuses, message: "", field: null });
    disk.saved.push(item);
  });
  leaving = new Leaving(outbox, {
    seal: async (items) => {
      if (sealed.kept === "refuses") throw new Error("no key");
      sealed.items.push(...items);
      return items.length > 0 ? sealed.kept : "nothing";
    },
    takeBack: async () => {
      sealed.takenBack += 1;
    },
  });
});
afterEach(() => void vi.useRealTimers());

/** The result so far. */
function watch(left: Promise<Left>) {
  const seen: { left: Left | null } = { left: null };
  void left.then((answer) => {
    seen.left = answer;
  });
  return seen;
}

describe("leaving", () => {
  it("waits for a key pressed just now on a disk that takes seconds", async () => {
    disk.slow = 2500;
    outbox.put(essay("chữ cuối"), 250);
    await pass(100);
    const seen = watch(leaving.leave("close"));
    await pass(1000);
    expect([seen.left, leaving.step()]).toEqual([null, { is: "saving", why: "close" }]);
    await pass(1500);
    expect(disk.saved).toEqual([essay("chữ cuối")]);
    expect([seen.left, leaving.step().is]).toEqual([{ goes: true, kept: "nothing" }, "none"]);
  });

  it("takes no time and shows nothing when the outbox is empty", async () => {
    const seen = watch(leaving.leave("close"));
    await pass(0);
    expect([seen.left, leaving.step().is]).toEqual([{ goes: true, kept: "nothing" }, "none"]);
  });

  it.each(["lock", "close", "move"] as const)(
    "asks before %s when the disk refuses, and stays",
    async (why) => {
      disk.refuses = "disk_full";
      outbox.put(mark);
      const seen = watch(leaving.leave(why));
      await pass(1);
      expect(leaving.step()).toEqual({ is: "asking", why, unsaved: [mark] });
      leaving.choose(false);
      await pass(1);
      expect([seen.left, leaving.step().is, outbox.unsaved()]).toEqual([{ goes: false }, "none", [mark]]);
    },
  );

  it("seals what is unsaved when the person leaves anyway", async () => {
    disk.refuses = "disk_full";
    outbox.put(mark);
    const seen = watch(leaving.leave("close"));
    await pass(1);
    leaving.choose(true);
    await pass(1);
    expect([seen.left, sealed.items, outbox.unsaved()]).toEqual([{ goes: true, kept: "disk" }, [mark], []]);
  });

  it("leaves without an answer once the disk has saved the items in question", async () => {
    disk.refuses = "disk_full";
    outbox.put(mark);
    const seen = watch(leaving.leave("close"));
    await pass(1);
    disk.refuses = null;
    await pass(4000);
    expect([seen.left, disk.saved]).toEqual([{ goes: true, kept: "nothing" }, [mark]]);
  });

  it("asks when the disk takes longer than a person waits", async () => {
    disk.slow = 60_000;
    outbox.put(mark);
    watch(leaving.leave("close"));
    await pass(5000);
    expect(leaving.step()).toEqual({ is: "asking", why: "close", unsaved: [mark] });
  });

  it("seals without a question when no person is there", async () => {
    disk.refuses = "disk_full";
    outbox.put(mark);
    const seen = watch(leaving.leave("idle"));
    await pass(1);
    expect([seen.left, sealed.items]).toEqual([{ goes: true, kept: "disk" }, [mark]]);
  });

  it("seals at once what was not saved before the book was locked", async () => {
    disk.refuses = "locked";
    outbox.put(mark);
    await pass(1);
    const seen = watch(leaving.leave("locked"));
    await pass(1);
    expect([seen.left, sealed.items]).toEqual([{ goes: true, kept: "disk" }, [mark]]);
  });

  it("withdraws a question when the person has left", async () => {
    disk.refuses = "disk_full";
    outbox.put(mark);
    const asked = watch(leaving.leave("close"));
    await pass(1);
    const idle = watch(leaving.leave("idle"));
    await pass(1);
    expect([asked.left, idle.left, leaving.step().is]).toEqual([
      { goes: false },
      { goes: true, kept: "disk" },
      "none",
    ]);
  });

  it("warns before closing that what is only in memory will be lost, and gives it back when the person stays", async () => {
    disk.refuses = "disk_full";
    sealed.kept = "memory";
    outbox.put(mark);
    const seen = watch(leaving.leave("close"));
    await pass(1);
    leaving.choose(true);
    await pass(1);
    expect(leaving.step()).toEqual({ is: "unkept", why: "close" });
    leaving.choose(false);
    await pass(1);
    expect([seen.left, outbox.unsaved(), sealed.takenBack]).toEqual([{ goes: false }, [mark], 1]);
  });

  it("puts everything back before a second reason to leave, so that the question is asked again", async () => {
    disk.refuses = "disk_full";
    sealed.kept = "memory";
    outbox.put(mark);
    const first = watch(leaving.leave("close"));
    await pass(1);
    leaving.choose(true);
    await pass(1);
    const second = watch(leaving.leave("close"));
    await pass(1);
    expect([first.left, second.left]).toEqual([{ goes: false }, null]);
    expect(leaving.step()).toEqual({ is: "asking", why: "close", unsaved: [mark] });
  });

  it("locks when items are sealed in memory only, because the program goes on", async () => {
    disk.refuses = "disk_full";
    sealed.kept = "memory";
    outbox.put(mark);
    const seen = watch(leaving.leave("idle"));
    await pass(1);
    expect(seen.left).toEqual({ goes: true, kept: "memory" });
  });

  it("keeps on the page what can't be sealed", async () => {
    disk.refuses = "disk_full";
    sealed.kept = "refuses";
    outbox.put(mark);
    const seen = watch(leaving.leave("idle"));
    await pass(1);
    expect([seen.left, outbox.unsaved()]).toEqual([{ goes: true, kept: "page" }, [mark]]);
  });
});
