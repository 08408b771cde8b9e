import { type Answer, type CallName, call } from "../../door";
import { type About, formRecord, type Item, isKeptCall } from "./items";
import { staysAfter } from "./refusals";
import { outbox } from "./window";

/** One item that was sealed when the book was locked before it was saved. */
export interface KeptItem {
  item: Item;
  by: string;
  /** RFC 3339. */
  at: string;
}

/** Items that this program would not send stay where they are, for the program that sealed them. */
export function keptItems(items: Answer<"outbox.waiting">["items"]): KeptItem[] {
  return items.flatMap(({ item, by, at }, place) => {
    if (!isKeptCall(item.call)) return [];
    const about: About = { kind: item.about as About["kind"], name: item.name };
    // Two presses of the same form are two items, although the page gave them the same record.
    const record = about.kind === "form" ? formRecord(`kept-${place}`) : item.record;
    const call = item.call as CallName;
    return [{ item: { record, field: item.field, call, request: JSON.parse(item.request), about }, by, at }];
  });
}

const forget = () => call("outbox.forget", {});

/** The draft of a new record that was saved is given up, or its form would show it the next time as not saved. */
async function giveUpDraft({ call: name, request }: Item): Promise<void> {
  const { new_id, register } = request as { new_id?: string | null; register?: string };
  if (!new_id) return;
  const form = `${register ?? name.split(".")[0]}/new`;
  const { values } = await call("forms.kept", { form });
  if (values?.new_id === new_id) await call("forms.give_up", { form });
}

/** Forgets the sealed items, all of which are on the disk. */
async function done(kept: readonly KeptItem[]): Promise<void> {
  for (const { item } of kept) await giveUpDraft(item).catch(() => undefined);
  await forget();
}

/** Forgets the sealed items once the last of them is on the disk. */
function forgetOnceSaved(kept: readonly KeptItem[]): void {
  const stop = outbox.subscribe(() => {
    if (outbox.unsaved().length > 0) return;
    stop();
    void done(kept).catch(() => undefined);
  });
}

/**
 * Saves the sealed items, oldest first. An item that the disk refuses stays in the outbox, and sealed, until it is saved. The
 * promise rejects when the book refuses one.
 */
export async function saveKept(kept: readonly KeptItem[]): Promise<void> {
  for (const { item } of kept) outbox.put(item);
  if (await outbox.flush()) {
    await done(kept);
    return;
  }
  const refused = kept
    .map(({ item }) => outbox.errorOf(item.record))
    .find((error) => error && !staysAfter(error));
  if (refused) throw refused;
  forgetOnceSaved(kept);
}

/** Gives the sealed items up. */
export async function dropKept(kept: readonly KeptItem[]): Promise<void> {
  for (const { item } of kept) outbox.withdraw(item.record);
  await forget();
}
