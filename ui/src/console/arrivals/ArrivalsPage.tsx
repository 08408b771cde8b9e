import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconDeviceUsb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { clock, date, number, today } from "../../i18n/formats";
import { type Arrivals, api } from "../api";
import { isDay } from "../parts/days";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { dayAfter } from "../parts/moments";
import { useShortcut } from "../parts/shortcuts";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { PackageDialog } from "./PackageDialog";
import { PackageList } from "./PackageList";
import { thingsInWords } from "./things";

export function ArrivalsPage() {
  const { t } = useTranslation();
  useTitle(t("arrivals.title"));
  const [typed, setTyped] = useState(today());
  const [day, setDay] = useState(typed);
  const [bringing, setBringing] = useState(false);
  const arrivals = useQuery({
    queryKey: ["arrivals", day],
    queryFn: () => api.arrivals(day),
    refetchInterval: useRefresh(),
  });
  const choose = (value: string) => {
    setTyped(value);
    if (isDay(value)) setDay(value);
  };
  useShortcut("previous", () => choose(dayAfter(day, -1)));
  useShortcut("next", day >= today() ? undefined : () => choose(dayAfter(day, 1)));
  return (
    <>
      <Group justify="space-between" align="flex-end" mb="md">
        <Title order={1}>{t("arrivals.title")}</Title>
        <Group align="flex-end" gap="xs">
          <Button
            onClick={() => setBringing(true)}
            leftSection={<IconDeviceUsb size={20} aria-hidden="true" />}
            data-testid="package-open"
          >
            {t("package.open")}
          </Button>
          <Button
            variant="default"
            onClick={() => choose(dayAfter(day, -1))}
            aria-keyshortcuts="ArrowLeft"
            leftSection={<IconChevronLeft size={18} aria-hidden="true" />}
            data-testid="day-before"
          >
            {t("arrivals.previous")}
          </Button>
          <DateInput
            label={t("arrivals.day")}
            value={typed}
            onChange={choose}
            w={170}
            testId="arrivals-day"
          />
          <Button
            variant="default"
            onClick={() => choose(dayAfter(day, 1))}
            aria-keyshortcuts="ArrowRight"
            disabled={day >= today()}
            rightSection={<IconChevronRight size={18} aria-hidden="true" />}
            data-testid="day-after"
          >
            {t("arrivals.next")}
          </Button>
          <Button
            variant="default"
            onClick={() => choose(today())}
            disabled={day === today()}
            data-testid="day-today"
          >
            {t("arrivals.today")}
          </Button>
        </Group>
      </Group>
      {arrivals.data ? (
        <ArrivalList arrivals={arrivals.data} />
      ) : arrivals.error ? (
        <Failure error={arrivals.error} retry={() => void arrivals.refetch()} />
      ) : (
        <Opening />
      )}
      <PackageList />
      {bringing && <PackageDialog close={() => setBringing(false)} />}
    </>
  );
}

function ArrivalList({ arrivals }: { arrivals: Arrivals }) {
  const { t, i18n } = useTranslation();
  if (arrivals.rows.length === 0) {
    return (
      <Paper data-testid="arrivals-empty">
        <Text>{t("arrivals.empty", { date: date(arrivals.day) })}</Text>
      </Paper>
    );
  }
  const units = new Set(arrivals.rows.map((row) => row.unit.id)).size;
  return (
    <>
      <Text mb="xs" data-testid="arrivals-count">
        {t("arrivals.count", { rows: number(arrivals.rows.length), units: number(units) })}
      </Text>
      <ListFrame label={t("arrivals.title")}>
        <table className={list.table} data-testid="arrivals">
          <thead>
            <tr>
              <th scope="col">{t("arrivals.col.at")}</th>
              <th scope="col">{t("arrivals.col.unit")}</th>
              <th scope="col">{t("arrivals.col.device")}</th>
              <th scope="col">{t("arrivals.col.things")}</th>
              <th scope="col">{t("arrivals.col.receipt")}</th>
            </tr>
          </thead>
          <tbody>
            {arrivals.rows.map((row) => (
              <tr key={`${row.at} ${row.unit.id} ${row.receipt_code}`}>
                <td className={list.nowrap}>{clock(row.at)}</td>
                <th scope="row">{row.unit.name}</th>
                <td>{row.device}</td>
                <td>{thingsInWords(t, i18n, row.things)}</td>
                <td className={list.nowrap}>{row.receipt_code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListFrame>
    </>
  );
}
