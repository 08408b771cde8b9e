import { Button, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import { api, type RoundTable, type TableRow } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { exactHourAndDay, hourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import { useRefresh, useSession } from "../session/session";
import { firstOf, toCall, type Which } from "./silent";
import styles from "./table.module.css";
import { WithdrawnNote } from "./WithdrawnNote";

/** Whom to call about a round: the cells that have sent nothing, with whom to ask for and when they were last heard. */
export function SilentPage({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  const table = useQuery({
    queryKey: ["table", roundId],
    queryFn: () => api.table(roundId),
    refetchInterval: useRefresh(),
  });
  useTitle([t("silent.title"), table.data?.round.title].filter(Boolean).join(" – "));
  if (table.data) return <Page table={table.data} />;
  if (table.error) return <Failure error={table.error} retry={() => void table.refetch()} />;
  return <Opening />;
}

function Page({ table }: { table: RoundTable }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [which, setWhich] = useState<Which>(() => firstOf(table.rows));
  const rows = toCall(table.rows, which);
  const choice = (value: Which) => ({
    value,
    label: t(`silent.which.${value}`, { count: number(toCall(table.rows, value).length) }),
  });
  return (
    <>
      <Text className="print-only" size="sm">
        {t("table.printed", { at: exactHourAndDay(new Date().toISOString()), committee: me.committee.name })}
      </Text>
      <PlaceLink
        to={{ page: "table", round: table.round.id }}
        className={`${styles.back} no-print`}
        data-testid="silent-back"
      >
        <IconArrowLeft size={18} aria-hidden="true" /> {table.round.title}
      </PlaceLink>
      <Title order={1}>{t("silent.title")}</Title>
      <Text className="print-only">{table.round.title}</Text>
      <Text mb="sm">
        {table.round.deadline && t("table.deadline", { date: date(table.round.deadline) })}
        {table.round.deadline && " · "}
        {t("table.as_of", { at: exactHourAndDay(table.as_of) })}
      </Text>
      <WithdrawnNote round={table.round} />
      <Group justify="space-between" mb="sm" className="no-print">
        <SegmentedControl
          className={styles.choices ?? ""}
          size="md"
          aria-label={t("silent.show")}
          value={which}
          onChange={(value) => setWhich(value as Which)}
          data={[choice("silent"), choice("overdue")]}
          data-testid="silent-which"
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden="true" />}
          onClick={() => window.print()}
          data-testid="silent-print"
        >
          {t("silent.print")}
        </Button>
      </Group>
      {rows.length === 0 ? (
        <Text data-testid="silent-nobody">{t(`silent.nobody.${which}`)}</Text>
      ) : (
        <CallList rows={rows} />
      )}
    </>
  );
}

function CallList({ rows }: { rows: TableRow[] }) {
  const { t } = useTranslation();
  return (
    <ListFrame label={t("silent.title")}>
      <table className={list.table} data-testid="silent">
        <thead>
          <tr>
            {(["unit", "contact", "laptop", "last_word", "why"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`silent.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CallRow key={row.unit.id} row={row} />
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

function CallRow({ row }: { row: TableRow }) {
  const { t } = useTranslation();
  const { person, phone } = row.contact;
  return (
    <tr data-testid={`silent-${row.unit.id}`}>
      <th scope="row">
        {row.unit.name}
        {row.unit.parent_name && <div className={styles.note}>{row.unit.parent_name}</div>}
      </th>
      <td>
        {person || (!phone && t("contact.none"))}
        {phone && (
          <div className={list.nowrap}>
            <a href={`tel:${phone.replaceAll(/[^+0-9]/g, "")}`}>{phone}</a>
          </div>
        )}
      </td>
      <td>
        {row.device ? [row.device.person, row.device.name].filter(Boolean).join(", ") : t("device.none")}
      </td>
      <td className={list.nowrap}>{row.last_word_at ? hourAndDay(row.last_word_at) : t("silent.never")}</td>
      <td>
        {row.overdue && <strong>{t(`state.overdue_${row.overdue}`)}. </strong>}
        {t(`state.${row.state}`)}
        <div className={styles.note}>
          {row.expected_contact
            ? t("state.expected", { contact: row.expected_contact })
            : t("state.expected_none")}
        </div>
      </td>
    </tr>
  );
}
