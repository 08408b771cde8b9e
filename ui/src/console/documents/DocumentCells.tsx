import { Drawer, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import type { DocumentCell } from "../api";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";

interface Props {
  label: string;
  cells: readonly DocumentCell[];
  reached: number;
  close: () => void;
}

/** Which of the cells that a document or a file was addressed to have it. */
export function ReachedCells({ label, cells, reached, close }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={520}
      title={label}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      className="no-print"
      data-testid="document-panel"
    >
      <Stack>
        <Text>{t("documents.reached_note")}</Text>
        <div className={list.frame}>
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{t("table.col.unit")}</th>
                <th scope="col">{t("documents.col.reached_at")}</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={cell.unit}>
                  <th scope="row">{cell.unit_name}</th>
                  <td>{cell.reached_at ? hourAndDay(cell.reached_at) : t("documents.not_reached")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Text fw={600}>{t("documents.sum", { reached: number(reached), cells: number(cells.length) })}</Text>
      </Stack>
    </Drawer>
  );
}
