import { goesWhenRefused, holdsNoWords, type Item } from "./items";
import { mayNotBeKept, staysAfter, worthRetrying } from "./refusals";

/** The pause between two attempts to save what the disk refused. */
export const RETRY_MS = 3000;

/** Starts a timer and returns the function that cancels it. Tests pass one of their own. */
export type After = (ms: number, work: () => void) => () => void;
/** Saves an item. The promise rejects when the save is refused. */
export type Send = (item: Item) => Promise<unknown>;

/** The result of sending an item. An item that only the disk refused stays in the outbox. */
export type Outcome = { is: "saved"; answer: unknown } | { is: "refused"; error: Error };
type OutcomeListener = (item: Item, outcome: Outcome) => void | Promise<void>;

/** Whether everything on the screen is on the disk. */
export type Saving = { is: "saved" } | { is: "saving" } | { is: "not_saved" };

interface Entry {
  item: Item;
  /** The pause is over, or the item was requested at once. */
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
  const typed = Object.entries(newer.request).filter(([, value]) => value !== undefined);
  return { ...newer, request: { ...older.request, ...Object.fromEntries(typed) } };
}

/**
 * The outbox holds what is not on the disk yet, by record and field. It saves one item at a time, in the order in which they
 * came. A newer item of the same field replaces the older one. An item that the disk refuses is sent again, whichever page is
 * open.
 */
export class Outbox {
  private readonly entries: Entry[] = [];
  private readonly presses = new Set<Promise<unknown>>();
  private readonly unpressed = new Map<string, Item>();
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly outcomeListeners = new Set<OutcomeListener>();

  constructor(
    private readonly send: Send,
    private readonly after: After = realTime,
  ) {}

  /** The item is sent after a pause in which nothing newer comes. */
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
    this.notify();
  }

  /** Removes items that need not be sent any more. An item that is being sent arrives all the same. */
  withdraw(keys: string): boolean {
    const found = this.of(keys).filter((entry) => !entry.sending);
    for (const entry of found) this.remove(entry);
    this.notify();
    return found.length > 0;
  }

  /** Sends every text and mark without waiting for the end of its pause. */
  hurry(): void {
    this.sendNow(this.entries.filter((entry) => !holdsNoWords(entry.item)));
  }

  /** Does the same and waits for it. The answer is true when nothing unsaved is left. */
  async save(): Promise<boolean> {
    this.hurry();
    await this.atRest();
    return this.unsaved().length === 0;
  }

  /** Sends the items whose keys begin so. The answer is true when none with text in it is left, false when one was refused. */
  async flush(keys = ""): Promise<boolean> {
    this.sendNow(this.of(keys));
    await this.atRest();
    return !this.of(keys).some((entry) => !holdsNoWords(entry.item));
  }

  /** Sends everything, but waits no longer than this. The answer is true when nothing unsaved is left. */
  async drain(patience: number): Promise<boolean> {
    let cancel = () => {};
    const bound = new Promise<void>((resolve) => {
      cancel = this.after(patience, resolve);
    });
    await Promise.race([this.flush(), bound]);
    cancel();
    return this.unsaved().length === 0;
  }

  /** Follows one press of a button that saves. A form that the disk refuses counts as unsaved until it is given up. */
  async press<T>(save: Promise<T>, form: Item | null): Promise<T> {
    this.presses.add(save);
    this.notify();
    try {
      const answer = await save;
      if (form) this.unpressed.delete(keyOf(form));
      return answer;
    } catch (error) {
      if (form && staysAfter(error)) this.unpressed.set(keyOf(form), form);
      throw error;
    } finally {
      this.presses.delete(save);
      this.notify();
    }
  }

  /** Forgets a form that is gone from the screen. */
  giveUp(form: string): void {
    for (const [key, item] of this.unpressed) if (item.record === form) this.unpressed.delete(key);
    this.notify();
  }

  /** Items whose keys begin so, in the order in which they are sent. */
  waiting(keys = ""): readonly Item[] {
    return this.of(keys).map((entry) => entry.item);
  }

  /** Every text and mark that is not on the disk, including forms that the disk refused. */
  unsaved(): readonly Item[] {
    const typed = this.entries.map((entry) => entry.item).filter((item) => !holdsNoWords(item));
    return [...typed, ...this.unpressed.values()];
  }

  /** The refusal of an item whose key begins so. */
  errorOf(keys: string): Error | null {
    return this.of(keys).find((entry) => entry.error && !holdsNoWords(entry.item))?.error ?? null;
  }

  /** Whether there is a text of which no copy may exist. */
  holdsForbidden(): boolean {
    return this.entries.some((entry) => mayNotBeKept(entry.error));
  }

  /** Returns what is unsaved, to be kept elsewhere, and forgets it. A text of which no copy may exist is not returned. */
  handOver(): readonly Item[] {
    const kept = this.entries.filter((entry) => !holdsNoWords(entry.item) && !mayNotBeKept(entry.error));
    const items = [...kept.map((entry) => entry.item), ...this.unpressed.values()];
    for (const entry of [...this.entries]) this.remove(entry);
    this.unpressed.clear();
    this.notify();
    return items;
  }

  /** Takes items back that could not be kept elsewhere. */
  takeBack(items: readonly Item[]): void {
    for (const item of items) {
      // A form is sent only when its button is pressed, and nobody pressed it again.
      if (item.about.kind === "form") this.unpressed.set(keyOf(item), item);
      else this.put(item);
    }
    this.notify();
  }

  state(): Saving {
    const shown = this.entries.filter((entry) => entry.sending || !holdsNoWords(entry.item));
    const refused = shown.some((entry) => entry.error && !holdsNoWords(entry.item));
    if (refused || this.unpressed.size > 0) return { is: "not_saved" };
    return shown.length > 0 || this.presses.size > 0 ? { is: "saving" } : { is: "saved" };
  }

  /** The listener is called at every change. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The listener is given the result of each item before the item leaves the outbox. */
  onOutcome(listener: OutcomeListener): () => void {
    this.outcomeListeners.add(listener);
    return () => this.outcomeListeners.delete(listener);
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
      // An item may have become due after the last check.
      this.start();
      this.notify();
    });
  }

  private async run(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) await this.sendOne(next);
  }

  /** The first due item with no earlier item of the same record. */
  private next(): Entry | undefined {
    return this.entries.find(
      (entry, place) =>
        entry.due &&
        !this.entries.slice(0, place).some((earlier) => earlier.item.record === entry.item.record),
    );
  }

  private async sendOne(entry: Entry): Promise<void> {
    entry.sending = true;
    this.notify();
    let outcome: Outcome;
    try {
      outcome = { is: "saved", answer: await this.send(entry.item) };
    } catch (error) {
      outcome = { is: "refused", error: error as Error };
    }
    await Promise.allSettled(
      [...this.outcomeListeners].map(async (listener) => listener(entry.item, outcome)),
    );
    entry.sending = false;
    entry.due = false;
    if (outcome.is === "saved") this.remove(entry);
    else this.refused(entry, outcome.error);
    this.notify();
  }

  private refused(entry: Entry, error: Error): void {
    // A locked book is no reason to drop an item, and one that the book itself refused would be refused again.
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

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
