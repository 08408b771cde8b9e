import { Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { year } from "../../i18n/formats";
import { readDate } from "../../i18n/writtenDate";
import type { ImportPreview, ImportRequest, ImportRow } from "../types";
import { asksWho, canBeCorrected, corrected, decided, placeOf, rowsToReview } from "./review";

interface Props {
  preview: ImportPreview;
  request: ImportRequest;
  onChange: (request: ImportRequest) => void;
}

/** Rows that need a decision: the person corrects a field, leaves it empty, or says whether two rows are one person. */
export function ReviewList({ preview, request, onChange }: Props) {
  const { t } = useTranslation();
  const whole = preview.problems.filter((problem) => problem.row === 0 && problem.code !== "other_sheet");
  return (
    <Stack gap="xs" className="rows-scroll review-list" p="sm" data-testid="import-review">
      {whole.map((problem) => (
        <Paper key={problem.message} className="amber">
          {problem.message}
        </Paper>
      ))}
      {rowsToReview(preview, request).map(({ row, problems, values }) => (
        <Paper key={row} className="amber" data-testid="import-review-row" data-row={row}>
          <Text fw={600}>
            {rowLabel(t, placeOf(row, request))}
            {values && (
              <>
                {" · "}
                <span className="person-name">{values.values.name}</span> {year(values.values.born)}
              </>
            )}
          </Text>
          {problems.map((problem) => (
            <Group key={`${problem.field}-${problem.message}`} mt={4} align="center" justify="space-between">
              <Text>{problem.message}</Text>
              {values && canBeCorrected(problem) && (
                <CorrectionField
                  row={row}
                  field={problem.field}
                  onCorrect={(value) => onChange(corrected(request, row, problem.field, value))}
                />
              )}
            </Group>
          ))}
          {values && asksWho(values, request) && (
            <WhoIsIt row={values} onTake={(take) => onChange(decided(request, row, take))} />
          )}
        </Paper>
      ))}
    </Stack>
  );
}

function rowLabel(t: TFunction, { row, sheet }: ReturnType<typeof placeOf>): string {
  return sheet === undefined ? t("import.row_number", { row }) : t("import.row_number_in", { row, sheet });
}

const DATES = ["born", "joined", "official"];

function CorrectionField({
  row,
  field,
  onCorrect,
}: {
  row: number;
  field: string;
  onCorrect: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDate(text, field === "born" ? "birth" : "event");
    onCorrect(DATES.includes(field) && read.kind === "day" ? read.iso : text.trim());
  };
  const label = t(`members.field.${field}`);
  return (
    <form onSubmit={submit}>
      <Group gap="xs">
        <TextInput
          id={`import-mend-${row}-${field}`}
          data-testid={`import-mend-${row}-${field}`}
          aria-label={t("import.mend_label", { row, field: label })}
          placeholder={DATES.includes(field) ? t("common.date_placeholder") : label}
          w={220}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ""} data-testid={`import-mend-save-${row}-${field}`}>
          {t("import.mend")}
        </Button>
        <Button
          variant="default"
          onClick={() => onCorrect("")}
          data-testid={`import-mend-empty-${row}-${field}`}
        >
          {t("import.leave_empty")}
        </Button>
      </Group>
    </form>
  );
}

interface WhoProps {
  row: ImportRow;
  onTake: (take: "add" | "skip") => void;
}

/** The question for a row that may be a member who is already in the book, or no person at all. */
function WhoIsIt({ row, onTake }: WhoProps) {
  const { t } = useTranslation();
  const other = row.resembles;
  const unknown = t("import.year_unknown");
  const skipped = row.status === "skipped" || row.status === "already_here";
  return (
    <Group mt={4} justify="space-between">
      {other ? (
        <Text>
          {t("import.same_person")}{" "}
          <span className="person-name">
            {t("import.two_years", {
              name: row.values.name,
              here: year(other.born) || unknown,
              file: year(row.values.born) || unknown,
            })}
          </span>
        </Text>
      ) : (
        <Text>{t("import.is_member")}</Text>
      )}
      <Group gap="xs">
        <Button
          variant={skipped ? "filled" : "default"}
          onClick={() => onTake("skip")}
          data-testid={`import-skip-${row.row}`}
        >
          {t(other ? "import.is_same" : "import.skip_row")}
        </Button>
        <Button
          variant={row.status === "new" ? "filled" : "default"}
          disabled={row.values.name === ""}
          onClick={() => onTake("add")}
          data-testid={`import-add-${row.row}`}
        >
          {t(other ? "import.is_different" : "import.add_row")}
        </Button>
      </Group>
    </Group>
  );
}
