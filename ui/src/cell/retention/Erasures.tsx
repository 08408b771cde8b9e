import { Stack, Table, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { moment, number } from "../../i18n/formats";
import type { RetentionView } from "../types";

/** What was erased, by whom, and whether it is carried out yet. */
export function Erasures({ made }: { made: RetentionView["erasures"] }) {
  const { t } = useTranslation();
  if (made.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2}>{t("retention.erasures")}</Title>
      <Table withTableBorder aria-label={t("retention.erasures")} data-testid="retention-erasures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={190}>{t("retention.column.at")}</Table.Th>
            <Table.Th>{t("retention.column.by")}</Table.Th>
            <Table.Th w={120}>{t("retention.column.records")}</Table.Th>
            <Table.Th w={120}>{t("retention.column.values")}</Table.Th>
            <Table.Th>{t("retention.column.state")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {made.map((one) => (
            <Table.Tr key={`${one.at} ${one.by} ${one.records} ${one.values}`}>
              <Table.Td>{moment(one.at)}</Table.Td>
              <Table.Td className="person-name">{one.by}</Table.Td>
              <Table.Td>{number(one.records)}</Table.Td>
              <Table.Td>{number(one.values)}</Table.Td>
              <Table.Td>{t(`retention.state.${one.state}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
