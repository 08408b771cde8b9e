import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../../door";
import { draftItem, formItem, formRecord, type Item, markItem, versionItem } from "./items";
import { Outbox, RETRY_MS } from "./outbox";

const refused = (code: string) => new Refusal({ code, message: code, field: null });

/** A disk that can be slow, full or locked. It logs what it saved, in order. */
class Disk {
  readonly log: Item[] = [];
  refuse: (item: Item) => string | null = () => null;
  slow = 0;
  send = async (item: Item) => {
    if (this.slow > 0) await new Promise((resolve) => setTimeout(resolve, this.slow));
    const code = this.refuse(item);
    if (code) throw refused(code);
    this.log.push(item);
    return { saved_at: "2026-11-30T07:00:00Z" };
  };
}

const PARTS = { awareness: "", self_review: "", proposals: "" };
const essay = (member: string, awareness: string) =>
  draftItem({ round: "r", member, name: member }, { ...PARTS, awareness }, null);
const version = (member: string) => versionItem({ round: "r", member, name: member });
const mark = (member: string, mark: "present" | "absent_without" = "present", note?: string) =>
  markItem({ session: "s", member, mark, point: 0, ...(note !== undefined && { note }) }, member);
const wordsOf = (items: readonly Item[]) =>
  items.map((item) => ("parts" in item.request ? (item.request.parts as typeof PARTS).awareness : item.call));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let disk: Disk;
let outbox: Outbox;

beforeEach(() => {
  vi.useFakeTimers();
  disk = new Disk();
  outbox = new Outbox(disk.send);
});
afterEach(() => void vi.useRealTimers());

