import { type CallName, call } from "../../door";
import { Outbox } from "./outbox";

/** The one outbox of the window. */
export const outbox = new Outbox((item) => call(item.call, item.request as never));

const SAVING =
  /^(members|documents|rounds|sessions|roll_call|meetings|make_ups|register|returns|essays|attachments|conflicts|superior_forms|undo)\.|^phone\.take$/;
/** These calls write nothing into the book that a person typed. */
const NOT_SAVING: readonly CallName[] = [
  "attachments.fetch",
  "attachments.recognise",
  "attachments.save_copy",
  "meetings.read_scheme",
  "superior_forms.check",
];

/** Whether the call writes what a person entered into the book. */
export function saves(name: CallName): boolean {
  return SAVING.test(name) && !NOT_SAVING.includes(name);
}
