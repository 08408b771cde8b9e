import { notifications } from "@mantine/notifications";
import i18next from "i18next";

/** A sentence that disappears by itself. The latest replaces an earlier one, which would be read as the answer to the latest press. */
export function showNotice(message: string): void {
  notifications.clean();
  notifications.show({ message, color: "book", closeButtonProps: { "aria-label": i18next.t("close") } });
}
