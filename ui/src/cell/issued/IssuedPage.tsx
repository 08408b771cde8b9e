import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useCall } from "../queries";
import type { RowPageProps } from "../registers/rowPage";
import { PaperView } from "./PaperView";

/** An issued paper: what was printed, and whether that matches the book. */
export default function IssuedPage({ id }: RowPageProps) {
  const { t } = useTranslation();
  const paper = useCall("issued.get", { id });
  return (
    <Stack gap="sm" data-testid="page-issued">
      <ErrorNote error={paper.error} onRetry={() => void paper.refetch()} />
      {paper.data && <PaperView paper={paper.data} />}
      <Text c="ink.6">{t("issued.withdraw_help")}</Text>
    </Stack>
  );
}
