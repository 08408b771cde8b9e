import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RoundTable } from "../api";
import { CellFigure } from "./CellFigure";
import type { Opened } from "./opened";
import { TotalFigure } from "./TotalFigure";

interface Props {
  table: RoundTable;
  opened: Opened | null;
  open: (opened: Opened | null) => void;
}

export function FigurePanel({ table, opened, open }: Props) {
  const { t } = useTranslation();
  const row = opened?.kind === "unit" ? table.rows.find((each) => each.unit.id === opened.unit) : undefined;
  const title =
    opened === null
      ? ""
      : opened.kind === "total"
        ? t("panel.total_title", { figure: t(`figure.${opened.figure}`) })
        : `${t(`figure.${opened.figure}`)} · ${row?.unit.name ?? ""}`;
  return (
    <Drawer
      opened={opened !== null}
      onClose={() => open(null)}
      position="right"
      size={520}
      title={title}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      className="no-print"
      data-testid="panel"
    >
      {opened?.kind === "total" && <TotalFigure table={table} figure={opened.figure} open={open} />}
      {opened?.kind === "unit" && row && (
        <CellFigure
          key={`${opened.unit} ${opened.figure}`}
          round={table.round.id}
          row={row}
          figure={opened.figure}
        />
      )}
    </Drawer>
  );
}
