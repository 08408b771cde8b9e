import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Choices, Proposal, Target } from "../types";
import { namesAreChosen, TARGETS, withColumn } from "./choices";

interface Props {
  proposal: Proposal;
  choices: Choices;
  onSheet: (sheet: string) => void;
  onChange: (choices: Choices) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Each heading of the file is matched with a field. The guess is shown, because it may be wrong. */
export function ColumnsStep({ proposal, choices, onSheet, onChange, onBack, onNext }: Props) {
  const { t } = useTranslation();
  const named = namesAreChosen(choices);
  const options = TARGETS.map((target) => ({ value: target, label: t(`import.target.${target}`) }));
  return (
    <Stack data-testid="import-columns">
      <Group justify="space-between">
        <Text>{t("import.columns_help")}</Text>
        {proposal.sheets.length > 1 && (
          <NativeSelect
            id="import-sheet"
            data-testid="import-sheet"
            label={t("import.sheet")}
            value={choices.sheet}
            data={proposal.sheets.map(({ name, people }) => ({
              value: name,
              label: t("import.sheet_people", { name, people }),
            }))}
            onChange={(event) => onSheet(event.currentTarget.value)}
          />
        )}
      </Group>
      <div className="rows-scroll" style={{ maxHeight: "max(15rem, calc(100vh - 25rem))" }}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("import.column_in_file")}</th>
              <th scope="col">{t("import.samples")}</th>
              <th scope="col">{t("import.becomes")}</th>
            </tr>
          </thead>
          <tbody>
            {proposal.columns.map((column) => (
              <tr key={column.index}>
                <td>
                  <span className="quiet">{column.letter}</span>{" "}
                  <b>{column.heading || t("import.no_heading")}</b>
                  {column.hidden && <span className="quiet"> {t("import.hidden_column")}</span>}
                </td>
                <td className="quiet">{column.samples.join(" · ")}</td>
                <td>
                  <NativeSelect
                    id={`import-column-${column.index}`}
                    data-testid={`import-column-${column.index}`}
                    aria-label={t("import.column_label", { column: column.heading || column.letter })}
                    value={choices.columns[column.index] ?? "ignore"}
                    data={options}
                    description={column.sensitive ? t("import.sensitive") : undefined}
                    onChange={(event) =>
                      onChange(withColumn(choices, column.index, event.currentTarget.value as Target))
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {proposal.has_capitals && (
        <Checkbox
          id="import-title-case"
          data-testid="import-title-case"
          label={t("import.title_case")}
          checked={choices.title_case}
          onChange={(event) => onChange({ ...choices, title_case: event.currentTarget.checked })}
        />
      )}
      {!named && <Alert color="yellow">{t("import.needs_name")}</Alert>}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack} data-testid="import-back">
          {t("import.other_file")}
        </Button>
        <Button onClick={onNext} disabled={!named} data-testid="import-to-preview">
          {t("import.to_preview")}
        </Button>
      </Group>
    </Stack>
  );
}
