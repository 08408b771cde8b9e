import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { registerNamed } from "../registers/described";
import { RecordForm } from "../registers/RecordForm";
import type { RegisterRow, Session } from "../types";

/** Members of other cells who studied at a session of this round; the committee tells their own cells. */
export function GuestsCard({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useOpenForm("guest");
  const list = useCall("register.list", { register: "guest" });
  const register = registerNamed("guest");
  const held = new Set(sessions.map(({ id }) => id));
  const rows = list.data?.rows.filter(({ values }) => held.has(String(values.session))) ?? [];
  const latest = sessions.at(-1)?.id ?? "";
  const preset = useMemo(() => ({ session: latest }), [latest]);
  const opened = rows.find(({ id }) => id === open);
  const columns: Column<RegisterRow>[] = [
    {
      id: "name",
      title: t("make_ups.column.name"),
      cell: ({ shown }) => (
        <span className="person-name">
          <b>{shown.name}</b> <span className="quiet">{shown.born && `(${shown.born})`}</span>
        </span>
      ),
    },
    { id: "home", title: t("guests.home"), cell: ({ shown }) => shown.home_unit },
    { id: "session", title: t("guests.attended"), cell: ({ shown }) => shown.session },
  ];
  if (sessions.length === 0) return null;
  return (
    <Paper data-testid="guests">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t("guests.title")}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => setOpen("new")}
          data-testid="guest-add"
        >
          {t("guests.add")}
        </Button>
      </Group>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {rows.length === 0 ? (
        <Text c="ink.6">{t("guests.help")}</Text>
      ) : (
        <VirtualTable
          testId="guests-table"
          label={t("guests.title")}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowHeight={52}
          height="none"
          onOpen={({ id }) => setOpen(id)}
        />
      )}
      {register && open === "new" && (
        <RecordForm register={register} row={null} preset={preset} onClose={() => setOpen(null)} />
      )}
      {register && opened && (
        <RecordForm key={opened.id} register={register} row={opened} onClose={() => setOpen(null)} />
      )}
    </Paper>
  );
}
