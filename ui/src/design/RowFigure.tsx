import type { ReactNode } from "react";
import { Figure } from "./Figure";

interface Props {
  testId: string;
  label: string;
  onOpen: () => void;
  children: ReactNode;
}

/** A figure in a row that opens itself when it is pressed: the figure opens its own rows. */
export function RowFigure(props: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the press from the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys on the figure do not reach the row
    <span onClick={(event) => event.stopPropagation()}>
      <Figure {...props} />
    </span>
  );
}
