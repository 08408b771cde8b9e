import { type CallName, call } from "../../door";
import { Outbox } from "./outbox";

/** The one outbox of the window. */
export const outbox = new Outbox((item) => call(item.call, item.request as never));

const SAVING =
  /^(members|documents|rounds|sessions|roll_call|make_ups|register|essays|attachments|cards|undo)\./;
/** They write nothing into the book that was said on a page. */
const NOT_SAVING: readonly CallName[] = ["attachments.fetch", "attachments.save_copy"];

/** Whether a press of this name puts something into the book. */
export function saves(name: CallName): boolean {
  return SAVING.test(name) && !NOT_SAVING.includes(name);
}
