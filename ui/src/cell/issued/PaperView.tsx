import { Alert, Anchor, Stack, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../design/Figure";
import type { Answer } from "../../door";
import { date, moment, number } from "../../i18n/formats";
import { Card } from "../totals/Card";
import type { FigureName } from "../types";
import { RowsOfThen } from "./RowsOfThen";

type IssuedPaper = Answer<"issued.get">;
type FigureLine = IssuedPaper["figures"][number];

const COLOURS = {
  agrees: "green",
  differs: "red",
  altered: "red",
  unsure: "yellow",
  incomplete: "yellow",
  not_counted: "blue",
} as const;

/** What is known of an issued paper, and its figures as printed, then and today. */
export function PaperView({ paper }: { paper: IssuedPaper }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" data-testid="issued-paper">
      <Alert color={COLOURS[paper.agreement]} role="status" data-testid="issued-agreement">
        <Text fw={600}>{t(`issued.agreement.${paper.agreement}`)}</Text>
        {paper.missing.map((one) => (
          <Text key={one.laptop}>
            {t("issued.missing", { laptop: one.laptop, count: one.changes, number: number(one.changes) })}
          </Text>
        ))}
      </Alert>
      {paper.twice && (
        <Alert color="yellow" data-testid="issued-twice">
          {paper.twice}
        </Alert>
      )}
      <Facts paper={paper} />
      {paper.figures.length > 0 && <Figures paper={paper} />}
    </Stack>
  );
}

function Facts({ paper }: { paper: IssuedPaper }) {
  const { t } = useTranslation();
  const said = [
    paper.withdrawn &&
      t("issued.withdrawn", { day: paper.withdrawn, why: paper.why_withdrawn ?? t("issued.no_reason") }),
    paper.in_bin && t("issued.in_bin"),
    ...paper.corrected,
  ].filter((sentence): sentence is string => Boolean(sentence));
  const facts = [
    [t("issued.code"), paper.code],
    [t("issued.sent_to"), paper.sent_to],
    [t("issued.signer"), paper.signer],
    [t("issued.template"), paper.template],
  ] as const;
  return (
    <Card title={paper.title}>
      <Text>{paper.about}</Text>
      {said.map((sentence) => (
        <Text key={sentence} fw={600}>
          {sentence}
        </Text>
      ))}
      {facts.map(
        ([label, value]) =>
          value && (
            <Text key={label}>
              <b>{label}:</b> {value}
            </Text>
          ),
      )}
    </Card>
  );
}

/** A figure opens the rows of then. What is different today stands in bold. */
function Figures({ paper }: { paper: IssuedPaper }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<FigureLine | null>(null);
  const then = (line: FigureLine) =>
    line.at_print === null ? (
      t("issued.not_countable")
    ) : (
      <Figure testId={`at-print-${line.id}`} label={line.label} onOpen={() => setOpen(line)}>
        {number(line.at_print)}
      </Figure>
    );
  return (
    <Card title={t("issued.figures")}>
      <Text c="ink.6" mb="xs">
        {paper.counted_at &&
          paper.as_of &&
          t("issued.counted", { moment: moment(paper.counted_at), day: date(paper.as_of) })}
      </Text>
      <Table striped data-testid="issued-figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("issued.figure")}</Table.Th>
            <Table.Th ta="right">{t("issued.printed")}</Table.Th>
            <Table.Th ta="right">{t("issued.at_print")}</Table.Th>
            <Table.Th ta="right">{t("issued.now")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {paper.figures.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td>{line.label}</Table.Td>
              <Table.Td ta="right">{number(line.printed)}</Table.Td>
              <Table.Td ta="right" fw={line.at_print !== line.printed ? 700 : undefined}>
                {then(line)}
              </Table.Td>
              <Table.Td ta="right" fw={line.now !== line.printed ? 700 : undefined}>
                {line.now === null ? t("issued.not_countable") : number(line.now)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {paper.round && (
        <Anchor
          component={Link}
          to={`/rounds/${paper.round}/totals`}
          className="not-printed"
          data-testid="issued-to-round"
        >
          {t("issued.to_round")}
        </Anchor>
      )}
      {open && (
        <RowsOfThen
          paper={paper.id}
          figure={open.id as FigureName}
          label={open.label}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}
