import { Alert, Button, Group, NativeSelect, Paper, Stack, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { call, dialogs } from "../../door";
import { PartsRead } from "../essays/PartsRead";
import type { Settle } from "../essays/useDraft";
import { showRefusal } from "../notices/notices";
import { useAct } from "../queries";
import type { LetterCode, TextPreview } from "../types";
import { Conversions } from "./Conversions";
import { CODES, isDoubtful } from "./letters";

interface Props {
  round: string;
  member: string;
  settle: Settle;
  onChanged: () => Promise<unknown>;
}

interface Opened {
  path: string;
  preview: TextPreview;
}

/** Takes the text of an essay from a Word file or another one. It is shown first, and becomes a version on a press. */
export function TextFromFile({ round, member, settle, onChanged }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [reading, setReading] = useState(false);
  const read = async (path: string, encoding: LetterCode | null) => {
    setReading(true);
    try {
      setOpened({ path, preview: await call("essay_files.open_text", { round, member, path, encoding }) });
    } catch (error) {
      if (error instanceof Error) showRefusal(error);
    } finally {
      setReading(false);
    }
  };
  const pick = async () => {
    const path = await dialogs.openFile("essay").catch(() => null);
    if (path) await read(path, null);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileText aria-hidden />}
        loading={reading && opened === null}
        onClick={() => void pick()}
        data-testid="essay-from-file"
      >
        {t("essay_files.from_file")}
      </Button>
      {opened && (
        <Preview
          {...opened}
          {...{ round, member, settle, onChanged, reading }}
          onCode={(encoding) => void read(opened.path, encoding)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

interface PreviewProps extends Props, Opened {
  reading: boolean;
  onCode: (encoding: LetterCode) => void;
  onClose: () => void;
}

function Preview({
  path,
  preview,
  round,
  member,
  settle,
  onChanged,
  reading,
  onCode,
  onClose,
}: PreviewProps) {
  const { t } = useTranslation();
  const take = useAct("essay_files.take_text", { notifies: true, done: t("essay_files.taken") });
  const request = { round, member, path, encoding: preview.encoding };
  // A refusal is shown as a notice, or in the line that says what is saved.
  const accept = () =>
    void settle(() => take.mutateAsync(request).then(onClose).then(onChanged)).catch(() => undefined);
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={t("essay_files.preview", { file: preview.file })}
      data-testid="text-preview"
    >
      <Stack gap="sm">
        {preview.notes.map((note) => (
          <Alert key={note} color="blue" data-testid={`text-note-${note}`}>
            {t(`essay_files.note.${note}`)}
          </Alert>
        ))}
        {isDoubtful(preview) && (
          <Alert color="yellow" role="alert" data-testid="text-doubtful">
            {t("essay_files.letters_doubtful")}
          </Alert>
        )}
        {preview.has_text && (
          <Alert color="yellow" data-testid="text-has-text">
            {t("essay_files.has_text")}
          </Alert>
        )}
        <NativeSelect
          id="text-code"
          data-testid="text-code"
          label={t("essay_files.code")}
          value={preview.encoding}
          disabled={reading}
          onChange={(event) => onCode(event.currentTarget.value as LetterCode)}
          data={CODES.map((code) => ({ value: code, label: t(`import.encoding.${code}`) }))}
        />
        <Conversions conversions={preview.conversions} />
        <Text fw={600}>{t("essay_files.will_be", { count: preview.characters })}</Text>
        <Paper className="text-preview" tabIndex={0} role="region" aria-label={t("essay_files.text")}>
          <PartsRead parts={preview.parts} />
        </Paper>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-testid="text-cancel">
            {t("essay_files.not_this")}
          </Button>
          <Button loading={take.isPending} disabled={reading} onClick={accept} data-testid="text-take">
            {t("essay_files.take")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
