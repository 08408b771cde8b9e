import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";

/** What was done, with a way to take it back. */
export function showDone(text: string, undo: (() => void) | null): void {
  const id = `done-${Date.now()}-${Math.round(performance.now())}`;
  notifications.show({
    id,
    autoClose: undo ? 8000 : 4000,
    color: "teal",
    withCloseButton: true,
    closeButtonProps: { "aria-label": i18next.t("common.close") },
    message: (
      <Group justify="space-between" wrap="nowrap" data-testid="notice">
        <Text>{text}</Text>
        {undo && (
          <Button
            variant="default"
            size="sm"
            data-testid="notice-undo"
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {i18next.t("common.undo")}
          </Button>
        )}
      </Group>
    ),
  });
}

export function showSentence(text: string): void {
  notifications.show({
    message: <span data-testid="notice">{text}</span>,
    color: "ink",
    autoClose: 5000,
    closeButtonProps: { "aria-label": i18next.t("common.close") },
  });
}
