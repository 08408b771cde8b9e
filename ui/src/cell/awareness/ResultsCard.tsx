import { Button, Group, NativeSelect, Table, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { date, number, share } from "../../i18n/formats";
import { NotOpened } from "../lists/NotOpened";
import { useWriting } from "../lists/useWriting";
import { useAct, useCall, useSuperior } from "../queries";
import { Card } from "../totals/Card";
import type { Check, ResultQuestion, Results } from "./types";

/** The result by one version of the key, printed or sent up. Counts that may not be shown are not here at all. */
export function ResultsCard({ check }: { check: Check }) {
  const { t } = useTranslation();
  const [key, setKey] = useState<string | null>(null);
  const results = useCall("awareness.results", { id: check.id, key });
  const data = results.data;
  const fit = check.keys.filter(({ fits }) => fits);
  return (
    <Card title={t("awareness.results")}>
      <ErrorNote error={results.error} onRetry={() => void results.refetch()} />
      {data && !data.entered && <Text>{t("awareness.totals_unfit")}</Text>}
      {data?.entered && (
        <>
          <Text data-testid="awareness-sheets">
            {data.sheets === null
              ? t("awareness.too_few")
              : t("awareness.sheets_were", { sheets: number(data.sheets) })}
          </Text>
          {fit.length > 1 && (
            <NativeSelect
              label={t("awareness.by_key")}
              w={360}
              value={key ?? fit[0]?.id ?? ""}
              onChange={(event) => setKey(event.currentTarget.value)}
              data={fit.map((one) => ({
                value: one.id,
                label: t("awareness.key_version", { number: one.number, day: date(one.date) }),
              }))}
              data-testid="awareness-by-key"
            />
          )}
          {fit.length === 1 && data.key && (
            <Text data-testid="awareness-key-used">
              {t("awareness.judged_by", { number: data.key.number, day: date(data.key.date) })}
            </Text>
          )}
          {data.questions.map((question, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: questions go by their place
            <Question key={place} place={place} question={question} />
          ))}
          <Text c="ink.6">{t("awareness.why_not_shown")}</Text>
          <NotOpened why={data.not_opened} />
          <Acts check={check} results={data} asked={key} />
        </>
      )}
    </Card>
  );
}

function Question({ place, question }: { place: number; question: ResultQuestion }) {
  const { t } = useTranslation();
  const shown = (count: number | null) => (count === null ? t("awareness.not_shown") : number(count));
  return (
    <div>
      <Text fw={600} mt="sm">{`${place + 1}. ${question.text}`}</Text>
      <Table data-testid={`result-${place}`}>
        <Table.Tbody>
          {question.lines.map((line) => (
            <Table.Tr key={line.label}>
              <Table.Td>
                {line.right ? <b>{t("awareness.right_answer", { label: line.label })}</b> : line.label}
              </Table.Td>
              <Table.Td ta="right" w={140}>
                {shown(line.count)}
              </Table.Td>
              <Table.Td ta="right" w={120}>
                {line.share === null ? "" : share(line.share)}
              </Table.Td>
            </Table.Tr>
          ))}
          {question.form === "number" && (
            <Table.Tr>
              <Table.Td>{t("awareness.mean")}</Table.Td>
              <Table.Td ta="right">{shown(question.mean)}</Table.Td>
              <Table.Td />
            </Table.Tr>
          )}
          {question.form === "single" && question.lines.some(({ right }) => right) && (
            <Table.Tr>
              <Table.Td>{t("awareness.answered_right")}</Table.Td>
              <Table.Td ta="right" data-testid={`result-right-${place}`}>
                {shown(question.right)}
              </Table.Td>
              <Table.Td ta="right">
                {question.right_share === null ? "" : share(question.right_share)}
              </Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
      {question.summary && <Text className="person-name">{question.summary}</Text>}
    </div>
  );
}

function Acts({ check, results, asked }: { check: Check; results: Results; asked: string | null }) {
  const { t } = useTranslation();
  const superior = useSuperior();
  const { write, writing } = useWriting();
  const send = useAct("awareness.send", { done: t("awareness.was_sent"), notifies: true });
  const back = useAct("awareness.take_back", { done: t("awareness.taken_back"), notifies: true });
  const key = asked ?? results.key?.id ?? null;
  const print = () =>
    void write(t("awareness.result_file"), (out) =>
      call("awareness.result_paper", { id: check.id, key, out }),
    );
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconFileText size={20} aria-hidden />}
        loading={writing}
        onClick={print}
        data-testid="awareness-print"
      >
        {t("awareness.print_result")}
      </Button>
      <ConfirmButton
        testId="awareness-send"
        variant="default"
        loading={send.isPending}
        question={t("awareness.send_question", { superior })}
        answer={t("awareness.send")}
        onConfirm={() => send.mutate({ id: check.id, key })}
      >
        {t(check.sent ? "awareness.send_again" : "awareness.send")}
      </ConfirmButton>
      {check.sent && (
        <Button
          variant="subtle"
          loading={back.isPending}
          onClick={() => back.mutate({ id: check.id })}
          data-testid="awareness-take-back"
        >
          {t("awareness.take_back")}
        </Button>
      )}
    </Group>
  );
}
