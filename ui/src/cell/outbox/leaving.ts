import type { Item } from "./items";
import { type After, type Outbox, realTime } from "./outbox";

/** Why the page is left: a person locked the book, nobody was there, the book was found locked, the window closes, or another book opens. */
export type Why = "lock" | "idle" | "locked" | "close" | "move";

/** Where unsaved items are kept. "page" means that they are on this page only. */
export type Kept = "nothing" | "disk" | "memory" | "page";

/** What the person sees meanwhile. */
export type Step =
  | { is: "none" }
  | { is: "saving"; why: Why }
  | { is: "asking"; why: Why; unsaved: readonly Item[] }
  | { is: "unkept"; why: Why };

/** Whether the page is left, and where unsaved items are kept. */
export type Left = { goes: false } | { goes: true; kept: Kept };

export interface Sealing {
  /** Seals what is unsaved, for whoever opens the book next. */
  seal: (items: readonly Item[]) => Promise<Kept>;
  /** Forgets what was just sealed, because the page holds it again. */
  takeBack: () => Promise<unknown>;
}

/** How long a person who leaves waits before the question. A disk that takes longer is slow or full. */
const PATIENCE_MS: Record<Why, number> = { lock: 3000, idle: 10_000, locked: 0, close: 5000, move: 5000 };
/** A save that is done sooner is not shown. */
const SHOW_AFTER_MS = 400;
const NONE: Step = { is: "none" };

/** For the other reasons nobody is there to answer, or there is nothing to choose. */
const canAsk = (why: Why) => why === "lock" || why === "close" || why === "move";
/** What only the memory of the program holds is lost afterwards. */
const endsProgram = (why: Why) => why === "close" || why === "move";

/**
 * Everything that ends a page goes through this class, so that nothing typed is lost: the outbox is saved, or a sentence names
 * what is not saved and the person chooses. What stays unsaved is sealed.
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

  /** A later reason replaces an earlier one, which then puts everything back and does not leave. */
  async leave(why: Why): Promise<Left> {
    this.turn += 1;
    const turn = this.turn;
    this.choose(false);
    const before = this.running;
    const running = before.then(() => this.run(why, () => turn !== this.turn));
    this.running = running.catch(() => undefined);
    return running;
  }

  private async run(why: Why, overtaken: () => boolean): Promise<Left> {
    try {
      const drained = why === "locked" || overtaken() || (await this.drain(why));
      if (overtaken()) return { goes: false };
      if (!drained && canAsk(why) && !(await this.ask({ is: "asking", why, unsaved: this.outbox.unsaved() })))
        return { goes: false };
      if (overtaken()) return { goes: false };
      this.show({ is: "saving", why });
      const items = this.outbox.handOver();
      const kept = await this.seal(items);
      const lost = kept === "memory" || kept === "page";
      if (!lost || !endsProgram(why)) return { goes: true, kept };
      if (!overtaken() && (await this.ask({ is: "unkept", why }))) return { goes: true, kept };
      if (kept === "memory") await this.takeBack(items);
      return { goes: false };
    } finally {
      if (!overtaken()) this.show(NONE);
    }
  }

  /** Answers the question that is shown. */
  choose(goes: boolean): void {
    this.answer?.(goes);
    this.answer = null;
  }

  private async drain(why: Why): Promise<boolean> {
    const cancel = this.after(SHOW_AFTER_MS, () => this.show({ is: "saving", why }));
    const drained = await this.outbox.drain(PATIENCE_MS[why]);
    cancel();
    return drained;
  }

  /** The person answers, or the disk does by saving what the question was about after all. */
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
