import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FormRow, FormTable } from "../api";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { hourAndDay } from "../parts/moments";

interface Props {
  table: FormTable;
  /** Absent for those who may not read answers. */
  open: ((unit: string) => void) | undefined;
}

/** One line for each cell, in the order of units. */
export function TableOfForm({ table, open }: Props) {
  const { t } = useTranslation();
  return (
    <ListFrame label={table.form.title}>
      <table className={list.table} data-testid="form-table">
        <thead>
          <tr>
            <th scope="col">{t("forms.cell.unit")}</th>
            <th scope="col">{t("forms.cell.state")}</th>
            <th scope="col">{t("forms.cell.sent_at")}</th>
            <th scope="col">{t("forms.cell.version")}</th>
            <th scope="col">{t("forms.cell.last_word")}</th>
            {open && <th scope="col">{t("forms.cell.answers")}</th>}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Line key={row.unit.id} row={row} open={open} />
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

function Line({ row, open }: { row: FormRow; open: Props["open"] }) {
  const { t } = useTranslation();
  return (
    <tr data-testid="form-cell" data-state={row.state}>
      <th scope="row">
        {row.unit.name}
        <Text size="sm" c="ink.7">
          {row.unit.parent_name}
        </Text>
      </th>
      <td>
        {t(`forms.state.${row.state}`)}
        {row.overdue && (
          <Text size="sm" fw={600}>
            {t("forms.overdue")}
          </Text>
        )}
        {row.state === "silent" && (
          <Text size="sm" c="ink.7" data-testid="form-reached">
            {row.reached_at ? t("forms.reached", { at: hourAndDay(row.reached_at) }) : t("forms.not_reached")}
          </Text>
        )}
        {row.sent_late && <Text size="sm">{t("forms.sent_late")}</Text>}
        {row.taken_back && <Text size="sm">{row.taken_back}</Text>}
      </td>
      <td className={list.nowrap}>{row.sent_at ? hourAndDay(row.sent_at) : <Missing />}</td>
      <td>{row.version ?? <Missing />}</td>
      <td className={list.nowrap}>{row.last_word_at ? hourAndDay(row.last_word_at) : <Missing />}</td>
      {open && (
        <td>
          {row.state !== "silent" && (
            <Button
              size="sm"
              variant="default"
              onClick={() => open(row.unit.id)}
              aria-label={t("forms.open_answers", { unit: row.unit.name })}
              data-testid="form-open-answers"
            >
              {t("forms.open")}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
