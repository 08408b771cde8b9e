import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCalendarDown, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { today } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { ExportButton } from "../lists/ExportButton";
import { NO_FILTER } from "../lists/filter";
import { PrintButton } from "../lists/PrintButton";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import { DatedList } from "./DatedList";
import { byMonth } from "./months";
import { printedCalendar } from "./printed";

/** What takes place and what is due in a year, month by month. */
export default function CalendarPage() {
  const { t } = useTranslation();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const calendar = useCall("calendar.year", { year }, { fresh: true });
  const days = calendar.data?.days ?? [];
  const months = byMonth(days);
  return (
    <div data-testid="page-calendar">
      <PageHead title={t("calendar.title", { year: String(year) })}>
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
      <Months months={months.map(({ month }) => month)} />
      <Stack gap="lg">
        {months.map(({ month, days }) => (
          <section key={month} id={sectionOf(month)}>
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

const sectionOf = (month: string) => `calendar-${month}`;

/** A year is longer than the window, and the months that are over come first. */
function Months({ months }: { months: readonly string[] }) {
  const { t } = useTranslation();
  if (months.length < 2) return null;
  return (
    <Group component="nav" gap={6} mb="md" className="not-printed" aria-label={t("calendar.to_month")}>
      <Text>{t("calendar.to_month")}</Text>
      {months.map((month) => {
        const isNow = month === today().slice(0, 7);
        return (
          <Button
            key={month}
            size="sm"
            px="sm"
            variant={isNow ? "light" : "default"}
            aria-current={isNow ? "date" : undefined}
            aria-label={t("calendar.month", { month: Number(month.slice(5)) })}
            onClick={() => document.getElementById(sectionOf(month))?.scrollIntoView()}
            data-testid="calendar-month"
          >
            {Number(month.slice(5))}
          </Button>
        );
      })}
    </Group>
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
  const { write, writing } = useWriting();
  const begin = () =>
    void write(t("calendar.file", { year: String(year) }), (path) => call("calendar.save", { year, path }), {
      isPaper: false,
    });
  return (
    <ConfirmButton
      testId="calendar-save"
      variant="default"
      leftSection={<IconCalendarDown aria-hidden />}
      disabled={disabled}
      question={t("calendar.save_question")}
      answer={t("calendar.save_answer")}
      loading={writing}
      onConfirm={begin}
    >
      {t("calendar.save")}
    </ConfirmButton>
  );
}
