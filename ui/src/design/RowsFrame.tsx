import type { CSSProperties, ReactNode } from "react";

interface Props {
  label: string;
  height: CSSProperties["maxHeight"];
  children: ReactNode;
}

/** Around the rows of a dialog: they are scrolled by themselves, also from the keyboard. */
export function RowsFrame({ label, height, children }: Props) {
  return (
    <div className="rows-scroll" style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
