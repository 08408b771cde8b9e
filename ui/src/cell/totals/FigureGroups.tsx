import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Figure } from "../../design/Figure";
import { number, share } from "../../i18n/formats";
import type { FigureName, Totals } from "../types";
import { Card, Note } from "./Card";

interface Line {
  figure: FigureName;
  value: number;
  /** Undefined: this figure has no share; null: nobody was due. */
  share?: number | null;
}

interface Props {
  totals: Totals;
  onOpen: (figure: FigureName) => void;
}

export function FigureGroups({ totals, onOpen }: Props) {
  const { t } = useTranslation();
  const { grades } = totals;
  const study: Line[] = [
    { figure: "due", value: totals.due },
    { figure: "present", value: totals.present, share: totals.present_share },
    { figure: "with_reason", value: totals.with_reason },
    { figure: "without", value: totals.without },
    { figure: "unmarked", value: totals.unmarked },
    { figure: "made_up", value: totals.made_up },
    { figure: "studied", value: totals.studied, share: totals.studied_share },
    { figure: "make_up_owed", value: totals.make_up_owed },
    { figure: "exempt_present", value: totals.exempt_present },
  ];
  const essays: Line[] = [
    { figure: "essays_due", value: totals.essays_due },
    { figure: "essays_received", value: totals.essays_received, share: totals.essays_share },
    { figure: "essays_exempt", value: totals.essays_exempt },
    { figure: "essays_owed", value: totals.essays_owed },
    { figure: "grade_good", value: grades.good, share: grades.good_share },
    { figure: "grade_fair", value: grades.fair, share: grades.fair_share },
    { figure: "grade_average", value: grades.average, share: grades.average_share },
    ...(grades.failed > 0
      ? [{ figure: "grade_failed" as const, value: grades.failed, share: grades.failed_share }]
      : []),
    { figure: "essays_not_graded", value: totals.essays_not_graded },
  ];
  const sessions: Line[] = [
    { figure: "sessions", value: totals.sessions },
    { figure: "sessions_by_superior", value: totals.sessions_by_superior },
    { figure: "sessions_by_committee_member", value: totals.sessions_by_committee_member },
    { figure: "sessions_by_secretary", value: totals.sessions_by_secretary },
    { figure: "sessions_by_cell", value: totals.sessions_by_cell },
    { figure: "turns", value: totals.turns },
    { figure: "points", value: totals.points },
    ...(totals.sessions_ahead > 0
      ? [{ figure: "sessions_ahead" as const, value: totals.sessions_ahead }]
      : []),
    { figure: "non_members_invited", value: totals.non_members_invited },
    { figure: "non_members_attended", value: totals.non_members_attended, share: totals.non_members_share },
  ];
  return (
    <SimpleGrid cols={3} spacing="sm">
      <Card title={t("totals.group.study")}>
        <Lines lines={study} onOpen={onOpen} />
      </Card>
      <Card title={t("totals.group.essays")}>
        <Lines lines={essays} onOpen={onOpen} />
        {grades.share_sum !== null && <Note text={t("totals.share_sum", { sum: share(grades.share_sum) })} />}
      </Card>
      <Card title={t("totals.group.sessions")}>
        <Lines lines={sessions} onOpen={onOpen} />
      </Card>
    </SimpleGrid>
  );
}

function Lines({ lines, onOpen }: { lines: readonly Line[]; onOpen: (figure: FigureName) => void }) {
  const { t } = useTranslation();
  return (
    <table className="figures">
      <tbody>
        {lines.map((line) => {
          const label = t(`figure.${line.figure}`);
          return (
            <tr key={line.figure}>
              <th scope="row">{label}</th>
              <td>
                <Figure
                  testId={`figure-${line.figure}`}
                  label={t("totals.open_rows", { figure: label, value: number(line.value) })}
                  onOpen={() => onOpen(line.figure)}
                >
                  {number(line.value)}
                </Figure>
              </td>
              <td data-testid={line.share === undefined ? undefined : `share-${line.figure}`}>
                {line.share === undefined ? "" : share(line.share)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
