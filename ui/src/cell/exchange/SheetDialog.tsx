import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { useAct } from "../queries";

/** When the other laptops are lost, the words of a recovery sheet open what they sealed. */
export function SheetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const open = useAct("keys.open_with_sheet", {
    touches: ["exchange", "essays", "members", "roll_call"],
    done: t("keys.opened"),
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t("keys.use_sheet")}
      testId="sheet-dialog"
      onSubmit={() => open.mutate({ words }, { onSuccess: onClose })}
      error={otherError(open.error, ["words"])}
      action={t("keys.open")}
      actionTestId="sheet-open"
      disabled={words.trim() === ""}
      pending={open.isPending}
    >
      <Text>{t("keys.sheet_help")}</Text>
      <Textarea
        id="sheet-words"
        data-testid="sheet-words"
        data-autofocus
        label={t("lock.recover_words")}
        autoComplete="off"
        autoCapitalize="none"
        rows={3}
        value={words}
        error={fieldError(open.error, "words")}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
