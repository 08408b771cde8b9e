import { useTranslation } from "react-i18next";
import { Note } from "../../design/Note";

/** The book holds sealed texts to which this laptop has no key. */
export function UnreadNote({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Note color="yellow" testId="unread">
      {t("keys.unread", { count })}
    </Note>
  );
}
