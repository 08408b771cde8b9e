import { goesWhenRefused, holdsNoWords, type Item } from "./items";
import { mayNotBeKept, staysAfter, worthRetrying } from "./refusals";

/** Between two attempts at what the disk refused. */
export const RETRY_MS = 3000;

/** Time as the outbox sees it. Returns what calls the timer off. */
export type After = (ms: number, work: () => void) => () => void;
/** Puts an item on the disk, or is refused. */
export type Send = (item: Item) => Promise<unknown>;

/** What became of an item that was sent. It still waits when only the disk refused it. */
export type Outcome = { is: "saved"; answer: unknown } | { is: "refused"; error: Error };
type Heard = (item: Item, outcome: Outcome) => void | Promise<void>;

/** Words and marks on the screen that are not on the disk. */
export type Saving = { is: "saved" } | { is: "saving" } | { is: "not_saved" };

interface Entry {
  item: Item;
  /** Its pause is over, or somebody asked for it. */
  due: boolean;
  sending: boolean;
  error: Error | null;
  cancel: () => void;
}

export const realTime: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

const keyOf = (item: Item) => item.record + item.field;

function merged(older: Item, newer: Item): Item {
  const said = Object.entries(newer.request).filter(([, value]) => value !== undefined);
  return { ...newer, request: { ...older.request, ...Object.fromEntries(said) } };
}

/**
 * What is not on the disk yet, by record and field. One save at a time, in the order in which things were said; what is said
 * again takes the place of what was said before; what the disk refuses is sent again, whichever page is open.
 */
export class Outbox {
  private readonly entries: Entry[] = [];
  private readonly presses = new Set<Promise<unknown>>();
  private readonly unpressed = new Map<string, Item>();
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly heard = new Set<Heard>();

  constructor(
    private readonly send: Send,
    private readonly after: After = realTime,
  ) {}

  /** Takes an item over, to be sent after a pause in which nothing newer comes. */
  put(item: Item, pause = 0): void {
    const older = this.entries.find((entry) => !entry.sending && keyOf(entry.item) === keyOf(item));
    if (older) this.remove(older);
    const entry: Entry = {
      item: older ? merged(older.item, item) : item,
      due: pause === 0,
      sending: false,
      error: older?.error ?? null,
      cancel: () => undefined,
    };
    this.entries.push(entry);
    if (entry.due) this.start();
    else this.dueAfter(entry, pause);
    this.tell();
  }

  /** Takes back what need not be sent any more. One that is being sent arrives all the same. */
  withdraw(keys: string): boolean {
    const found = this.of(keys).filter((entry) => !entry.sending);
    for (const entry of found) this.remove(entry);
    this.tell();
    return found.length > 0;
  }

  /** Sends what a person said without waiting for the end of a pause. */
  hurry(): void {
    this.sendNow(this.entries.filter((entry) => !holdsNoWords(entry.item)));
  }

  /** The same, and waits for it. True when nothing that a person said is left. */
  async save(): Promise<boolean> {
    this.hurry();
    await this.atRest();
    return this.unsaved().length === 0;
  }

  /** Sends now what waits under keys that begin so. True when no words wait there any more; false when some were refused. */
  async flush(keys = ""): Promise<boolean> {
    this.sendNow(this.of(keys));
    await this.atRest();
    return !this.of(keys).some((entry) => !holdsNoWords(entry.item));
  }

  /** The same for everything, but no longer than this. True when nothing that a person said is left. */
  async drain(patience: number): Promise<boolean> {
    let callOff = () => {};
    const bound = new Promise<void>((resolve) => {
      callOff = this.after(patience, resolve);
    });
    await Promise.race([this.flush(), bound]);
    callOff();
    return this.unsaved().length === 0;
  }

  /** Follows one press of a button that saves. A form that the disk refuses stands among what is unsaved until it is given up. */
  async press<T>(save: Promise<T>, form: Item | null): Promise<T> {
    this.presses.add(save);
    this.tell();
    try {
      const answer = await save;
      if (form) this.unpressed.delete(keyOf(form));
      return answer;
    } catch (error) {
      if (form && staysAfter(error)) this.unpressed.set(keyOf(form), form);
      throw error;
    } finally {
      this.presses.delete(save);
      this.tell();
    }
  }

  /** The form is gone from the screen, and with it what it held. */
  giveUp(form: string): void {
    for (const [key, item] of this.unpressed) if (item.record === form) this.unpressed.delete(key);
    this.tell();
  }

  /** What waits under keys that begin so, in the order in which it is sent. */
  waiting(keys = ""): readonly Item[] {
    return this.of(keys).map((entry) => entry.item);
  }

