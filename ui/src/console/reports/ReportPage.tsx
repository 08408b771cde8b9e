import { Alert, Button, Group, List, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { IconFileSpreadsheet, IconFileText, IconFileTypePdf } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ReportFormat } from "../api";
import { saveFile } from "../parts/download";
import { useSentence } from "../parts/sentence";
import { useTitle } from "../parts/title";
import { type PeriodKind, type ReportPeriod, written, yearsUntil } from "./period";

const KINDS: readonly PeriodKind[] = ["year", "quarter", "month"];
const PARTS = { year: 0, quarter: 4, month: 12 } as const;
const FILES = [
  { format: "pdf", Icon: IconFileTypePdf },
  { format: "docx", Icon: IconFileText },
  { format: "xlsx", Icon: IconFileSpreadsheet },
] as const satisfies readonly { format: ReportFormat; Icon: unknown }[];

/** The report of a year, a quarter or a month over all cells, as a file. */
export function ReportPage() {
  const { t } = useTranslation();
  const sentence = useSentence();
  useTitle(t("report.title"));
  const today = new Date();
  const [period, setPeriod] = useState<ReportPeriod>({ kind: "year", year: today.getFullYear(), part: 1 });
  const file = useMutation({
    mutationFn: (format: ReportFormat) => api.report(written(period), format),
    onSuccess: (content, format) => saveFile(content, `${t("report.file")} ${written(period)}.${format}`),
  });
  const parts = Array.from({ length: PARTS[period.kind] }, (_, at) => String(at + 1));
  return (
    <>
      <Title order={1} mb="xs">
        {t("report.title")}
      </Title>
      <Paper maw={760}>
        <Stack>
          <Group align="flex-end">
            <NativeSelect
              label={t("report.period")}
              value={period.kind}
              onChange={(event) =>
                setPeriod({ ...period, kind: event.currentTarget.value as PeriodKind, part: 1 })
              }
              data={KINDS.map((kind) => ({ value: kind, label: t(`report.of_${kind}`) }))}
              data-testid="report-kind"
            />
            {parts.length > 0 && (
              <NativeSelect
                label={t(`report.of_${period.kind}`)}
                value={String(period.part)}
                onChange={(event) => setPeriod({ ...period, part: Number(event.currentTarget.value) })}
                data={parts}
                data-testid="report-part"
              />
            )}
            <NativeSelect
              label={t("report.of_year")}
              value={String(period.year)}
              onChange={(event) => setPeriod({ ...period, year: Number(event.currentTarget.value) })}
              data={yearsUntil(today.getFullYear()).map(String)}
              data-testid="report-year"
            />
          </Group>
          <List>
            <List.Item>{t("report.rounds")}</List.Item>
            <List.Item>{t("report.registers")}</List.Item>
            <List.Item>{t("report.order")}</List.Item>
          </List>
          <Group>
            {FILES.map(({ format, Icon }) => (
              <Button
                key={format}
                variant={format === "pdf" ? "filled" : "default"}
                leftSection={<Icon size={20} aria-hidden="true" />}
                loading={file.isPending && file.variables === format}
                disabled={file.isPending}
                onClick={() => file.mutate(format)}
                data-testid={`report-${format}`}
              >
                {t(`report.${format}`)}
              </Button>
            ))}
          </Group>
          {file.isPending && <Text role="status">{t("report.waiting")}</Text>}
          {file.isSuccess && (
            <Text role="status" data-testid="report-made">
              {t("report.made")}
            </Text>
          )}
          {file.error && (
            <Alert color="yellow" role="alert" data-testid="report-refused">
              {sentence(file.error)}
            </Alert>
          )}
        </Stack>
      </Paper>
    </>
  );
}
