import type { Link } from "./link";
import { freshNonce, seal } from "./seal";
import { word } from "./words";

export interface Picture {
  id: number;
  name: string;
  state: "waiting" | "sending" | "sent" | "failed";
  /** Why it was not sent. */
  said: string;
}

interface Waiting extends Picture {
  file: Blob;
  /** One nonce a picture: the laptop knows by it a picture that came although its answer was lost. */
  nonce: Uint8Array;
}

interface Parts {
  link: Link;
  shrink: (file: Blob) => Promise<Uint8Array>;
  post: (path: string, body: Uint8Array) => Promise<Response>;
  changed: () => void;
}

/** Sends pictures one after another. A picture that could not be sent stays until it is sent again. */
export class Queue {
  /** How many the laptop says it has. */
  received = 0;
  /** The laptop takes no more, and why. */
  over = "";
  private readonly all: Waiting[] = [];
  private running: Promise<void> | null = null;

  constructor(private readonly parts: Parts) {}

  get pictures(): readonly Picture[] {
    return this.all;
  }

  add(files: readonly File[]): Promise<void> {
    for (const file of files)
      this.all.push({
        id: this.all.length + 1,
        name: file.name,
        state: "waiting",
        said: "",
        file,
        nonce: freshNonce(),
      });
    return this.run();
  }

  again(): Promise<void> {
    for (const one of this.all) if (one.state === "failed") one.state = "waiting";
    return this.run();
  }

  /** Tells the laptop that this was all. */
  async done(): Promise<boolean> {
    const answer = await this.parts.post("done", new Uint8Array()).catch(() => null);
    return answer?.ok ?? false;
  }

  private run(): Promise<void> {
    this.running ??= this.sendAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async sendAll(): Promise<void> {
    for (let one = this.next(); one; one = this.next()) await this.send(one);
    this.parts.changed();
  }

  private next(): Waiting | undefined {
    return this.all.find(({ state }) => state === "waiting");
  }

  private async send(one: Waiting): Promise<void> {
    this.tell(one, "sending", "");
    const picture = await this.parts.shrink(one.file).catch(() => null);
    if (!picture) return this.tell(one, "failed", word("unread"));
    const sealed = seal(this.parts.link, one.nonce, picture);
    const answer = await this.parts.post("pictures", sealed).catch(() => null);
    if (!answer) return this.tell(one, "failed", word("no_answer"));
    const told = (await answer.json().catch(() => ({}))) as { received?: number; message?: string };
    if (!answer.ok) {
      if (answer.status === 410 || answer.status === 403) this.over = told.message ?? "";
      return this.tell(one, "failed", told.message ?? word("no_answer"));
    }
    this.received = told.received ?? this.received;
    this.tell(one, "sent", "");
  }

  private tell(one: Waiting, state: Picture["state"], said: string): void {
    one.state = state;
    one.said = said;
    this.parts.changed();
  }
}
