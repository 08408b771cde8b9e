import { Paper, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { number } from "../../i18n/formats";
import { type Answer, api, type SetAside } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";
import { useTitle } from "../parts/title";
import { useRefresh, useSession } from "../session/session";
import { SetAsideLine } from "./SetAsideLine";
import styles from "./setaside.module.css";

type Line = SetAside["rows"][number];

/** What was kept and does not count: by cell and laptop, those that wait first. */
export function SetAsidePage() {
  const { t } = useTranslation();
  useTitle(t("set_aside.title"));
  const list = useQuery({
    queryKey: ["set-aside"],
    queryFn: api.setAside,
    refetchInterval: useRefresh(),
  });
  return (
    <>
      <Title order={1}>{t("set_aside.title")}</Title>
      <Text mb="md">{t("set_aside.intro")}</Text>
      {list.data ? (
        <Groups list={list.data} />
      ) : list.error ? (
        <Failure error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Opening />
      )}
    </>
  );
}

function Groups({ list }: { list: SetAside }) {
  const { t } = useTranslation();
  if (list.rows.length === 0) {
    return (
      <Paper data-testid="set-aside-empty">
        <Text>{t("set_aside.empty")}</Text>
      </Paper>
    );
  }
  const groups = new Map<string, Line[]>();
  for (const row of list.rows) {
    const key = `${row.unit.id} ${row.device}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return (
    <>
      <Text fw={600} mb="xs" data-testid="set-aside-count">
        {t("set_aside.count", { count: list.waiting })}
      </Text>
      {[...groups].map(([key, rows]) => (
        <Group key={key} rows={rows} />
      ))}
    </>
  );
}

function Group({ rows }: { rows: Line[] }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const answer = useAnswer();
  const first = rows[0];
  if (!first) return null;
  const takeable = rows.filter((row) => row.answer === "waiting" && row.can_be_taken);
  return (
    <Paper mb="md" data-testid="set-aside-laptop">
      <div className={styles.head}>
        <Title order={2} size="h4">
          {t("set_aside.laptop", { unit: first.unit.name, device: first.device })}
        </Title>
        {me.role === "officer" && takeable.length > 1 && (
          <ConfirmButton
            size="sm"
            variant="default"
            testId="set-aside-take-all"
            loading={answer.isPending}
            question={t("set_aside.take_all_ask", { count: takeable.length, unit: first.unit.name })}
            answer={t("set_aside.take_all", { count: takeable.length })}
            onConfirm={() =>
              answer.mutate({
                unit: first.unit.id,
                verdicts: takeable.map((row) => row.verdict),
                answer: "taken",
              })
            }
          >
            {t("set_aside.take_all", { count: number(takeable.length) })}
          </ConfirmButton>
        )}
      </div>
      {rows.map((row) => (
        <SetAsideLine
          key={row.verdict}
          line={row}
          officer={me.role === "officer"}
          pending={answer.isPending}
          answer={(given) => answer.mutate({ unit: row.unit.id, verdicts: [row.verdict], answer: given })}
        />
      ))}
    </Paper>
  );
}

interface Asked {
  unit: string;
  verdicts: string[];
  answer: Answer;
}

function useAnswer() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: ({ unit, verdicts, answer }: Asked) => api.answerSetAside(unit, verdicts, answer),
    onSuccess: (list, { answer }) => {
      queries.setQueryData(["set-aside"], list);
      showNotice(t(`set_aside.done.${answer}`));
    },
    onError: (error) => showNotice(sentence(error)),
  });
}
