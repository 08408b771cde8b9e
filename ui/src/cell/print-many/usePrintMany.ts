import { useEffect, useRef, useState } from "react";
import { call, type Request } from "../../door";
import { printPage } from "../printing";
import type { SheetForm } from "../types";
import { type Gathered, gather, together, type Wanted } from "./gathering";

export type Printing =
  | { at: "choosing" }
  | { at: "gathering"; done: number; of: number }
  /** It was stopped, or some sheets could not be made: the person decides. */
  | { at: "asking"; gathered: Gathered; of: number }
  | { at: "printing"; sheets: number }
  | { at: "refused"; gathered: Gathered; error: unknown }
  | { at: "done"; sheets: number; isKnown: boolean };

/** Gathers sheets one by one and prints them together. */
export function usePrintMany(of: Request<"printing.list">, title: string, form: SheetForm | undefined) {
  const [printing, setPrinting] = useState<Printing>({ at: "choosing" });
  const stopping = useRef<AbortController | null>(null);
  // A dialog that closes reads no more sheets: each one is a reading that the book notes.
  useEffect(() => () => stopping.current?.abort(), []);

  const print = async (gathered: Gathered) => {
    if (!form) return;
    const sheets = gathered.pages.length;
    setPrinting({ at: "printing", sheets });
    try {
      const printed = await printPage(together(title, form.style, gathered.pages), form);
      if (printed === "cancelled") setPrinting({ at: "asking", gathered, of: sheets });
      else setPrinting({ at: "done", sheets, isKnown: printed === "sent" });
    } catch (error) {
      setPrinting({ at: "refused", gathered, error });
    }
  };

  const begin = async (wanted: readonly Wanted[]) => {
    const control = new AbortController();
    stopping.current = control;
    const read = (id: string) => call("printing.page", { of, id }).then(({ html }) => html);
    const onSheet = (done: number) => setPrinting({ at: "gathering", done, of: wanted.length });
    const gathered = await gather(wanted, read, { signal: control.signal, onSheet });
    const isWhole = gathered.end === "all" && gathered.refused.length === 0;
    if (isWhole) await print(gathered);
    else setPrinting({ at: "asking", gathered, of: wanted.length });
  };

  return {
    printing,
    begin: (wanted: readonly Wanted[]) => void begin(wanted),
    stop: () => stopping.current?.abort(),
    print: (gathered: Gathered) => void print(gathered),
    again: () => setPrinting({ at: "choosing" }),
  };
}
