import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api, type DocumentLine } from "../api";
import { ActDialog } from "../parts/ActDialog";

/** Withdraws a document that was issued by mistake, or puts it in force again. */
export function WithdrawDocumentDialog({ line, close }: { line: DocumentLine; close: () => void }) {
  const { t } = useTranslation();
  const what = line.withdrawn_at ? "restore" : "withdraw";
  return (
    <ActDialog
      title={t(`documents.${what}_title`, { label: line.label })}
      close={close}
      act={() => api.withdrawDocument(line.id, line.withdrawn_at === null)}
      action={t(`documents.${what}`)}
      testId="document-withdraw-yes"
      done={t(`documents.${what}_done`, { label: line.label })}
    >
      {() => <Text>{t(`documents.${what}_help`)}</Text>}
    </ActDialog>
  );
}
