import { List, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import type { HeldGroupView, HeldRecord } from "../types";
import { inLanguage, keepInLanguage } from "./words";

/** The records of one kind, and where their values are kept. */
export function HeldGroup({ group }: { group: HeldGroupView }) {
  const { t, i18n } = useTranslation();
  const name = inLanguage(i18n.language, group);
  return (
    <Stack gap="xs" data-testid={`held-${group.kind}`}>
      <Title order={2}>
        {name} ({group.records.length})
      </Title>
      <Text c="ink.6">{t("held.keep", { keep: keepInLanguage(i18n.language, group) })}</Text>
      <Table withTableBorder withColumnBorders aria-label={name}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={130}>{t("held.column.date")}</Table.Th>
            <Table.Th>{t("held.column.what")}</Table.Th>
            <Table.Th w={120}>{t("held.column.changes")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {group.records.map((record) => (
            <Table.Tr key={record.id}>
              <Table.Td style={{ verticalAlign: "top" }}>{date(record.date)}</Table.Td>
              <Table.Td>
                <Said record={record} />
              </Table.Td>
              <Table.Td style={{ verticalAlign: "top" }}>{record.changes}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <details>
        <summary>{t("held.where")}</summary>
        <List spacing={4} mt="xs">
          {group.keepings.map((kept) => (
            <List.Item key={kept.keeping}>
              {kept.fields.join(", ")}: {t(`held.keeping.${kept.keeping}`)}.{" "}
              {t(kept.stays ? "held.stays" : "held.apart")}
            </List.Item>
          ))}
        </List>
      </details>
    </Stack>
  );
}

function Said({ record }: { record: HeldRecord }) {
  const { t } = useTranslation();
  return (
    <div className="person-name" style={{ overflowWrap: "anywhere" }}>
      <b>{record.title}</b>
      {record.in_bin && ` · ${t("held.in_bin")}`}
      {record.by_superior && ` · ${t("held.by_superior")}`}
      {record.values.map((value) => (
        <div key={value.label} style={{ whiteSpace: "pre-line" }}>
          {value.label}: {value.value || t("held.sealed")}
        </div>
      ))}
    </div>
  );
}
