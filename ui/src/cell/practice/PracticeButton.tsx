import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { ConfirmButton } from "../../design/ConfirmButton";
import { showRefusal } from "../notices/notices";

interface Props {
  testId: string;
  act: () => Promise<void>;
  /** Asked before something is thrown away. */
  question?: string;
  size?: "sm";
  color?: string;
  variant?: string;
  children: ReactNode;
}

/** Moves between the books. It is busy until the window has opened the other one. */
export function PracticeButton({ testId, act, question, children, ...looks }: Props) {
  const [busy, setBusy] = useState(false);
  const go = () => {
    setBusy(true);
    act()
      .catch((error: Error) => showRefusal(error))
      .finally(() => setBusy(false));
  };
  if (!question)
    return (
      <Button {...looks} loading={busy} onClick={go} data-testid={testId}>
        {children}
      </Button>
    );
  return (
    <ConfirmButton
      {...looks}
      testId={testId}
      loading={busy}
      question={question}
      answer={String(children)}
      onConfirm={go}
    >
      {children}
    </ConfirmButton>
  );
}
