/** Who is logged in, what their phone is shown, and the server's clock, as the server says them. */
import * as v from "valibot";

const named = v.object({ id: v.string(), name: v.string() });

export const me = v.object({
  name: v.string(),
  role: v.picklist(["officer", "grader", "admin"]),
  /** Reads essays that were handed in. */
  grades: v.boolean(),
  committee: named,
  /** Codes of a phone beside the passphrase; `needed`: nothing else can be done before they are set up. */
  second_factor: v.picklist(["on", "off", "needed"]),
});
export type Me = v.InferOutput<typeof me>;

export const clockState = v.object({ doubtful: v.boolean(), shown: v.string(), goes_by: v.string() });
export type ClockState = v.InferOutput<typeof clockState>;

/** What a phone is shown once: for its camera, for fingers, for itself. */
export const proposedFactor = v.object({ qr_svg: v.string(), secret: v.string(), address: v.string() });
export type ProposedFactor = v.InferOutput<typeof proposedFactor>;
