import { Alert } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import "./note.css";

interface Props {
  color: "yellow" | "blue";
  testId: string;
  children: ReactNode;
  /** What can be done about it. */
  act?: ReactNode;
}

/** A note above a list. On the smallest screen it is one line, and a press shows all of it: several notes would leave no row in sight. */
export function Note({ color, testId, children, act }: Props) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  return (
    <Alert color={color} className="note" data-whole={whole || undefined} data-testid={testId}>
      <div className="note-line">
        <div className="note-text">{children}</div>
        <button
          type="button"
          className="plain-button note-more"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          data-testid={`${testId}-whole`}
        >
          {t(whole ? "note.fold" : "note.whole")}
        </button>
        {act}
      </div>
    </Alert>
  );
}
