import { Alert, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import type { PaperChecked } from "../api";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { hourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";

const COLOURS = {
  agrees: "green",
  differs: "red",
  altered: "red",
  unsure: "yellow",
  incomplete: "yellow",
  not_counted: "blue",
} as const;

/** What the committee's copy of the cell's book says about a printed paper. It names nobody. */
export function CheckedPaper({ paper }: { paper: PaperChecked }) {
  const { t } = useTranslation();
  const notes = [
    paper.withdrawn && t("paper_check.withdrawn", { day: paper.withdrawn }),
    paper.in_bin && t("paper_check.in_bin"),
    paper.corrected && t("paper_check.corrected"),
  ].filter((note): note is string => Boolean(note));
  return (
    <Stack gap="sm" data-testid="checked-paper">
      <Alert color={COLOURS[paper.agreement]} role="status" data-testid="paper-agreement">
        <Text fw={600}>{t(`paper_check.agreement.${paper.agreement}`)}</Text>
        {paper.missing.map((one) => (
          <Text key={one.laptop}>
            {t("paper_check.missing", {
              laptop: one.laptop || t("paper_check.some_laptop"),
              count: one.changes,
            })}
          </Text>
        ))}
      </Alert>
      <div>
        <Title order={2}>
          {paper.unit.name}: {paper.title}
        </Title>
        <Text>{paper.about}</Text>
        {notes.map((note) => (
          <Text key={note} fw={600}>
            {note}
          </Text>
        ))}
      </div>
      {paper.figures.length > 0 && <Figures paper={paper} />}
    </Stack>
  );
}

function Figures({ paper }: { paper: PaperChecked }) {
  const { t } = useTranslation();
  const shown = (count: number | null) => (count === null ? <Missing /> : number(count));
  return (
    <>
      <Text>
        {t("paper_check.counted", { moment: hourAndDay(paper.counted_at), day: date(paper.as_of) })}
      </Text>
      <div className={list.frame}>
        <table className={list.table} data-testid="paper-figures">
          <thead>
            <tr>
              <th scope="col">{t("paper_check.figure")}</th>
              {(["printed", "at_print", "now"] as const).map((column) => (
                <th key={column} scope="col" className={list.count}>
                  {t(`paper_check.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paper.figures.map((line) => (
              <tr key={line.id}>
                <th scope="row">{line.label}</th>
                <td className={list.count}>{number(line.printed)}</td>
                <td className={list.count}>
                  {line.at_print === line.printed ? shown(line.at_print) : <b>{shown(line.at_print)}</b>}
                </td>
                <td className={list.count}>
                  {line.now === line.printed ? shown(line.now) : <b>{shown(line.now)}</b>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text>
        {t("paper_check.rows_today")}{" "}
        {paper.round && (
          <PlaceLink to={{ page: "table", round: paper.round }} data-testid="paper-to-round">
            {t("paper_check.to_round")}
          </PlaceLink>
        )}
      </Text>
    </>
  );
}
