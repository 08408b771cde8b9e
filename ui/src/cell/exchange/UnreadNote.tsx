import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Sealed things are here, and this laptop has no key to them. */
export function UnreadNote({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Alert color="yellow" data-testid="unread">
      {t("keys.unread", { count })}
    </Alert>
  );
}
