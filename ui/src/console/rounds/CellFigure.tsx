import { Alert, Button, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { api, type Figure, type FigureRows, type TableRow } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { Refused } from "../parts/Refused";
import { useSession } from "../session/session";
import { OF_SESSIONS } from "./columns";

interface Props {
  round: string;
  row: TableRow;
  figure: Figure;
}

/** Whose an essay is cannot be read outside the cell: its rows are numbers of essays. */
function ofEssays(figure: Figure): boolean {
  return figure === "essays_received";
}

function ofSessions(figure: Figure): boolean {
  return (OF_SESSIONS as readonly Figure[]).includes(figure);
}

/** The rows of one figure of one cell. */
export function CellFigure({ round, row, figure }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const value = row[figure];
  const theirs = value !== 0 && me.role === "officer";
  return (
    <Stack>
      <Text>{t("panel.count", { value: value === null ? t("missing") : number(value) })}</Text>
      {value === 0 && <Text>{t("panel.empty")}</Text>}
      {value !== 0 && !theirs && <Text data-testid="names-not-yours">{t("panel.not_yours")}</Text>}
      {theirs &&
        (ofSessions(figure) ? (
          <RowsOfNobody round={round} row={row} figure={figure} />
        ) : (
          <RowsOfPeople round={round} row={row} figure={figure} />
        ))}
    </Stack>
  );
}

/** Sessions, attendances and connection points name nobody, so nothing is logged and nothing is asked. */
function RowsOfNobody({ round, row, figure }: Props) {
  const rows = useQuery({
    queryKey: ["figure", round, row.unit.id, figure, row[figure]],
    queryFn: () => api.figureRows(round, row.unit.id, figure),
  });
  if (rows.data) return <Rows answer={rows.data} value={row[figure]} unit={row.unit.name} essays={false} />;
  if (rows.error) return <Failure error={rows.error} retry={() => void rows.refetch()} />;
  return <Opening />;
}

/** Nothing is fetched before the officer agrees to the entry in the log. */
function RowsOfPeople({ round, row, figure }: Props) {
  const { t } = useTranslation();
  const value = row[figure];
  // This is a mutation and not a query, because every request makes an entry in the log and must not be repeated by itself.
  const names = useMutation({ mutationFn: () => api.figureRows(round, row.unit.id, figure), gcTime: 0 });
  return (
    <>
      {!names.data && (
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
      <Refused error={names.error} testId="names-refused" />
      {names.data && (
        <Rows answer={names.data} value={value} unit={row.unit.name} essays={ofEssays(figure)} />
      )}
    </>
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
