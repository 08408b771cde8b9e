import { Button, Stack, Text } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date, year } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { GradedLine } from "../types";
import { TeamGradeForm } from "./TeamGradeForm";
import { inTeam } from "./teamWords";

/** The essays that were handed in, as the grading team grades them. Nobody is shown another's grade before the own one. */
export default function GradingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { round } = useParams({ from: "/rounds/$round/grading" });
  const list = useCall("grading.list", { round });
  const [open, setOpen] = useOpenForm("team-grade");
  const opened = list.data?.rows.find(({ member }) => member === open);
  return (
    <div data-testid="page-grading">
      <PageHead title={t("grading.title")} below={t("grading.help")}>
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/rounds/$round/essays", params: { round } })}
          data-testid="grading-back"
        >
          {t("grading.back")}
        </Button>
      </PageHead>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data?.rows.length === 0 && <EmptyState text={t("grading.nothing")} />}
      {list.data && list.data.rows.length > 0 && (
        <Stack>
          <VirtualTable
            testId="grading-table"
            label={t("grading.title")}
            columns={columns(t)}
            rows={list.data.rows}
            rowId={(row) => row.member}
            onOpen={(row) => setOpen(row.member)}
          />
        </Stack>
      )}
      {opened && (
        <TeamGradeForm
          key={opened.member}
          round={round}
          line={opened}
          failedGrade={list.data?.failed_grade ?? false}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function columns(t: TFunction): Column<GradedLine>[] {
  return [
    {
      id: "name",
      title: t("essays.column.name"),
      cell: (row) => (
        <span className="person-name">
          <b>{row.name}</b> <span className="quiet">({year(row.born)})</span>
        </span>
      ),
    },
    {
      id: "handed",
      title: t("grading.handed"),
      width: 190,
      cell: (row) => (
        <>
          {date(row.handed_in_on)}
          {row.late && <Text span fw={600}>{` – ${t("grading.late")}`}</Text>}
        </>
      ),
    },
    {
      id: "own",
      title: t("grading.own"),
      width: 150,
      cell: (row) => (row.own_grade ? t(`grade.${row.own_grade}`) : t("grading.not_given")),
    },
    { id: "team", title: t("grading.team"), width: 220, cell: (row) => inTeam(t, row) },
    {
      id: "grade",
      title: t("essays.column.grade"),
      width: 150,
      cell: (row) => (row.grade ? t(`grade.${row.grade}`) : t("essays.not_graded")),
    },
  ];
}
