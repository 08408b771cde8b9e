import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The book holds sealed texts to which this laptop has no key. */
export function UnreadNote({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Alert color="yellow" data-testid="unread">
      {t("keys.unread", { count })}
    </Alert>
  );
}
