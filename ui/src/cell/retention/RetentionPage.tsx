import { Alert, Stack, Table, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";
import { keepInLanguage } from "../held/words";
import { ExportButton } from "../lists/ExportButton";
import { PrintButton } from "../lists/PrintButton";
import { useCall } from "../queries";
import type { RetentionView } from "../types";
import { Erasures } from "./Erasures";
import { PastGroup } from "./PastGroup";
import { printedPast } from "./printed";

/** How long each kind of record is kept, and which records are past their period; chosen ones can be erased for good. */
export default function RetentionPage() {
  const { t } = useTranslation();
  const retention = useCall("retention.list", {}, { fresh: true });
  const shown = retention.data;
  const nothing = !shown || shown.groups.length === 0;
  const table = (words: typeof t) =>
    shown ? printedPast(words, shown) : { title: "", columns: [], rows: [] };
  return (
    <div data-testid="page-retention">
      <PageHead title={t("retention.title")} below={<Link to="/settings">‹ {t("nav.settings")}</Link>}>
        <ExportButton testId="retention-export" disabled={nothing} table={table} />
        <PrintButton testId="retention-print" disabled={nothing} table={table} />
      </PageHead>
      <ErrorNote error={retention.error} onRetry={() => void retention.refetch()} />
      {shown && (
        <Stack gap="lg">
          <Text>{t("retention.help")}</Text>
          {shown.rules.some((rule) => !rule.checked) && (
            <Alert color="yellow" data-testid="retention-unchecked">
              {t("retention.unchecked")}
            </Alert>
          )}
          {nothing ? (
            <EmptyState text={t("retention.empty")} />
          ) : (
            shown.groups.map((group) => (
              <PastGroup
                key={group.kind}
                group={group}
                mayErase={shown.may_erase}
                erasedWhenReceived={shown.erased_when_received}
              />
            ))
          )}
          <Erasures made={shown.erasures} />
          <Rules retention={shown} />
        </Stack>
      )}
    </div>
  );
}

function Rules({ retention }: { retention: RetentionView }) {
  const { t, i18n } = useTranslation();
  const isEnglish = i18n.language === "en";
  return (
    <Stack gap="xs">
      <Title order={2}>{t("retention.rules")}</Title>
      <Text c="ink.6">{retention.table}</Text>
      <Table
        withTableBorder
        withColumnBorders
        aria-label={t("retention.rules")}
        data-testid="retention-rules"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("retention.column.kinds")}</Table.Th>
            <Table.Th w={130}>{t("retention.column.keep")}</Table.Th>
            <Table.Th>{t("retention.column.source")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {retention.rules.map((rule) => (
            <Table.Tr key={rule.kinds_vietnamese.join()}>
              <Table.Td>{(isEnglish ? rule.kinds_english : rule.kinds_vietnamese).join(", ")}</Table.Td>
              <Table.Td>{keepInLanguage(i18n.language, rule)}</Table.Td>
              <Table.Td>
                {rule.source}
                {!rule.checked && ` (${t("retention.to_check")})`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
