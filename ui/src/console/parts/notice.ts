import { notifications } from "@mantine/notifications";
import i18next from "i18next";

/** A sentence at the corner that goes by itself: what was done, or why it was not. */
export function showNotice(message: string): void {
  notifications.show({ message, color: "book", closeButtonProps: { "aria-label": i18next.t("close") } });
}
