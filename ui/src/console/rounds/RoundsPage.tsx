import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconFileText, IconReportAnalytics, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import { api, type RoundLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import { useRefresh, useSession } from "../session/session";

export function RoundsPage() {
  const { t } = useTranslation();
  useTitle(t("nav.rounds"));
  const { me } = useSession();
  const rounds = useQuery({ queryKey: ["rounds"], queryFn: api.rounds, refetchInterval: useRefresh() });
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>{t("rounds.title")}</Title>
        <Group gap="sm">
          {me.role !== "grader" && (
            <PlaceLink to={{ page: "report" }} className={list.bare} data-testid="report-open">
              <Button
                component="span"
                variant="default"
                leftSection={<IconReportAnalytics size={20} aria-hidden="true" />}
              >
                {t("report.title")}
              </Button>
            </PlaceLink>
          )}
          {me.role !== "grader" && (
            <PlaceLink to={{ page: "documents" }} className={list.bare} data-testid="documents-open">
              <Button
                component="span"
                variant="default"
                leftSection={<IconFileText size={20} aria-hidden="true" />}
              >
                {t("documents.title")}
              </Button>
            </PlaceLink>
          )}
          {me.role === "officer" && (
            <PlaceLink to={{ page: "issue" }} className={list.bare} data-testid="issue-open">
              <Button component="span" leftSection={<IconSend size={20} aria-hidden="true" />}>
                {t("rounds.issue")}
              </Button>
            </PlaceLink>
          )}
        </Group>
      </Group>
      {rounds.data ? (
        <RoundList rounds={rounds.data} />
      ) : rounds.error ? (
        <Failure error={rounds.error} retry={() => void rounds.refetch()} />
      ) : (
        <Opening />
      )}
    </>
  );
}

function RoundList({ rounds }: { rounds: RoundLine[] }) {
  const { t } = useTranslation();
  if (rounds.length === 0) {
    return (
      <Paper data-testid="rounds-empty">
        <Text>{t("rounds.empty")}</Text>
      </Paper>
    );
  }
  return (
    <div className={list.frame}>
      <table className={list.table} data-testid="rounds">
        <thead>
          <tr>
            <th scope="col">{t("rounds.col.title")}</th>
            <th scope="col">{t("rounds.col.documents")}</th>
            <th scope="col">{t("rounds.col.deadline")}</th>
            <th scope="col">{t("rounds.col.sent")}</th>
            <th scope="col" className={list.count}>
              {t("rounds.col.final")}
            </th>
            <th scope="col" className={list.count}>
              {t("rounds.col.provisional")}
            </th>
            <th scope="col" className={list.count}>
              {t("rounds.col.silent")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id} data-testid={`round-${round.id}`}>
              <th scope="row">
                <PlaceLink to={{ page: "table", round: round.id }} data-testid="round-link">
                  {round.title}
                </PlaceLink>
                {round.withdrawn && (
                  <Text size="sm" fw={600} data-testid="round-withdrawn">
                    {t("rounds.withdrawn")}
                  </Text>
                )}
                {round.hand_in && <HandIn round={round.id} />}
              </th>
              <td>
                {round.documents.map((label) => (
                  <div key={label} className={list.nowrap}>
                    {label}
                  </div>
                ))}
              </td>
              <td className={list.nowrap}>{round.deadline ? date(round.deadline) : <Missing />}</td>
              <td className={list.nowrap}>
                {t("rounds.sent_of", { sent: number(round.sent), cells: number(round.cells) })}
              </td>
              <td className={list.count}>{number(round.final)}</td>
              <td className={list.count}>{number(round.provisional)}</td>
              <td className={list.count}>
                <Silent round={round} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many have sent nothing leads to who they are and how to reach them. */
function Silent({ round }: { round: RoundLine }) {
  const { t } = useTranslation();
  if (round.silent === 0) return <>{number(0)}</>;
  const counts = { count: number(round.silent), title: round.title };
  return (
    <>
      <PlaceLink
        to={{ page: "silent", round: round.id }}
        aria-label={t("silent.open_label", counts)}
        data-testid="round-silent"
      >
        {number(round.silent)}
      </PlaceLink>
      {round.overdue > 0 && (
        <Text size="sm" className={list.nowrap}>
          {t("rounds.overdue", { count: number(round.overdue) })}
        </Text>
      )}
    </>
  );
}

/** The cells of this round send their essays, so graders need a link to them. */
function HandIn({ round }: { round: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Text size="sm" fw={400} data-testid="round-hand-in">
      {me.grades ? (
        <PlaceLink to={{ page: "essays", round }}>{t("handed_in.title")}</PlaceLink>
      ) : (
        t("rounds.hand_in")
      )}
    </Text>
  );
}
