import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { Figure } from "../../design/Figure";
import { Note } from "../../design/Note";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date, today, year } from "../../i18n/formats";
import { FolderOfEssays } from "../essay-files/FolderOfEssays";
import { UnreadNote } from "../exchange/UnreadNote";
import { useAct, useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { FigureRows } from "../totals/FigureRows";
import type { EssayForm, EssayLine, EssayList as Essays, Grade } from "../types";
import { EssayRule } from "./EssayRule";
import { HandIn } from "./HandIn";
import { PaperMode } from "./PaperMode";
import { isOpen } from "./paperMarks";
import { useGradesSeen } from "./useGradesSeen";
import "./essays.css";

const FORMS: readonly EssayForm[] = ["typed", "paper", "photo", "exempt"];
const GRADES: readonly Grade[] = ["good", "fair", "average"];

export default function EssaysTab() {
  const { round } = useParams({ from: "/rounds/$round" });
  const list = useCall("essays.list", { round });
  // In the address with its day, so that it is still open once the book was locked and unlocked.
  const [paperDay, openPaper] = useOpenForm("paper");
  const data = list.data;
  useGradesSeen(round, data?.rows.filter((row) => row.superior_grade).length ?? 0);
  return (
    <Stack gap="sm" data-testid="essays">
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      <UnreadNote count={data?.unread ?? 0} />
      {data && paperDay !== null ? (
        <PaperMode
          round={round}
          lines={data.rows}
          to={data.hand_in_to}
          day={paperDay}
          onDay={openPaper}
          onDone={() => openPaper(null)}
        />
      ) : (
        <>
          <div className="essays-head">
            <EssayRule round={round} />
            {data && data.rows.length > 0 && (
              <EssayCountsLine round={round} data={data} onPaper={() => openPaper(today())} />
            )}
          </div>
          {data && <EssayList round={round} data={data} />}
        </>
      )}
    </Stack>
  );
}

function EssayCountsLine({ round, data, onPaper }: { round: string; data: Essays; onPaper: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Group justify="space-between" className="tab-head">
      <EssayCounts round={round} data={data} />
      <Group gap="xs">
        <FolderOfEssays round={round} />
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/rounds/$round/grading", params: { round } })}
          data-testid="essays-grading"
        >
          {t("grading.title")}
        </Button>
        {data.rows.some(isOpen) && (
          <Button variant="default" onClick={onPaper} data-testid="essays-on-paper">
            {t("essays.paper_mode")}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function EssayList({ round, data }: { round: string; data: Essays }) {
  const { t } = useTranslation();
  return (
    <>
      {data.rows.length === 0 && <NobodyDue round={round} sessions={data.sessions} />}
      {data.rows.length > 0 && (
        <>
          {data.hand_in_to && (
            <Note color="yellow" testId="essays-go-up">
              {t("essays.go_up", { to: data.hand_in_to })}
            </Note>
          )}
          <EssayTable round={round} rows={data.rows} to={data.hand_in_to} failedGrade={data.failed_grade} />
        </>
      )}
    </>
  );
}

/** Who will owe an essay, and why nobody does yet. */
function NobodyDue({ round, sessions }: { round: string; sessions: number }) {
  const { t } = useTranslation();
  const owers = useCall("rounds.get", { id: round }).data?.essay_owers;
  if (!owers) return null;
  if (owers === "nobody") return <EmptyState text={t("essays.empty.nobody")} />;
  const why = sessions === 0 ? "no_session" : "none_due";
  return <EmptyState text={t(`essays.empty.${why}`, { who: t(`essays.will_owe.${owers}`) })} />;
}

function EssayCounts({ round, data }: { round: string; data: Essays }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const waiting = t("essays.count_not_graded", { count: data.not_graded });
  return (
    <Text component="div" fw={600} data-testid="essays-counts">
      {t("essays.counts", {
        received: data.received,
        due: data.due,
        graded: data.graded,
        exempt: data.exempt,
      })}
      {data.not_graded > 0 && (
        <>
          {" · "}
          <Figure testId="essays-not-graded" label={waiting} onOpen={() => setOpen(true)}>
            {waiting}
          </Figure>
        </>
      )}
      {open && (
        <FigureRows
          round={round}
          figure="essays_not_graded"
          finalCut={false}
          onClose={() => setOpen(false)}
        />
      )}
    </Text>
  );
}

interface TableProps {
  round: string;
  rows: readonly EssayLine[];
  /** The superior, where its graders read what is handed in. */
  to: string | null;
  /** The round has the grade "Không đạt". */
  failedGrade: boolean;
}

function EssayTable({ round, rows, to, failedGrade }: TableProps) {
  const { t } = useTranslation();
  const columns: Column<EssayLine>[] = [
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
      id: "form",
      title: t("essays.column.form"),
      width: 160,
      cell: (row) => <FormCell round={round} row={row} />,
    },
    {
      id: "state",
      title: t("essays.column.state"),
      width: 255,
      cell: (row) => (
        <>
          {row.owes || row.state !== "not_handed_in" ? t(`essay_state.${row.state}`) : t("essays.not_owed")}
          {row.handed_in_on && (
            <span className="quiet"> · {t("essays.handed_on", { day: date(row.handed_in_on) })}</span>
          )}
          {row.reaches_superior === false && (
            <Text c="red.9" fz="sm" data-testid="essay-not-up">
              {t("essays.not_up")}
            </Text>
          )}
        </>
      ),
    },
    {
      id: "grade",
      title: t("essays.column.grade"),
      width: 210,
      cell: (row) => (
        <>
          <GradeCell round={round} row={row} failedGrade={failedGrade} />
          {row.superior_grade && <SuperiorGradeLink round={round} row={row} grade={row.superior_grade} />}
        </>
      ),
    },
    {
      id: "act",
      title: t("essays.column.act"),
      width: 180,
      cell: (row) => <ActCell round={round} row={row} to={to} />,
    },
  ];
  return (
    <VirtualTable
      testId="essays-table"
      label={t("rounds.tab.essays")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.member}
      rowHeight={rows.some((row) => row.superior_grade) ? 84 : 60}
      height={`max(15rem, calc(100vh - ${to === null ? "24rem" : "27.9rem"}))`}
    />
  );
}

interface CellProps {
  round: string;
  row: EssayLine;
}

function FormCell({ round, row }: CellProps) {
  const { t } = useTranslation();
  const set = useAct("essays.set_form", { notifies: true, done: t("essays.form_saved") });
  return (
    <NativeSelect
      aria-label={t("essays.form_of", { name: row.name })}
      id={`essay-form-${row.member}`}
      data-testid="essay-form"
      value={row.form ?? ""}
      onChange={(event) =>
        set.mutate({
          round,
          member: row.member,
          form: (event.currentTarget.value || null) as EssayForm | null,
        })
      }
      data={[
        { value: "", label: t("common.none") },
        ...FORMS.map((f) => ({ value: f, label: t(`essay_form.${f}`) })),
      ]}
    />
  );
}

function GradeCell({ round, row, failedGrade }: CellProps & { failedGrade: boolean }) {
  const { t } = useTranslation();
  const set = useAct("essays.grade", { notifies: true, done: t("essays.grade_saved") });
  if (row.state !== "handed_in" && row.state !== "graded") return <>{t("common.none")}</>;
  return (
    <NativeSelect
      aria-label={t("essays.grade_of", { name: row.name })}
      id={`essay-grade-${row.member}`}
      data-testid="essay-grade"
      value={row.grade ?? ""}
      onChange={(event) =>
        set.mutate({ round, member: row.member, grade: (event.currentTarget.value || null) as Grade | null })
      }
      data={[
        { value: "", label: t("essays.not_graded") },
        ...(failedGrade || row.grade === "failed" ? [...GRADES, "failed" as const] : GRADES).map((g) => ({
          value: g,
          label: t(`grade.${g}`),
        })),
      ]}
    />
  );
}

/** The superior's grade under the cell's own; its remark stands on the page of the essay. */
function SuperiorGradeLink({ round, row, grade }: CellProps & { grade: Grade }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/rounds/$round/essays/$member"
      params={{ round, member: row.member }}
      aria-label={t("superior_grade.open", { name: row.name })}
      data-testid="essay-superior-grade"
    >
      {t("superior_grade.in_list", { grade: t(`grade.${grade}`) })}
    </Link>
  );
}

function ActCell({ round, row, to }: CellProps & { to: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (row.form === "exempt") return null;
  if (row.form === "paper" || row.form === "photo") {
    return (
      <HandIn
        round={round}
        member={row.member}
        name={row.name}
        handed={row.state === "handed_in" || row.state === "graded"}
        handedOn={row.handed_in_on}
        to={to}
        reaches={row.reaches_superior}
        size="sm"
      />
    );
  }
  return (
    <Button
      size="sm"
      variant="default"
      onClick={() =>
        void navigate({ to: "/rounds/$round/essays/$member", params: { round, member: row.member } })
      }
      data-testid="essay-open"
      data-member={row.member}
    >
      {t(row.state === "not_handed_in" ? "essays.write" : "essays.open")}
    </Button>
  );
}
