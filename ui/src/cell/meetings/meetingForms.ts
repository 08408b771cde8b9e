import { REGISTERS, type Register } from "../../generated/registers";

/** The registers of which a meeting is made. */
const NAMES = { meeting: "meeting", item: "agenda_item", resolution: "resolution", task: "assigned_task" };

function described(name: string): Register {
  const found = REGISTERS.find((register) => register.name === name);
  if (!found) throw new Error(`no register ${name}`);
  return found;
}

export const MEETING = described(NAMES.meeting);
export const ITEM = described(NAMES.item);
export const RESOLUTION = described(NAMES.resolution);
export const TASK = described(NAMES.task);

/** The fields of a meeting's form; its steps have a list of their own. */
export const MEETING_FIELDS = MEETING.fields
  .map(({ name }) => name)
  .filter((name) => !name.startsWith("step_") && name !== "confirmed");

/** The meeting that a row lies within is known from its page. */
const ofMeeting = (register: Register) =>
  register.fields.map(({ name }) => name).filter((name) => name !== "meeting");

export const ITEM_FIELDS = ofMeeting(ITEM);
export const RESOLUTION_FIELDS = ofMeeting(RESOLUTION);
export const TASK_FIELDS = ofMeeting(TASK);
export const PROGRESS = TASK.fields.find(({ name }) => name === "progress");
