import { Alert, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { year } from "../../i18n/formats";
import { useAct } from "../queries";
import type { RollRow } from "../types";
import { type Answers, answered, marksOf, type PastedLine, readPasted, signsOf } from "./paste";
import { SignQuestions } from "./SignQuestions";

interface Props {
  session: string;
  rows: readonly RollRow[];
  begun: string;
  onClose: () => void;
  onPasted: (undo: string | null) => void;
}

/** Nothing is marked before the preview has been looked at. */
export function PasteDialog({ session, rows, begun, onClose, onPasted }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(begun);
  const [answers, setAnswers] = useState<Answers>({});
  const read = useMemo(() => readPasted(text, rows), [text, rows]);
  const lines = answered(read, answers);
  const marks = marksOf(lines);
  const unsure = lines.filter((line) => line.is !== "matched").length;
  const save = useAct("roll_call.mark_many", { done: t("roll_call.pasted"), touches: ["roll_call"] });
  return (
    <Dialog onClose={onClose} size={900} title={t("roll_call.paste_title")} data-testid="paste-dialog">
      <Stack>
        <Textarea
          id="paste-text"
          data-testid="paste-text"
          data-autofocus
          label={t("roll_call.paste_here")}
          rows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SignQuestions
          signs={signsOf(read)}
          answers={answers}
          onAnswer={(key, digit) => setAnswers((before) => ({ ...before, [key]: digit }))}
        />
        {lines.length > 0 && (
          <div
            className="rows-scroll"
            style={{ maxHeight: "34vh" }}
            tabIndex={0}
            role="region"
            aria-label={t("roll_call.pasted_line")}
          >
            <table className="table" data-testid="paste-preview">
              <thead>
                <tr>
                  <th scope="col">{t("roll_call.pasted_line")}</th>
                  <th scope="col">{t("roll_call.pasted_as")}</th>
                </tr>
              </thead>
              <tbody>
                {withPlaces(lines).map(({ place, line }) => (
                  <tr
                    key={place}
                    className={line.is === "matched" ? undefined : "amber-row"}
                    data-is={line.is}
                  >
                    <td>{line.text}</td>
                    <td>
                      <Read line={line} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {unsure > 0 && <Alert color="yellow">{t("roll_call.paste_unsure", { count: unsure })}</Alert>}
        <ErrorNote error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-testid="paste-cancel">
            {t("common.cancel")}
          </Button>
          <Button
            disabled={marks.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate({ session, marks }, { onSuccess: (marked) => onPasted(marked.undo) })}
            data-testid="paste-commit"
          >
            {t("roll_call.paste_commit", { count: marks.length })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** A pasted line has no name but its place. */
function withPlaces(lines: readonly PastedLine[]) {
  return lines.map((line, place) => ({ place, line }));
}

function Read({ line }: { line: PastedLine }) {
  const { t } = useTranslation();
  switch (line.is) {
    case "matched":
      return (
        <Text>
          {line.row.name} ({year(line.row.born)}): <b>{t(`mark.${line.mark}`)}</b>
        </Text>
      );
    case "asked":
      return <Text>{t("roll_call.paste_asked", { name: line.row.name, sign: line.sign.text })}</Text>;
    case "several":
      return <Text>{t("roll_call.paste_several", { count: line.rows.length })}</Text>;
    case "nobody":
      return <Text>{t("roll_call.paste_nobody")}</Text>;
    case "no_mark":
      return <Text>{t("roll_call.paste_no_mark", { name: line.row.name })}</Text>;
  }
}