  /** Everything a person said that is not on the disk, forms that the disk refused as well. */
  unsaved(): readonly Item[] {
    const said = this.entries.map((entry) => entry.item).filter((item) => !holdsNoWords(item));
    return [...said, ...this.unpressed.values()];
  }

  /** Why something that waits under such a key was refused. */
  errorOf(keys: string): Error | null {
    return this.of(keys).find((entry) => entry.error && !holdsNoWords(entry.item))?.error ?? null;
  }

  /** Whether a text waits of which no copy may exist. */
  holdsForbidden(): boolean {
    return this.entries.some((entry) => mayNotBeKept(entry.error));
  }

  /** Hands over what is unsaved, to be kept elsewhere, and forgets it. A text of which no copy may exist goes with nobody. */
  handOver(): readonly Item[] {
    const kept = this.entries.filter((entry) => !holdsNoWords(entry.item) && !mayNotBeKept(entry.error));
    const items = [...kept.map((entry) => entry.item), ...this.unpressed.values()];
    for (const entry of [...this.entries]) this.remove(entry);
    this.unpressed.clear();
    this.tell();
    return items;
  }

  /** What was handed over and could not be kept elsewhere waits here again. */
  takeBack(items: readonly Item[]): void {
    for (const item of items) {
      // Nobody pressed the form's button again.
      if (item.about.kind === "form") this.unpressed.set(keyOf(item), item);
      else this.put(item);
    }
    this.tell();
  }

  state(): Saving {
    const spoken = this.entries.filter((entry) => entry.sending || !holdsNoWords(entry.item));
    const refused = spoken.some((entry) => entry.error && !holdsNoWords(entry.item));
    if (refused || this.unpressed.size > 0) return { is: "not_saved" };
    return spoken.length > 0 || this.presses.size > 0 ? { is: "saving" } : { is: "saved" };
  }

  /** Told at every change. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Told what became of each item, before it leaves the outbox. */
  onOutcome(heard: Heard): () => void {
    this.heard.add(heard);
    return () => this.heard.delete(heard);
  }

  private of(keys: string): Entry[] {
    return this.entries.filter((entry) => keyOf(entry.item).startsWith(keys));
  }

  private async atRest(): Promise<void> {
    while (this.running || this.presses.size > 0) {
      await this.running;
      await Promise.allSettled(this.presses);
    }
  }

  private sendNow(entries: readonly Entry[]): void {
    for (const entry of entries) {
      entry.cancel();
      entry.due = true;
    }
    this.start();
  }

  private remove(entry: Entry): void {
    entry.cancel();
    const place = this.entries.indexOf(entry);
    if (place >= 0) this.entries.splice(place, 1);
  }

  private dueAfter(entry: Entry, ms: number): void {
    entry.cancel = this.after(ms, () => {
      entry.due = true;
      this.start();
    });
  }

  private start(): void {
    if (!this.next()) return;
    this.running ??= this.run().finally(() => {
      this.running = null;
      // Something may have become due after the last look.
      this.start();
      this.tell();
    });
  }

  private async run(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) await this.sendOne(next);
  }

  /** The first that is due and has nothing of its own record before it. */
  private next(): Entry | undefined {
    return this.entries.find(
      (entry, place) =>
        entry.due &&
        !this.entries.slice(0, place).some((earlier) => earlier.item.record === entry.item.record),
    );
  }

  private async sendOne(entry: Entry): Promise<void> {
    entry.sending = true;
    this.tell();
    let outcome: Outcome;
    try {
      outcome = { is: "saved", answer: await this.send(entry.item) };
    } catch (error) {
      outcome = { is: "refused", error: error as Error };
    }
    await Promise.allSettled([...this.heard].map(async (heard) => heard(entry.item, outcome)));
    entry.sending = false;
    entry.due = false;
    if (outcome.is === "saved") this.remove(entry);
    else this.refused(entry, outcome.error);
    this.tell();
  }

  private refused(entry: Entry, error: Error): void {
    // The book is locked: nothing is wrong with what was said, and nothing is gained by asking again.
    if (!staysAfter(error) && goesWhenRefused(entry.item)) {
      this.remove(entry);
      return;
    }
    entry.error = error;
    const newer = this.entries.find((other) => other !== entry && keyOf(other.item) === keyOf(entry.item));
    if (newer) {
      newer.item = merged(entry.item, newer.item);
      newer.error = error;
      this.remove(entry);
    } else if (worthRetrying(error)) this.dueAfter(entry, RETRY_MS);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
