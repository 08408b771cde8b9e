import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCalendarDown, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { call, dialogs } from "../../door";
import { PageHead } from "../frame/PageHead";
import { ExportButton } from "../lists/ExportButton";
import { NO_FILTER } from "../lists/filter";
import { PrintButton } from "../lists/PrintButton";
import { showDone, showRefusal } from "../notices/notices";
import { useCall } from "../queries";
import { DatedList } from "./DatedList";
import { byMonth } from "./months";
import { printedCalendar } from "./printed";

/** What takes place and what is due in a year, month by month. */
export default function CalendarPage() {
  const { t } = useTranslation();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const calendar = useCall("calendar.year", { year });
  const days = calendar.data?.days ?? [];
  return (
    <div data-testid="page-calendar">
      <PageHead title={t("calendar.title", { year })}>
        <Years year={year} onChange={setYear} />
        <SaveFile year={year} disabled={days.length === 0} />
        <ExportButton
          testId="calendar-export"
          disabled={days.length === 0}
          table={(t) => printedCalendar(t, year, days)}
        />
        <PrintButton
          testId="calendar-print"
          disabled={days.length === 0}
          period={NO_FILTER}
          table={(t) => printedCalendar(t, year, days)}
        />
      </PageHead>
      <ErrorNote error={calendar.error} onRetry={() => void calendar.refetch()} />
      {calendar.data && days.length === 0 && <EmptyState text={t("calendar.empty")} />}
      <Stack gap="lg">
        {byMonth(days).map(({ month, days }) => (
          <section key={month}>
            <Title order={2} mb="xs">
              {t("calendar.month", { month: Number(month.slice(5)) })}
            </Title>
            <DatedList days={days} />
          </section>
        ))}
      </Stack>
    </div>
  );
}

function Years({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      <Button
        variant="default"
        onClick={() => onChange(year - 1)}
        aria-label={t("calendar.year_before")}
        data-testid="calendar-before"
      >
        <IconChevronLeft aria-hidden />
      </Button>
      <Text fw={600}>{year}</Text>
      <Button
        variant="default"
        onClick={() => onChange(year + 1)}
        aria-label={t("calendar.year_after")}
        data-testid="calendar-after"
      >
        <IconChevronRight aria-hidden />
      </Button>
    </Group>
  );
}

/** What the file holds, and where phones may copy it, is said before it is written. */
function SaveFile({ year, disabled }: { year: number; disabled: boolean }) {
  const { t } = useTranslation();
  const write = async () => {
    try {
      const path = await dialogs.saveFile(t("calendar.file", { year }));
      if (!path) return;
      const written = await call("calendar.save", { year, path });
      showDone(t("totals.written", { path: written.path }), null);
    } catch (error) {
      showRefusal(error as Error);
    }
  };
  return (
    <ConfirmButton
      testId="calendar-save"
      variant="default"
      leftSection={<IconCalendarDown aria-hidden />}
      disabled={disabled}
      question={t("calendar.save_question")}
      answer={t("calendar.save_answer")}
      onConfirm={() => void write()}
    >
      {t("calendar.save")}
    </ConfirmButton>
  );
}
