import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";

/** The other laptops are lost: the words of a recovery sheet open what they sealed. */
export function SheetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const open = useAct("keys.open_with_sheet", {
    touches: ["exchange", "essays", "members", "roll_call"],
    done: t("keys.opened"),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ words }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} size="lg" title={t("keys.use_sheet")} data-testid="sheet-dialog">
      <form onSubmit={submit}>
        <Stack>
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
          <ErrorNote error={otherError(open.error, ["words"])} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button
              type="submit"
              loading={open.isPending}
              disabled={words.trim() === ""}
              data-testid="sheet-open"
            >
              {t("keys.open")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
