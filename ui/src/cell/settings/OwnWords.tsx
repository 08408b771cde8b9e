import { Button, Group, List, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import type { Answer } from "../../door";
import { printAndSay, UPRIGHT } from "../printing";
import { useAct } from "../queries";
import { OwnPassphrase } from "./OwnPassphrase";

interface Props {
  onClose: () => void;
}

/** The words of the person's own key, after the passphrase was typed again. */
export function OwnWords({ onClose }: Props) {
  const { t } = useTranslation();
  const show = useAct("people.own_words");
  const [own, setOwn] = useState("");
  const [sheet, setSheet] = useState<Answer<"people.own_words"> | null>(null);
  if (sheet) {
    return (
      <Dialog onClose={onClose} size="lg" title={t("audiences.print_words")}>
        <Text>{t("audiences.words_why")}</Text>
        <List type="ordered" data-testid="own-words">
          {sheet.words.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, and the order never changes
            <List.Item key={place}>{word}</List.Item>
          ))}
        </List>
        <Group>
          <Button onClick={() => void printAndSay(sheet.html, UPRIGHT)} data-testid="own-words-print">
            {t("recovery.print")}
          </Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t("audiences.print_words")}
      testId="own-words-form"
      onSubmit={() => show.mutate({ own_passphrase: own }, { onSuccess: setSheet })}
      error={otherError(show.error, ["own_passphrase"])}
      action={t("audiences.show_words")}
      actionTestId="own-words-now"
      disabled={own === ""}
      pending={show.isPending}
    >
      <Text>{t("audiences.words_why")}</Text>
      <OwnPassphrase value={own} onChange={setOwn} error={show.error} autoFocus />
    </FormDialog>
  );
}

/** Opens with the printed words what a forgotten passphrase or a new laptop closed. */
export function TypeOwnWords({ onClose }: Props) {
  const { t } = useTranslation();
  const take = useAct("people.take_own_words", { done: t("audiences.taken"), touches: ["people"] });
  const [words, setWords] = useState("");
  return (
    <FormDialog
      onClose={onClose}
      title={t("audiences.type_words")}
      testId="type-words"
      onSubmit={() => take.mutate({ words }, { onSuccess: onClose })}
      error={otherError(take.error, ["words"])}
      action={t("audiences.take_words")}
      actionTestId="type-words-now"
      disabled={words.trim() === ""}
      pending={take.isPending}
    >
      <Textarea
        id="type-words-words"
        data-testid="type-words-words"
        data-autofocus
        autosize
        minRows={2}
        label={t("audiences.words_on_paper")}
        description={t("audiences.words_help")}
        value={words}
        error={fieldError(take.error, "words")}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