describe("the outbox", () => {
  it("sends newer text of one field as one save, after a pause", async () => {
    outbox.put(essay("m", "N"), 250);
    await pass(200);
    outbox.put(essay("m", "Nghị"), 250);
    await pass(200);
    expect(disk.log).toEqual([]);
    expect(outbox.state().is).toBe("saving");
    await pass(50);
    expect(wordsOf(disk.log)).toEqual(["Nghị"]);
    expect(outbox.state().is).toBe("saved");
  });

  it("sends one item at a time, in the order in which they came", async () => {
    disk.slow = 100;
    outbox.put(essay("m", "a"));
    outbox.put(essay("n", "b"));
    outbox.put(essay("m", "c"));
    await pass(150);
    expect(wordsOf(disk.log)).toEqual(["a"]);
    await pass(200);
    expect(wordsOf(disk.log)).toEqual(["a", "b", "c"]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    "sends what comes while a run ends, %i turns later",
    async (turns) => {
      outbox.onOutcome((item) => {
        let turn = Promise.resolve();
        for (let past = 0; past < turns; past += 1) turn = turn.then(() => undefined);
        if (item.record === "essay/r/m/") void turn.then(() => outbox.put(essay("n", "b")));
      });
      outbox.put(essay("m", "a"));
      await pass(1);
      expect(wordsOf(disk.log)).toEqual(["a", "b"]);
    },
  );

  it("never saves older text over newer text when the disk accepts saves again", async () => {
    disk.refuse = () => "disk_full";
    outbox.put(essay("m", "cũ"));
    await pass(1);
    outbox.put(essay("m", "mới"), 250);
    disk.refuse = () => null;
    await pass(RETRY_MS * 3);
    expect(wordsOf(disk.log)).toEqual(["mới"]);
  });

  it("never saves older text over newer text that came while the older was being sent", async () => {
    disk.slow = 100;
    disk.refuse = () => "disk_full";
    outbox.put(essay("m", "cũ"));
    await pass(50);
    outbox.put(essay("m", "mới"));
    await pass(80);
    disk.refuse = () => null;
    await pass(RETRY_MS * 3);
    expect(wordsOf(disk.log)).toEqual(["mới"]);
    expect(outbox.state().is).toBe("saved");
  });

  it("keeps a note that a later mark of the same member does not mention", async () => {
    disk.refuse = () => "disk_full";
    outbox.put(mark("a", "present", "đến muộn"));
    await pass(1);
    outbox.put(mark("a", "absent_without"));
    disk.refuse = () => null;
    await pass(RETRY_MS);
    expect(disk.log.map((item) => item.request)).toEqual([
      { session: "s", member: "a", mark: "absent_without", point: 0, note: "đến muộn" },
    ]);
  });

  it("sends again what the disk refuses, and is not saved until then", async () => {
    disk.refuse = () => "disk_full";
    outbox.put(mark("a"));
    await pass(RETRY_MS * 2 + 10);
    expect(outbox.state().is).toBe("not_saved");
    expect(outbox.errorOf("mark/s/")?.message).toBe("disk_full");
    disk.refuse = () => null;
    await pass(RETRY_MS);
    expect(outbox.state().is).toBe("saved");
    expect(outbox.errorOf("mark/s/")).toBeNull();
  });

  it("goes on with other records when one is refused again and again", async () => {
    disk.refuse = (item) => (item.record === "mark/s/a/" ? "internal" : null);
    outbox.put(mark("a"));
    outbox.put(mark("b"));
    await pass(1);
    expect(disk.log.map((item) => item.record)).toEqual(["mark/s/b/"]);
  });

  it("makes a version only of text that is on the disk", async () => {
    disk.refuse = (item) => (item.call === "essays.draft" ? "disk_full" : null);
    outbox.put(essay("m", "a"));
    outbox.put(version("m"));
    await pass(RETRY_MS + 10);
    expect(disk.log).toEqual([]);
    disk.refuse = () => null;
    await pass(RETRY_MS);
    expect(disk.log.map((item) => item.call)).toEqual(["essays.draft", "essays.keep_version"]);
  });

  it("drops no mark when the book is locked, and does not show it as saved", async () => {
    disk.refuse = () => "disk_full";
    outbox.put(mark("a"));
    await pass(1);
    disk.refuse = () => "locked";
    await pass(RETRY_MS * 2);
    expect(outbox.state().is).toBe("not_saved");
    expect(outbox.unsaved().map((item) => item.record)).toEqual(["mark/s/a/"]);
    disk.refuse = () => null;
    expect(await outbox.flush()).toBe(true);
    expect(disk.log.length).toBe(1);
  });

  it("drops a mark that the book refuses, and reports it", async () => {
    const outcomes: string[] = [];
    outbox.onOutcome((_, outcome) => void outcomes.push(outcome.is));
    disk.refuse = () => "not_of_the_cell";
    outbox.put(mark("a"));
    await pass(1);
    expect([outcomes, outbox.waiting(), outbox.state().is]).toEqual([["refused"], [], "saved"]);
  });

  it("keeps text that the book refuses until it is changed", async () => {
    disk.refuse = (item) => (wordsOf([item])[0] === "quá dài" ? "too_long" : null);
    outbox.put(essay("m", "quá dài"));
    await pass(RETRY_MS * 3);
    expect(outbox.state().is).toBe("not_saved");
    outbox.put(essay("m", "ngắn"));
    await pass(1);
    expect(outbox.state().is).toBe("saved");
  });

  it("reports on flushing whether anything was refused, and flushes only the given items", async () => {
    outbox.put(essay("m", "a"), 250);
    outbox.put(essay("n", "b"), 250);
    expect(await outbox.flush("essay/r/m/")).toBe(true);
    expect(wordsOf(disk.log)).toEqual(["a"]);
    disk.refuse = () => "disk_full";
    expect(await outbox.flush()).toBe(false);
  });

  it("saves at once what was just typed, and makes no version of it yet", async () => {
    outbox.put(essay("m", "a"), 250);
    outbox.put(version("m"), 600_000);
    expect(await outbox.save()).toBe(true);
    expect(disk.log.map((item) => item.call)).toEqual(["essays.draft"]);
    disk.refuse = () => "disk_full";
    outbox.put(essay("m", "b"), 250);
    expect(await outbox.save()).toBe(false);
  });

  it("waits for a slow disk no longer than the given time", async () => {
    disk.slow = 5000;
    outbox.put(essay("m", "a"), 250);
    const drained = outbox.drain(3000);
    await pass(3000);
    expect(await drained).toBe(false);
    const again = outbox.drain(3000);
    await pass(3000);
    expect(await again).toBe(true);
  });

  it("does not delay a person for a version, and does not show one as unsaved", async () => {
    outbox.put(version("m"), 600_000);
    expect(outbox.state().is).toBe("saved");
    disk.refuse = () => "disk_full";
    expect(await outbox.drain(1000)).toBe(true);
    expect(outbox.state().is).toBe("saved");
  });

  it("removes a version before it is sent", async () => {
    outbox.put(version("m"), 1000);
    expect(outbox.withdraw("essay/r/m/version")).toBe(true);
    expect(outbox.withdraw("essay/r/m/version")).toBe(false);
    await pass(2000);
    expect(disk.log).toEqual([]);
  });

  it("returns what is unsaved, but no text of which no copy may exist", async () => {
    disk.refuse = (item) => (wordsOf([item])[0] === "MẬT" ? "classified" : "disk_full");
    outbox.put(essay("m", "MẬT"));
    outbox.put(essay("n", "b"));
    outbox.put(version("n"));
    await pass(1);
    expect(wordsOf(outbox.handOver())).toEqual(["b"]);
    expect([outbox.waiting(), outbox.state().is]).toEqual([[], "saved"]);
    disk.refuse = () => null;
    await pass(RETRY_MS * 2);
    expect(disk.log).toEqual([]);
  });
});

describe("a press of a button", () => {
  const form = formItem("members.save", { name: "Lò Thị Xuân" }, "1");

  it("is shown while it is being saved, and is waited for", async () => {
    let answer: (value: string) => void = () => undefined;
    const pressed = outbox.press(new Promise<string>((resolve) => (answer = resolve)), form);
    expect(outbox.state().is).toBe("saving");
    const drained = outbox.drain(1000);
    answer("saved");
    expect([await pressed, await drained, outbox.state().is]).toEqual(["saved", true, "saved"]);
  });

  it("that the disk refuses counts as unsaved until it succeeds or the form is gone", async () => {
    await outbox.press(Promise.reject(refused("disk_full")), form).catch(() => undefined);
    expect([outbox.state().is, outbox.unsaved()]).toEqual(["not_saved", [form]]);
    await outbox.press(Promise.resolve(), form);
    expect(outbox.state().is).toBe("saved");
    await outbox.press(Promise.reject(refused("disk_full")), form).catch(() => undefined);
    outbox.giveUp(formRecord("1"));
    expect(outbox.state().is).toBe("saved");
  });

  it("is not repeated for a person who stays on the page after all", async () => {
    await outbox.press(Promise.reject(refused("disk_full")), form).catch(() => undefined);
    outbox.takeBack(outbox.handOver());
    await pass(RETRY_MS * 2);
    expect([disk.log, outbox.unsaved()]).toEqual([[], [form]]);
  });

  it("that the book refuses is left to the form to show", async () => {
    await outbox.press(Promise.reject(refused("required")), form).catch(() => undefined);
    expect(outbox.state().is).toBe("saved");
  });
});

describe("any order of typing and refusals", () => {
  const step = fc.oneof(
    fc.record({
      is: fc.constant("type" as const),
      member: fc.constantFrom("m", "n"),
      pause: fc.constantFrom(0, 250),
    }),
    fc.record({ is: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 4000 }) }),
    fc.record({ is: fc.constant("disk" as const), refuses: fc.constantFrom(null, "disk_full", "locked") }),
    fc.record({ is: fc.constant("slow" as const), ms: fc.constantFrom(0, 700) }),
  );

  it("ends with the last text of each record on the disk, and never with older text after newer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const [disk, last] = [new Disk(), new Map<string, string>()];
        const outbox = new Outbox(disk.send);
        for (const [number, one] of steps.entries()) {
          if (one.is === "type") {
            last.set(one.member, String(number));
            outbox.put(essay(one.member, String(number)), one.pause);
          } else if (one.is === "pass") await pass(one.ms);
          else if (one.is === "slow") disk.slow = one.ms;
          else disk.refuse = () => one.refuses;
        }
        disk.refuse = () => null;
        // An item that was being sent to a locked book has been refused by now.
        await pass(1);
        const flushed = outbox.flush();
        await pass(20_000);
        expect(await flushed).toBe(true);
        expect(outbox.state().is).toBe("saved");
        for (const [member, words] of last) {
          const numbers = disk.log
            .filter((item) => item.record === `essay/r/${member}/`)
            .flatMap((item) => wordsOf([item]));
          expect(numbers.at(-1)).toBe(words);
          expect(numbers.map(Number)).toEqual(numbers.map(Number).toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 200 },
    );
  });
});
