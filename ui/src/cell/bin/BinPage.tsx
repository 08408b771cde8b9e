import { Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { moment } from "../../i18n/formats";
import { thingsInWords } from "../exchange/sentences";
import { PageHead } from "../frame/PageHead";
import { ThingLabel } from "../lists/ThingLabel";
import { useAct, useCall } from "../queries";
import type { BinItem } from "../types";

/** What was deleted in the last thirty days. */
export default function BinPage() {
  const { t } = useTranslation();
  const bin = useCall("undo.bin", {}, { fresh: true });
  const restore = useAct("undo.restore", { done: t("bin.restored"), touches: ["bin"], notifies: true });
  const items = bin.data?.items;
  const columns: Column<BinItem>[] = [
    { id: "thing", title: t("bin.column.thing"), width: 190, cell: (item) => t(`thing_name.${item.thing}`) },
    {
      id: "label",
      title: t("bin.column.label"),
      cell: (item) => <ThingLabel thing={item.thing}>{item.label}</ThingLabel>,
    },
    { id: "at", title: t("bin.column.at"), width: 190, cell: (item) => moment(item.deleted_at) },
    {
      id: "by",
      title: t("bin.column.by"),
      width: 220,
      cell: (item) => <span className="person-name">{item.by}</span>,
    },
    {
      id: "act",
      title: t("bin.column.act"),
      width: 150,
      cell: (item) => (
        <Button
          size="sm"
          variant="default"
          onClick={() => restore.mutate({ id: item.id })}
          data-testid="bin-restore"
        >
          {t("bin.restore")}
        </Button>
      ),
    },
  ];
  return (
    <div data-testid="page-bin">
      <PageHead title={t("bin.title")} below={<Link to="/settings">‹ {t("nav.settings")}</Link>} />
      <ErrorNote error={bin.error} onRetry={() => void bin.refetch()} />
      {items && items.length === 0 && <EmptyState text={t("bin.empty")} />}
      {bin.data && bin.data.things.length > 0 && (
        <Text mb="sm" data-testid="bin-count">
          {t("bin.count", { things: thingsInWords(t, bin.data.things) })}
        </Text>
      )}
      {items && items.length > 0 && (
        <VirtualTable
          testId="bin-table"
          label={t("bin.title")}
          columns={columns}
          rows={items}
          rowId={(item) => item.id}
          rowHeight={56}
        />
      )}
    </div>
  );
}
