import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Nobody has said: a dash, never a zero. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">{t("missing")}</span>
      <VisuallyHidden>{t("missing_label")}</VisuallyHidden>
    </>
  );
}
