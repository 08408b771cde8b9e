import type { Item } from "./items";
import { type After, type Outbox, realTime } from "./outbox";

/** Why the page is left: locked by a person or for want of one, found locked, closed, or given up for another book. */
export type Why = "lock" | "idle" | "locked" | "close" | "move";

/** Where what waited is now. "page": nowhere but here. */
export type Kept = "nothing" | "disk" | "memory" | "page";

/** What a person sees meanwhile. */
export type Step =
  | { is: "none" }
  | { is: "saving"; why: Why }
  | { is: "asking"; why: Why; unsaved: readonly Item[] }
  | { is: "unkept"; why: Why };

/** Whether the page is left, and where what waited is. */
export type Left = { goes: false } | { goes: true; kept: Kept };

export interface Sealing {
  /** Seals what is unsaved, for whoever opens the book next. */
  seal: (items: readonly Item[]) => Promise<Kept>;
  /** Lets go what was just sealed: it waits on the page again. */
  takeBack: () => Promise<unknown>;
}

/** How long somebody who goes waits before they are asked. A disk that takes longer is slow or full. */
const PATIENCE_MS: Record<Why, number> = { lock: 3000, idle: 10_000, locked: 0, close: 5000, move: 5000 };
/** A save that takes no longer than a moment need not be spoken of. */
const MOMENT_MS = 400;
const NONE: Step = { is: "none" };

/** Nobody is there to be asked, or nothing is left to choose. */
const asks = (why: Why) => why === "lock" || why === "close" || why === "move";
/** What only this program's memory holds is gone afterwards. */
const ends = (why: Why) => why === "close" || why === "move";

/**
 * One way out for everything that ends a page: what waits is saved, or the person is told in a sentence what is not and
 * chooses; what stays unsaved is sealed.
 */
export class Leaving {
  private now: Step = NONE;
  private turn = 0;
  private running: Promise<unknown> = Promise.resolve();
  private answer: ((goes: boolean) => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly after: After = realTime,
  ) {}

  step(): Step {
    return this.now;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A later reason to go takes the place of an earlier one, which then goes nowhere and has put everything back before. */
  async leave(why: Why): Promise<Left> {
    this.turn += 1;
    const turn = this.turn;
    this.choose(false);
    const before = this.running;
    const running = before.then(() => this.go(why, () => turn !== this.turn));
    this.running = running.catch(() => undefined);
    return running;
  }

  private async go(why: Why, overtaken: () => boolean): Promise<Left> {
    try {
      const drained = why === "locked" || overtaken() || (await this.drain(why));
      if (overtaken()) return { goes: false };
      if (!drained && asks(why) && !(await this.ask({ is: "asking", why, unsaved: this.outbox.unsaved() })))
        return { goes: false };
      if (overtaken()) return { goes: false };
      this.show({ is: "saving", why });
      const items = this.outbox.handOver();
      const kept = await this.seal(items);
      const lost = kept === "memory" || kept === "page";
      if (!lost || !ends(why)) return { goes: true, kept };
      if (!overtaken() && (await this.ask({ is: "unkept", why }))) return { goes: true, kept };
      if (kept === "memory") await this.takeBack(items);
      return { goes: false };
    } finally {
      if (!overtaken()) this.show(NONE);
    }
  }

  /** The person's answer to what is shown. */
  choose(goes: boolean): void {
    this.answer?.(goes);
    this.answer = null;
  }

  private async drain(why: Why): Promise<boolean> {
    const callOff = this.after(MOMENT_MS, () => this.show({ is: "saving", why }));
    const drained = await this.outbox.drain(PATIENCE_MS[why]);
    callOff();
    return drained;
  }

  /** Answered by the person, or by the disk when it takes what was asked about after all. */
  private async ask(step: Step): Promise<boolean> {
    let stop = () => {};
    const goes = await new Promise<boolean>((resolve) => {
      this.answer = resolve;
      const look = () => {
        if (step.is === "asking" && this.outbox.unsaved().length === 0) resolve(true);
      };
      stop = this.outbox.subscribe(look);
      this.show(step);
    });
    stop();
    this.answer = null;
    return goes;
  }

  private async seal(items: readonly Item[]): Promise<Kept> {
    try {
      return await this.sealing.seal(items);
    } catch {
      this.outbox.takeBack(items);
      return items.length > 0 ? "page" : "nothing";
    }
  }

  private async takeBack(items: readonly Item[]): Promise<void> {
    this.outbox.takeBack(items);
    if (items.length > 0) await this.sealing.takeBack().catch(() => undefined);
  }

  private show(step: Step): void {
    this.now = step;
    for (const listener of this.listeners) listener();
  }
}
