import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { api, type InspectionLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { InspectionPanel } from "./InspectionPanel";

/** What stands open: a line, or a new one. */
const NEW = "new";

/** The committee's own register of inspections of cells: what is open first, by the day that comes next. */
export function InspectionsPage() {
  const { t } = useTranslation();
  useTitle(t("inspections.title"));
  const [opened, setOpened] = useState<string | null>(null);
  const register = useQuery({
    queryKey: ["inspections"],
    queryFn: api.inspections,
    refetchInterval: useRefresh(),
  });
  const line = register.data?.find((one) => one.id === opened) ?? null;
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Title order={1}>{t("inspections.title")}</Title>
        <Button onClick={() => setOpened(NEW)} data-testid="inspection-add">
          {t("inspections.add")}
        </Button>
      </Group>
      <Text mb="md">{t("inspections.intro")}</Text>
      {register.data && register.error && (
        <Failure error={register.error} retry={() => void register.refetch()} />
      )}
      {register.data ? (
        <Lines lines={register.data} open={setOpened} />
      ) : register.error ? (
        <Failure error={register.error} retry={() => void register.refetch()} />
      ) : (
        <Opening />
      )}
      {(line || opened === NEW) && (
        <InspectionPanel
          key={`${line?.id} ${line?.revision}`}
          line={line}
          close={() => setOpened(null)}
          saved={setOpened}
        />
      )}
    </>
  );
}

function Lines({ lines, open }: { lines: InspectionLine[]; open: (id: string) => void }) {
  const { t } = useTranslation();
  if (lines.length === 0) {
    return (
      <Paper data-testid="inspections-empty">
        <Text>{t("inspections.empty")}</Text>
      </Paper>
    );
  }
  return (
    <ListFrame label={t("inspections.title")}>
      <table className={list.table} data-testid="inspections">
        <thead>
          <tr>
            <th scope="col">{t("inspections.col.unit")}</th>
            <th scope="col">{t("inspections.col.what")}</th>
            <th scope="col">{t("inspections.col.state")}</th>
            <th scope="col">{t("inspections.col.sent")}</th>
            <th scope="col">{t("inspections.col.act")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-testid="inspection-line">
              <th scope="row">{line.unit_name}</th>
              <td>
                {t(`inspections.kind_${line.words.kind}`)} – {line.words.what}
                <Text size="sm" c="ink.7">
                  {t("inspections.of_year", { year: String(line.words.year) })}
                </Text>
              </td>
              <td data-testid="inspection-state">
                <Due line={line} />
              </td>
              <td>
                <Sent line={line} />
              </td>
              <td>
                <Button
                  size="sm"
                  variant="default"
                  onClick={() => open(line.id)}
                  data-testid="inspection-open"
                >
                  {t("inspections.open")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

function Due({ line }: { line: InspectionLine }) {
  const { t } = useTranslation();
  const by = line.state === "to_put_right" ? line.words.right_by : line.words.planned;
  const open = line.state !== "done" && line.state !== "removed";
  return (
    <>
      {t(`inspections.state.${line.state}`)}
      {open && by && (
        <Text size="sm" fw={line.late ? 600 : 400}>
          {t(line.late ? "inspections.late" : "inspections.by", { day: date(by) })}
        </Text>
      )}
    </>
  );
}

function Sent({ line }: { line: InspectionLine }) {
  const { t } = useTranslation();
  if (!line.sent_at) return <>{t("inspections.not_sent")}</>;
  return (
    <>
      {hourAndDay(line.sent_at)}
      {line.sent_differs && (
        <Text size="sm" fw={600}>
          {t("inspections.differs")}
        </Text>
      )}
    </>
  );
}
