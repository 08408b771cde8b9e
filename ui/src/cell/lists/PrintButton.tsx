import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import i18next, { type TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { LANDSCAPE, printAndSay } from "../printing";
import { useStatus } from "../queries";
import { type Filter, isDay } from "./filter";
import { type PrintedTable, printedList } from "./printedList";

interface Props {
  testId: string;
  disabled: boolean;
  /** The period of the rows. It is absent for rows without a day. */
  period?: Filter;
  /** `t` translates into Vietnamese, because papers are in Vietnamese whatever the language of the page. */
  table: (t: TFunction) => PrintedTable;
}

export function PrintButton({ testId, disabled, period, table }: Props) {
  const { t } = useTranslation();
  const status = useStatus();
  const print = () => {
    const { cell_name: cell, superior_name: superior } = status.data ?? {};
    const words = i18next.getFixedT("vi");
    const bound = (day: string | undefined) => (day && isDay(day) ? day : "");
    const page = printedList(words, {
      table: table(words),
      cell: cell ?? "",
      superior: superior ?? "",
      from: bound(period?.from),
      until: bound(period?.until),
    });
    void printAndSay(page, LANDSCAPE);
  };
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter aria-hidden />}
      disabled={disabled}
      onClick={print}
      data-testid={testId}
    >
      {t("lists.print")}
    </Button>
  );
}
