import { Button, Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type GuestLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { hourAndDay } from "../parts/moments";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { GuestPanel } from "./GuestPanel";

/** Members of one cell who made up at another's session: what waits first. Names open one guest at a time. */
export function GuestsPage() {
  const { t } = useTranslation();
  useTitle(t("guests.title"));
  const [opened, setOpened] = useState<string | null>(null);
  const guests = useQuery({ queryKey: ["guests"], queryFn: api.guests, refetchInterval: useRefresh() });
  const line = guests.data?.find((one) => one.guest === opened);
  return (
    <>
      <Title order={1}>{t("guests.title")}</Title>
      <Text mb="md">{t("guests.intro")}</Text>
      {guests.data ? (
        <Lines lines={guests.data} open={setOpened} />
      ) : guests.error ? (
        <Failure error={guests.error} retry={() => void guests.refetch()} />
      ) : (
        <Opening />
      )}
      {line && <GuestPanel key={line.guest} line={line} close={() => setOpened(null)} />}
    </>
  );
}

function Lines({ lines, open }: { lines: GuestLine[]; open: (guest: string) => void }) {
  const { t } = useTranslation();
  if (lines.length === 0) {
    return (
      <Paper data-testid="guests-empty">
        <Text>{t("guests.empty")}</Text>
      </Paper>
    );
  }
  return (
    <ListFrame label={t("guests.title")}>
      <table className={list.table} data-testid="guests">
        <thead>
          <tr>
            <th scope="col">{t("guests.col.held")}</th>
            <th scope="col">{t("guests.col.round")}</th>
            <th scope="col">{t("guests.col.home")}</th>
            <th scope="col">{t("guests.col.state")}</th>
            <th scope="col">{t("guests.col.act")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.unit} ${line.guest}`} data-testid="guest-line">
              <th scope="row">
                {line.unit_name}
                <Text size="sm" c="ink.7">
                  {[line.date, line.place].filter(Boolean).join(" · ")}
                </Text>
              </th>
              <td>{line.round_title || <Missing />}</td>
              <td>{line.home_said}</td>
              <td>
                <State line={line} />
              </td>
              <td>
                <Button size="sm" variant="default" onClick={() => open(line.guest)} data-testid="guest-open">
                  {t("guests.open")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

function State({ line }: { line: GuestLine }) {
  const { t } = useTranslation();
  return (
    <>
      <Text fw={line.state === "waiting" || line.state === "matched" ? 600 : 400} data-testid="guest-state">
        {t(`guests.state.${line.state}`, { home: line.home })}
      </Text>
      {line.reason && <Text size="sm">{t("guests.because", { reason: line.reason })}</Text>}
      {line.decided_at && (
        <Text size="sm" c="ink.7">
          {line.officer} · {hourAndDay(line.decided_at)}
        </Text>
      )}
      {line.state === "confirmed" && line.deleted && (
        <Text size="sm" fw={600} data-testid="guest-deleted">
          {t("guests.deleted")}
        </Text>
      )}
    </>
  );
}
