import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GradingLine } from "../api";
import list from "../parts/list.module.css";
import { PlaceLink } from "../parts/PlaceLink";
import { codeOf } from "./words";

/** In the order of the cells, and within a cell of the essays' codes; never by grade. */
export function GradingTable({ round, rows }: { round: string; rows: readonly GradingLine[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Text data-testid="grading-nothing">{t("grading.nothing")}</Text>;
  return (
    <div className={list.frame}>
      <table className={list.table} data-testid="grading-table">
        <thead>
          <tr>
            <th scope="col">{t("grading.col.essay")}</th>
            <th scope="col">{t("grading.col.graders")}</th>
            <th scope="col">{t("grading.col.state")}</th>
            <th scope="col">{t("grading.col.act")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.unit.id}-${row.essay}`} round={round} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ round, row }: { round: string; row: GradingLine }) {
  const { t } = useTranslation();
  const gone = row.handed_in_on === "";
  return (
    <tr data-testid="grading-row" data-state={row.state}>
      <th scope="row">
        {row.unit.name}
        <Text size="sm" c="ink.7">
          {gone ? t("grading.essay_gone") : t("grading.essay", { code: codeOf(row.essay) })}
        </Text>
      </th>
      <td>
        {row.graders.map(({ name, person, given }) => (
          <Text key={name} size="sm">
            {t(given ? "grading.given" : "grading.not_given", { person })}
          </Text>
        ))}
        {row.lead && <Text size="sm">{t("grading.lead", { person: row.lead.person })}</Text>}
      </td>
      <td>
        {t(`grading.state.${row.state}`)}
        {row.changed && (
          <Text size="sm" fw={600} data-testid="grading-changed">
            {t("grading.changed")}
          </Text>
        )}
      </td>
      <td>
        {!gone && (
          <PlaceLink
            to={{ page: "essay", round, unit: row.unit.id, essay: row.essay }}
            aria-label={t("grading.open_essay", { code: codeOf(row.essay), unit: row.unit.name })}
            data-testid="grading-open"
          >
            {t("grading.open_short")}
          </PlaceLink>
        )}
      </td>
    </tr>
  );
}
