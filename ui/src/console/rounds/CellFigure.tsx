import { Alert, Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { api, type Figure, type FigureRows, type TableRow } from "../api";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { useSentence } from "../parts/sentence";
import { useSession } from "../session/session";

interface Props {
  round: string;
  row: TableRow;
  figure: Figure;
}

/** Whose an essay is cannot be read outside the cell: its rows are numbers of essays. */
function ofEssays(figure: Figure): boolean {
  return figure === "essays_received";
}

/** The rows of one figure of one cell. Nothing is fetched before the officer agrees to the entry in the log. */
export function CellFigure({ round, row, figure }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const sentence = useSentence();
  const value = row[figure];
  // This is a mutation and not a query, because every request makes an entry in the log and must not be repeated by itself.
  const names = useMutation({ mutationFn: () => api.figureRows(round, row.unit.id, figure), gcTime: 0 });
  return (
    <Stack>
      <Text>{t("panel.count", { value: value === null ? t("missing") : number(value) })}</Text>
      {value === 0 && <Text>{t("panel.empty")}</Text>}
      {value !== 0 && me.role !== "officer" && (
        <Text data-testid="names-not-yours">{t("panel.not_yours")}</Text>
      )}
      {value !== 0 && me.role === "officer" && !names.data && (
        <>
          <Alert color="ink" data-testid="names-warning">
            {t(ofEssays(figure) ? "panel.warning_essays" : "panel.warning")}
          </Alert>
          <Button
            onClick={() => names.mutate()}
            loading={names.isPending}
            data-autofocus
            data-testid="open-names"
          >
            {t(ofEssays(figure) ? "panel.open_essays" : "panel.open_names")}
          </Button>
        </>
      )}
      {names.error && (
        <Alert color="ink" role="alert" data-testid="names-refused">
          {sentence(names.error)}
        </Alert>
      )}
      {names.data && (
        <Rows answer={names.data} value={value} unit={row.unit.name} essays={ofEssays(figure)} />
      )}
    </Stack>
  );
}

interface RowsProps {
  answer: FigureRows;
  value: number | null;
  unit: string;
  essays: boolean;
}

function Rows({ answer, value, unit, essays }: RowsProps) {
  const { t } = useTranslation();
  const sum = answer.rows.reduce((total, row) => total + row.adds, 0);
  // A person counts once, and a column of ones would say nothing.
  const weighted = answer.rows.some((row) => row.adds !== 1);
  return (
    <>
      <Text size="sm" role="status" data-testid="names-logged">
        {answer.logged_at
          ? t("panel.opened", { unit, at: hourAndDay(answer.logged_at) })
          : t("panel.not_logged")}
      </Text>
      {value !== null && sum !== value && (
        <Alert color="ink">{t("panel.differs", { value: number(value), sum: number(sum) })}</Alert>
      )}
      <div className={list.frame}>
        <table className={list.table} data-testid="names">
          <thead>
            <tr>
              <th scope="col" className={list.count}>
                {t("panel.order")}
              </th>
              <th scope="col">{t(essays ? "panel.essay" : "panel.row")}</th>
              <th scope="col">{t(essays ? "panel.grade" : "panel.detail")}</th>
              {weighted && (
                <th scope="col" className={list.count}>
                  {t("panel.adds")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may share name and birth year, and the list never moves.
              <tr key={place}>
                <td className={list.count}>{place + 1}</td>
                <td>{row.label}</td>
                <td>{row.detail}</td>
                {weighted && <td className={list.count}>{number(row.adds)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text fw={600} data-testid="names-sum">
        {t("panel.sum", { rows: number(answer.rows.length), sum: number(sum) })}
      </Text>
    </>
  );
}
