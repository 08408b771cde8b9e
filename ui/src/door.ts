import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { CallError, Calls, Tag } from "./generated/calls";

export type CallName = keyof Calls;
export type Request<N extends CallName> = Calls[N]["request"];
export type Answer<N extends CallName> = Calls[N]["answer"];
export type { CallError, Calls, Tag };

/** What a call refuses with: a sentence for the person, and the field it belongs to. */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor(error: CallError) {
    super(error.message);
    this.name = "Refusal";
    this.code = error.code;
    this.field = error.field;
  }
}

function isCallError(value: unknown): value is CallError {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

function refusal(reason: unknown): Refusal {
  if (isCallError(reason)) return new Refusal(reason);
  return new Refusal({ code: "no_answer", message: String(reason), field: null });
}

async function command<T>(name: string, payload?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(name, payload);
  } catch (reason) {
    throw refusal(reason);
  }
}

/** The one door to the back end. Each function is a command of its own, so that capabilities can name it. */
export function call<N extends CallName>(name: N, request: Request<N>): Promise<Answer<N>> {
  return command<Answer<N>>(name.replace(".", "_"), { request });
}

export type FileKind = "roster" | "backup" | "invite";

/** Dialogs are opened by the back end: the page has no right to the file system. Null when the person gave up. */
export const dialogs = {
  openFile: (kind: FileKind) => command<string | null>("pick_open_file", { kind }),
  /** Photos, scans and PDFs, several at once. Empty when the person gave up. */
  pages: () => command<string[]>("pick_pages", {}),
  saveFile: (suggested: string) => command<string | null>("pick_save_file", { suggested }),
  folder: () => command<string | null>("pick_folder", {}),
};

export const papers = {
  /** Asks where, and writes a page there to be printed later. Null when the person gave up. */
  savePage: (html: string, suggested: string) => command<string | null>("save_page", { html, suggested }),
};

/** Leaves the sample data for a book of one's own, and comes back to it. */
export const profiles = {
  newBook: () => command<void>("new_book", {}),
  backToSample: () => command<void>("back_to_sample", {}),
};

/** What the page says to the window it is in. */
export const page = {
  /** Ends the process of this page, and begins another one at the same address. */
  end: () => command<void>("end_page", {}),
  /** Somebody is here. */
  active: () => command<void>("active", {}),
  leavingHeard: (number: number) => command<void>("leaving_heard", { number }),
  /** Nothing is left that this page alone holds; or the person stays. */
  leavingDone: (number: number, goes: boolean) => command<void>("leaving_done", { number, goes }),
};

export interface Events {
  touched: { what: Tag[] };
  /** The window asks before it closes or locks, or says that the book is locked. */
  leaving: { number: number; why: "close" | "idle" | "locked" };
  exchange: Answer<"exchange.state">;
}

/** Listens until the returned function is called. */
export function on<E extends keyof Events>(event: E, heard: (payload: Events[E]) => void): () => void {
  let stopped = false;
  let release: (() => void) | null = null;
  listen<Events[E]>(event, (message) => heard(message.payload))
    .then((stop) => {
      if (stopped) stop();
      else release = stop;
    })
    .catch(() => undefined);
  return () => {
    stopped = true;
    release?.();
  };
}
