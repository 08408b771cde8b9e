import type { ReactNode } from "react";

interface Props {
  testId: string;
  /** Read aloud: what the figure counts. */
  label: string;
  onOpen: () => void;
  children: ReactNode;
}

/** A figure is a link: it opens the rows it was counted from. */
export function Figure({ testId, label, onOpen, children }: Props) {
  return (
    <button type="button" className="plain-button" data-testid={testId} aria-label={label} onClick={onOpen}>
      {children}
    </button>
  );
}
