import { notifications } from "@mantine/notifications";
import i18next from "i18next";

/** A sentence that disappears by itself. */
export function showNotice(message: string): void {
  notifications.show({ message, color: "book", closeButtonProps: { "aria-label": i18next.t("close") } });
}
