import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "./Refused";

interface Props {
  /** What no field of the form shows itself. */
  error: Error | null;
  close: () => void;
  /** The verb on the button that does it. */
  action: ReactNode;
  testId: string;
  pending: boolean;
}

/** The end of a form in a dialog: why it was refused, and its two buttons. */
export function FormEnd({ error, close, action, testId, pending }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Refused error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={pending} data-testid={testId}>
          {action}
        </Button>
      </Group>
    </>
  );
}
