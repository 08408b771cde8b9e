import { Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../design/Figure";
import { date, number, share } from "../../i18n/formats";
import { useCall } from "../queries";
import type { FigureName, Totals } from "../types";
import { Card } from "./Card";
import { FigureRows } from "./FigureRows";

/** The figures told by group; those with a share have it beside them. */
const COLUMNS = [
  { figure: "due" },
  { figure: "present", share: "present_share" },
  { figure: "studied", share: "studied_share" },
  { figure: "make_up_owed" },
  { figure: "essays_due" },
  { figure: "essays_received", share: "essays_share" },
] as const satisfies readonly { figure: FigureName; share?: keyof Totals }[];

interface Props {
  round: string;
  finalCut: boolean;
}

/** Every rate of the round by group of members. There is nothing to see while the cell has no groups. */
export function GroupFigures({ round, finalCut }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ group: string; figure: FigureName } | null>(null);
  const groups = useCall("totals.by_group", { round, final_cut: finalCut });
  if (!groups.data || groups.data.groups.length === 0) return null;
  return (
    <Card title={t("groups.figures")}>
      <Text c="ink.6">{t("groups.of_day", { day: date(groups.data.day) })}</Text>
      <Table data-testid="group-figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("groups.group")}</Table.Th>
            {COLUMNS.map(({ figure }) => (
              <Table.Th key={figure} ta="right">
                {t(`figure.${figure}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.data.groups.map(({ group, name, totals }) => (
            <Table.Tr key={group}>
              <Table.Th scope="row">{name}</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Td key={column.figure} ta="right">
                  <Figure
                    testId={`group-${group}-${column.figure}`}
                    label={t("totals.open_rows", {
                      figure: `${name}, ${t(`figure.${column.figure}`)}`,
                      value: number(totals[column.figure]),
                    })}
                    onOpen={() => setOpen({ group, figure: column.figure })}
                  >
                    {number(totals[column.figure])}
                  </Figure>
                  {"share" in column && ` · ${share(totals[column.share])}`}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open && <FigureRows round={round} finalCut={finalCut} {...open} onClose={() => setOpen(null)} />}
    </Card>
  );
}
