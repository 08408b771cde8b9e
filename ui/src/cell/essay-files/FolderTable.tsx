import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { year } from "../../i18n/formats";
import { useAct } from "../queries";
import type { FolderFile, FolderPreview, FolderTaken, LetterCode } from "../types";
import { canTake, counts, type FileChoice, firstChoice } from "./chosenFiles";
import { CODES } from "./letters";

interface Props {
  round: string;
  path: string;
  preview: FolderPreview;
  onClose: () => void;
}

export function FolderTable({ round, path, preview, onClose }: Props) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState(() => preview.rows.map(firstChoice));
  const [taken, setTaken] = useState<FolderTaken | null>(null);
  const take = useAct("essay_files.take_folder", {
    notifies: true,
    done: (done) => t("essay_files.folder_taken", { texts: done.texts, pages: done.pages }),
  });
  const chosen = preview.rows.flatMap((row, at) => {
    const choice = choices[at];
    return choice?.takes && canTake(row, choice)
      ? [{ file: row.file, member: choice.member, encoding: choice.encoding }]
      : [];
  });
  const accept = () =>
    take.mutate(
      { round, path, rows: chosen, bears_secret_mark: false },
      { onSuccess: (done) => (done.refused.length > 0 ? setTaken(done) : onClose()) },
    );
  const change = (at: number, part: Partial<FileChoice>) =>
    setChoices((before) => before.map((choice, place) => (place === at ? { ...choice, ...part } : choice)));
  if (taken) return <Refused taken={taken} onClose={onClose} />;
  return (
    <Stack>
      <Text fw={600} data-testid="folder-counts">
        {t("essay_files.counts", counts(preview.rows))}
      </Text>
      {preview.more && <Alert color="yellow">{t("essay_files.more_files")}</Alert>}
      <div className="folder-table" tabIndex={0} role="region" aria-label={t("essay_files.files")}>
        <table className="table" data-testid="folder-table">
          <thead>
            <tr>
              <th scope="col">{t("essay_files.column.take")}</th>
              <th scope="col">{t("essay_files.column.file")}</th>
              <th scope="col">{t("essay_files.column.member")}</th>
              <th scope="col">{t("essay_files.column.certainty")}</th>
              <th scope="col">{t("essay_files.column.code")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, at) => (
              <Line
                key={row.file}
                row={row}
                members={preview.members}
                choice={choices[at] ?? firstChoice(row)}
                onChange={(part) => change(at, part)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-testid="folder-cancel">
          {t("essay_files.not_this")}
        </Button>
        <Button
          disabled={chosen.length === 0}
          loading={take.isPending}
          onClick={accept}
          data-testid="folder-take"
        >
          {t("essay_files.take_files", { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  );
}

interface LineProps {
  row: FolderFile;
  members: FolderPreview["members"];
  choice: FileChoice;
  onChange: (part: Partial<FileChoice>) => void;
}

function Line({ row, members, choice, onChange }: LineProps) {
  const { t } = useTranslation();
  const { file } = row;
  return (
    <tr data-testid="folder-row" data-certainty={row.certainty}>
      <td>
        <Checkbox
          aria-label={t("essay_files.take_file", { file })}
          checked={choice.takes && canTake(row, choice)}
          disabled={!canTake(row, choice)}
          onChange={(event) => onChange({ takes: event.currentTarget.checked })}
        />
      </td>
      <td>
        <b>{file}</b>
        {(row.problem ?? row.begins) && (
          <Text fz="sm" c={row.problem ? "red.9" : "ink.6"}>
            {row.problem ?? row.begins}
          </Text>
        )}
      </td>
      <td>
        <NativeSelect
          aria-label={t("essay_files.member_of", { file })}
          value={choice.member}
          disabled={row.problem !== null}
          onChange={(event) =>
            onChange({ member: event.currentTarget.value, takes: event.currentTarget.value !== "" })
          }
          data={[
            { value: "", label: t("essay_files.no_member") },
            ...members.map(({ member, name, born }) => ({ value: member, label: `${name} (${year(born)})` })),
          ]}
        />
      </td>
      <td>
        {t(`essay_files.certainty.${row.certainty}`)}
        {row.why && <Text fz="sm">{t(`essay_files.why.${row.why}`)}</Text>}
      </td>
      <td>
        {row.kind === "text" && row.problem === null && (
          <NativeSelect
            aria-label={t("essay_files.code_of", { file })}
            value={choice.encoding}
            onChange={(event) => onChange({ encoding: event.currentTarget.value as LetterCode })}
            data={CODES.map((code) => ({ value: code, label: t(`import.encoding.${code}`) }))}
          />
        )}
      </td>
    </tr>
  );
}

function Refused({ taken, onClose }: { taken: FolderTaken; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert
        color="yellow"
        role="alert"
        title={t("pages.refused", { count: taken.refused.length })}
        data-testid="folder-refused"
      >
        {taken.refused.map((file) => (
          <Text key={file.file}>
            <b>{file.file}</b>: {file.message}
          </Text>
        ))}
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onClose} data-testid="folder-done">
          {t("common.close")}
        </Button>
      </Group>
    </Stack>
  );
}
