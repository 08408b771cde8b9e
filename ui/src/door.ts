import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { CallError, Calls, Tag } from "./generated/calls";

export type CallName = keyof Calls;
export type Request<N extends CallName> = Calls[N]["request"];
export type Answer<N extends CallName> = Calls[N]["answer"];
export type { CallError, Calls, Tag };

/** A refused call carries a sentence for the person and the field that it belongs to. */
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

/** Every call to the back end goes through here. Each function is a command of its own, so that capabilities can name it. */
export function call<N extends CallName>(name: N, request: Request<N>): Promise<Answer<N>> {
  return command<Answer<N>>(name.replace(".", "_"), { request });
}

export type FileKind = "roster" | "backup" | "invite" | "scheme" | "essay" | "printed";

/** The back end opens the dialogs, because the page has no right to the file system. The answer is null when the person cancels. */
export const dialogs = {
  openFile: (kind: FileKind) => command<string | null>("pick_open_file", { kind }),
  /** Photos, scans and PDFs, several at once. The list is empty when the person cancels. */
  pages: () => command<string[]>("pick_pages", {}),
  /** `also` are the endings of other formats in which the file may be written. */
  saveFile: (suggested: string, also: readonly string[] = []) =>
    command<string | null>("pick_save_file", { suggested, also }),
  folder: () => command<string | null>("pick_folder", {}),
};

/** The form of the sheets of paper; margins in millimetres. */
export interface PrintForm {
  landscape: boolean;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** "by_page": the system's web view prints only what it shows, so the page has to print it. */
export type Printed = "sent" | "cancelled" | "by_page";

export const papers = {
  /** Writes a page to be printed later to a file that the person chooses. The answer is null when the person cancels. */
  savePage: (html: string, suggested: string) => command<string | null>("save_page", { html, suggested }),
  /** Asks which printer, and answers once it has taken the page. It throws what the printer refuses. */
  print: (html: string, { landscape, top, right, bottom, left }: PrintForm) =>
    command<Printed>("print_page", { html, form: { landscape, top, right, bottom, left } }),
  /** Opens a paper that the program has written in the system's program for it. The back end refuses every other path. */
  open: (path: string) => command<void>("open_written", { path }),
};

/** Switches between the sample data and the person's own book. */
export const profiles = {
  newBook: () => command<void>("new_book", {}),
  backToSample: () => command<void>("back_to_sample", {}),
  /** Opens the practice book, or the place where it can be made. */
  practice: () => command<void>("practice_book", {}),
  /** Throws the practice book away for good and opens the person's own book. Refused while another book is open. */
  endPractice: () => command<void>("end_practice", {}),
};

/** Messages of the page to its window. */
export const page = {
  /** Ends the process of this page and starts another one at the same address. */
  end: () => command<void>("end_page", {}),
  /** Reports that a person is at work. */
  active: () => command<void>("active", {}),
  leavingHeard: (number: number) => command<void>("leaving_heard", { number }),
  /** Reports that this page holds nothing alone any more, or that the person stays. */
  leavingDone: (number: number, goes: boolean) => command<void>("leaving_done", { number, goes }),
};

export interface Events {
  touched: { what: Tag[] };
  /** The window asks before it closes or locks, or reports that the book is locked. */
  leaving: { number: number; why: "close" | "idle" | "locked" };
  exchange: Answer<"exchange.state">;
  /** A stick with an earlier backup appeared, and the program wrote a new one to it. */
  backed_up: Answer<"backup.make">;
}

/** The listener is called until the returned function is. */
export function on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
  let stopped = false;
  let release: (() => void) | null = null;
  listen<Events[E]>(event, (message) => listener(message.payload))
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
