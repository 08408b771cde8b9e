import { type Answer, type CallName, call } from "../../door";
import { type About, formRecord, type Item, isKeptCall } from "./items";
import { staysAfter } from "./refusals";
import { outbox } from "./window";

/** One thing that was sealed when the book was locked under it. */
export interface KeptItem {
  item: Item;
  by: string;
  /** RFC 3339. */
  at: string;
}

/** As the book opened them; what this program would not send is left where it is. */
export function keptItems(items: Answer<"outbox.waiting">["items"]): KeptItem[] {
  return items.flatMap(({ item, by, at }, place) => {
    if (!isKeptCall(item.call)) return [];
    const about: About = { kind: item.about as About["kind"], name: item.name };
    // Two presses of the same form are two things: the page that pressed it named both alike.
    const record = about.kind === "form" ? formRecord(`kept-${place}`) : item.record;
    const call = item.call as CallName;
    return [{ item: { record, field: item.field, call, request: JSON.parse(item.request), about }, by, at }];
  });
}

const forget = () => call("outbox.forget", {});

/** Lets go what was sealed once the last of it is on the disk. */
function forgetOnceSaved(): void {
  const stop = outbox.subscribe(() => {
    if (outbox.unsaved().length > 0) return;
    stop();
    void forget().catch(() => undefined);
  });
}

/**
 * Saves what was sealed, oldest first. What the disk refuses waits in the outbox like everything else, and stays sealed
 * until it is saved; what the book refuses rejects.
 */
export async function saveKept(kept: readonly KeptItem[]): Promise<void> {
  for (const { item } of kept) outbox.put(item);
  if (await outbox.flush()) {
    await forget();
    return;
  }
  const refused = kept
    .map(({ item }) => outbox.errorOf(item.record))
    .find((error) => error && !staysAfter(error));
  if (refused) throw refused;
  forgetOnceSaved();
}

/** Gives up what was sealed. */
export async function dropKept(kept: readonly KeptItem[]): Promise<void> {
  for (const { item } of kept) outbox.withdraw(item.record);
  await forget();
}
