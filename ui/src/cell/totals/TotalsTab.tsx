import { Button, Group, Menu, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconChevronDown, IconFileSpreadsheet, IconFileText } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { clock, dayOfMoment, moment } from "../../i18n/formats";
import type { Absences } from "../make-ups/MakeUpForm";
import { AppSheet } from "../national-app/AppSheet";
import { PrintMany } from "../print-many/PrintMany";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { RecordNotes } from "../returns/ReturnNotes";
import { useReturnsOf } from "../returns/useReturns";
import type { FigureName, Totals } from "../types";
import { EssayGrades } from "./EssayGrades";
import { FigureGroups } from "./FigureGroups";
import { FigureRows } from "./FigureRows";
import { Finalising } from "./Finalising";
import { GroupFigures } from "./GroupFigures";
import { LateChanges } from "./LateChanges";
import { MakeUps } from "./OwedMakeUps";
import { RollCallSheet } from "./RollCallSheet";
import { usePaper } from "./usePaper";
import "./totals.css";

type Shown = "now" | "final";

/** Each figure is a link to the rows it was counted from. Once the figures are closed, the closed ones are shown first. */
export default function TotalsTab() {
  const { t } = useTranslation();
  const { round } = useParams({ from: "/rounds/$round" });
  const [shown, setShown] = useState<Shown>("final");
  const [open, setOpen] = useOpenForm("figure");
  const [makingUp, setMakingUp] = useState<Absences | null>(null);
  const totals = useCall("totals.round", { round, final_cut: shown === "final" });
  const data = totals.data;
  const returned = useReturnsOf("round", round);
  return (
    <Stack gap="sm" data-testid="totals">
      <ErrorNote error={totals.error} onRetry={() => void totals.refetch()} />
      <RecordNotes returns={returned} />
      {data && (
        <>
          <Standing totals={data} shown={shown} onShow={setShown} />
          <Group gap="xs">
            <Finalising round={round} totals={data} />
            <Papers round={round} />
          </Group>
          {data.finalised && shown === "now" && (
            <Text data-testid="totals-papers-final">{t("totals.papers_final")}</Text>
          )}
          {data.finalised && <LateChanges round={round} />}
          <FigureGroups totals={data} onOpen={setOpen} />
          <EssayGrades totals={data} onOpen={setOpen} />
          <GroupFigures round={round} finalCut={shown === "final"} />
          {!data.finalised && <Text c="ink.6">{t("totals.finalise_help")}</Text>}
        </>
      )}
      {open && (
        <FigureRows
          round={round}
          figure={open as FigureName}
          finalCut={shown === "final"}
          onClose={() => setOpen(null)}
          onMakeUp={(rows) => {
            setOpen(null);
            setMakingUp(rows);
          }}
        />
      )}
      {makingUp && <MakeUps round={round} rows={makingUp} onClose={() => setMakingUp(null)} />}
    </Stack>
  );
}

function Standing({
  totals,
  shown,
  onShow,
}: {
  totals: Totals;
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { t } = useTranslation();
  const { finalised } = totals;
  return (
    <Group>
      <Text data-testid="totals-standing">
        {t("totals.as_of", {
          moment: totals.as_of.length > 10 ? moment(totals.as_of) : dayOfMoment(totals.as_of),
        })}
        {" · "}
        <b>
          {finalised && shown === "final"
            ? t("totals.finalised", {
                time: clock(finalised.at),
                day: dayOfMoment(finalised.at),
                by: finalised.by,
              })
            : t(finalised ? "totals.not_final" : "totals.provisional")}
        </b>
      </Text>
      {finalised && (
        <SegmentedControl
          value={shown}
          onChange={(value) => onShow(value as Shown)}
          aria-label={t("totals.which")}
          data={[
            { value: "final", label: t("totals.final") },
            { value: "now", label: t("totals.now") },
          ]}
          data-testid="totals-which"
        />
      )}
    </Group>
  );
}

/** Papers of a round that have no choices. */
const MORE = [
  { paper: "papers.study_plan", words: "study_plan" },
  { paper: "papers.essay_sheet", words: "essay_sheet" },
] as const;

/** Papers that can be issued: they take a number. */
const ISSUED = [
  { paper: "papers.report", words: "issue_report" },
  { paper: "papers.study_plan", words: "issue_plan" },
] as const;

/** Sheets that are printed in one go. */
const MANY = [
  { kind: "essay_sheet", words: "printing.essay_sheets_all" },
  { kind: "roll_call", words: "printing.roll_calls_all" },
] as const;

function Papers({ round }: { round: string }) {
  const { t } = useTranslation();
  const { write, writing } = usePaper();
  const navigate = useNavigate();
  const sessions = useCall("rounds.get", { id: round }).data?.sessions;
  const [copying, setCopying] = useState(false);
  const [many, setMany] = useState<(typeof MANY)[number] | null>(null);
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconFileText size={20} aria-hidden />}
        loading={writing === "papers.report"}
        onClick={() => void write("papers.report", { round })}
        data-testid="paper-report"
      >
        {t("totals.report")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={20} aria-hidden />}
        loading={writing === "papers.ledger"}
        onClick={() => void write("papers.ledger", { round })}
        data-testid="paper-ledger"
      >
        {t("totals.ledger")}
      </Button>
      {sessions && sessions.length > 0 && (
        <RollCallSheet testId="paper-roll-call-sheet" round={round} sessions={sessions} />
      )}
      {sessions?.length === 0 && (
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/rounds/$round/sessions", params: { round } })}
          data-testid="paper-roll-call-sheet"
        >
          {t("sessions.add")}
        </Button>
      )}
      <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={20} aria-hidden />}
            loading={MORE.some(({ paper }) => paper === writing)}
            data-testid="papers-more"
          >
            {t("totals.more_papers")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MORE.map(({ paper, words }) => (
            <Menu.Item
              key={paper}
              onClick={() => void write(paper, { round })}
              data-testid={`paper-${words}`}
            >
              {t(`totals.${words}`)}
            </Menu.Item>
          ))}
          {ISSUED.map(({ paper, words }) => (
            <Menu.Item
              key={words}
              onClick={() => void write(paper, { round, issue: true })}
              data-testid={`paper-${words}`}
            >
              {t(`totals.${words}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => void navigate({ to: "/verify-paper" })} data-testid="paper-verify">
            {t("verify_paper.open")}
          </Menu.Item>
          {MANY.map((each) => (
            <Menu.Item key={each.kind} onClick={() => setMany(each)} data-testid={`print-all-${each.kind}`}>
              {t(each.words)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setCopying(true)} data-testid="app-sheet-open">
            {t("national_app.open")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {many && (
        <PrintMany title={t(many.words)} of={{ kind: many.kind, round }} onClose={() => setMany(null)} />
      )}
      {copying && <AppSheet of="round" id={round} onClose={() => setCopying(false)} />}
    </Group>
  );
}
