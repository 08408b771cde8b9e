import { Group, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../design/Chart";
import { ChartToggle } from "../../design/ChartToggle";
import { Figure } from "../../design/Figure";
import type { Register, RegisterField } from "../../generated/registers";
import { number } from "../../i18n/formats";
import type { RegisterRow } from "../types";
import { useWords } from "./described";

/** The rows of which a figure is the count or the sum. */
export interface Only {
  field: string;
  word: string;
  said: string;
}

export function isOnly(only: Only | null, row: RegisterRow): boolean {
  return only === null || row.values[only.field] === only.word;
}

interface Props {
  register: Register;
  rows: readonly RegisterRow[];
  onOpen: (only: Only) => void;
}

/** The rows that the page shows, by the words of one of their fields: counted, or a field of theirs added up. */
export function RegisterChart({ register, rows, onOpen }: Props) {
  const by = register.fields.filter((field) => field.format === "word" && field.words.length > 1);
  if (by.length === 0 || rows.length === 0) return null;
  return (
    <ChartToggle testId="register-chart">
      <Chosen register={register} rows={rows} by={by} onOpen={onOpen} />
    </ChartToggle>
  );
}

function Chosen({ register, rows, by, onOpen }: Props & { by: readonly RegisterField[] }) {
  const { t } = useTranslation();
  const { label, counted, word } = useWords();
  const [name, setName] = useState(by[0]?.name ?? "");
  const [what, setWhat] = useState("");
  const field = by.find((each) => each.name === name) ?? by[0];
  if (!field) return null;
  const sums = register.fields.filter((each) => register.sums.includes(each.name));
  const summed = sums.find((each) => each.name === what);
  const heading = summed ? label(summed) : counted(register);
  const values = field.words.map(([stored]) => sumOf(rows, field.name, stored, summed?.name));
  return (
    <>
      <Group>
        <NativeSelect
          label={t("charts.by")}
          value={field.name}
          onChange={(event) => setName(event.currentTarget.value)}
          data={by.map((each) => ({ value: each.name, label: label(each) }))}
          data-testid="register-chart-by"
        />
        {sums.length > 0 && (
          <NativeSelect
            label={t("charts.what")}
            value={what}
            onChange={(event) => setWhat(event.currentTarget.value)}
            data={[
              { value: "", label: t("charts.rows", { counted: counted(register) }) },
              ...sums.map((each) => ({ value: each.name, label: label(each) })),
            ]}
            data-testid="register-chart-what"
          />
        )}
      </Group>
      <Chart
        testId="chart-register"
        title={t("charts.register", { register: label(register), field: label(field) })}
        shape="columns"
        of={label(field)}
        labels={field.words.map(word)}
        series={[{ name: heading, values, printed: values.map(number) }]}
        figure={(_, at) => {
          const named = field.words[at];
          if (!named) return null;
          const said = `${label(field)}: ${word(named)}`;
          const value = number(values[at] ?? 0);
          return (
            <Figure
              testId={`chart-word-${named[0]}`}
              label={t("totals.open_rows", { figure: said, value })}
              onOpen={() => onOpen({ field: field.name, word: named[0], said })}
            >
              {value}
            </Figure>
          );
        }}
      />
    </>
  );
}

function sumOf(
  rows: readonly RegisterRow[],
  field: string,
  word: string,
  summed: string | undefined,
): number {
  const fitting = rows.filter((row) => row.values[field] === word);
  if (summed === undefined) return fitting.length;
  return fitting.reduce((sum, { values }) => sum + (Number(values[summed]) || 0), 0);
}
