import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** A missing figure is a dash, because a zero would be a figure. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">{t("missing")}</span>
      <VisuallyHidden>{t("missing_label")}</VisuallyHidden>
    </>
  );
}
