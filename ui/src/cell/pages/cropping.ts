/** How much is cut off each side, in percent of the picture as it is shown. */
export interface Cut {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Side = keyof Cut;

export const SIDES: readonly Side[] = ["left", "right", "top", "bottom"];
export const NOTHING: Cut = { left: 0, top: 0, right: 0, bottom: 0 };
/** At least a tenth of the picture is kept. */
const MOST = 90;

const OPPOSITE: Record<Side, Side> = { left: "right", right: "left", top: "bottom", bottom: "top" };

/** The cut with one side changed, so that both sides together leave something. */
export function withSide(cut: Cut, side: Side, percent: number): Cut {
  const most = MOST - cut[OPPOSITE[side]];
  return { ...cut, [side]: Math.round(Math.min(most, Math.max(0, percent))) };
}

/** The part that is kept, in thousandths from the left and top edge. */
export function keptPart(cut: Cut): { left: number; top: number; right: number; bottom: number } {
  return {
    left: cut.left * 10,
    top: cut.top * 10,
    right: 1000 - cut.right * 10,
    bottom: 1000 - cut.bottom * 10,
  };
}

export const cutsNothing = (cut: Cut) => SIDES.every((side) => cut[side] === 0);
