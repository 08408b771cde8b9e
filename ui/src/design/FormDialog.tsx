import { Button, Group, type ModalProps, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";
import { ErrorNote } from "./ErrorNote";

interface Props extends Pick<ModalProps, "onClose" | "title"> {
  testId: string;
  onSubmit: () => void;
  /** What no field of the form shows itself. */
  error: unknown;
  /** The verb on the button that does it. */
  action: ReactNode;
  actionTestId: string;
  disabled: boolean;
  pending: boolean;
  children: ReactNode;
}

/** A dialog with a few fields: cancelled, or done by its one button or Enter. */
export function FormDialog({ onClose, title, testId, onSubmit, error, children, ...act }: Props) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!act.disabled) onSubmit();
  };
  return (
    <Dialog onClose={onClose} size="lg" title={title} data-testid={testId}>
      <form onSubmit={submit}>
        <Stack>
          {children}
          <ErrorNote error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button
              type="submit"
              disabled={act.disabled}
              loading={act.pending}
              data-testid={act.actionTestId}
            >
              {act.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
