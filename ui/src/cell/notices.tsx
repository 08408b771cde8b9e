import { Button, Group, Text } from "@mantine/core";
import { type NotificationData, notifications } from "@mantine/notifications";
import i18next from "i18next";

/** One notice at a time: two would cover the page's title. What an earlier one offered stands in the history. */
function showOne(notice: NotificationData): void {
  notifications.clean();
  notifications.cleanQueue();
  notifications.show({ closeButtonProps: { "aria-label": i18next.t("common.close") }, ...notice });
}

/** What was done, with a way to take it back. */
export function showDone(text: string, undo: (() => void) | null): void {
  showOne({
    autoClose: undo ? 8000 : 4000,
    color: "teal",
    message: (
      <Group justify="space-between" wrap="nowrap" data-testid="notice">
        <Text>{text}</Text>
        {undo && (
          <Button
            variant="default"
            size="sm"
            flex="none"
            data-testid="notice-undo"
            onClick={() => {
              notifications.clean();
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
  showOne({ message: <span data-testid="notice">{text}</span>, color: "ink", autoClose: 5000 });
}

/** A refusal no form has a place for. Stays longer: it says what to do. */
export function showRefusal(error: Error): void {
  showOne({
    message: <span data-testid="notice-refusal">{error.message}</span>,
    color: "yellow",
    autoClose: 12000,
  });
}
