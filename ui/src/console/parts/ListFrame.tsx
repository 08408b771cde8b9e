import type { ReactNode } from "react";
import styles from "./list.module.css";

/** Around a table that is wider than a phone: it is scrolled by itself, also from the keyboard. */
export function ListFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
