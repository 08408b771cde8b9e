import type { ReactNode } from "react";
import type { BinItem } from "../types";

/** The label of any other thing names a person: a mark, an essay, a member. */
const NAMELESS: readonly BinItem["thing"][] = ["document", "round", "session"];

/** The label of a thing in a list of several kinds. F6 hides it where it names a person. */
export function ThingLabel({ thing, children }: { thing: BinItem["thing"]; children: ReactNode }) {
  return NAMELESS.includes(thing) ? children : <span className="person-name">{children}</span>;
}
