import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { date } from "../../i18n/formats";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { RowPageProps } from "../registers/rowPage";
import { Card } from "../totals/Card";
import { KeyCard } from "./KeyCard";
import { QuestionsForm } from "./QuestionsForm";
import { ResultsCard } from "./ResultsCard";
import { TotalsCard } from "./TotalsCard";
import { type Check, letter } from "./types";

/** A check or survey: what is asked, what is right, the totals and the result. */
export default function AwarenessPage({ id }: RowPageProps) {
  const check = useCall("awareness.get", { id });
  return (
    <Stack gap="sm" data-testid="page-awareness">
      <ErrorNote error={check.error} onRetry={() => void check.refetch()} />
      {check.data && (
        <>
          <Text c="ink.6" data-testid="awareness-held">
            {[date(check.data.date), check.data.place].filter((part) => part !== "").join(" · ")}
          </Text>
          <QuestionsCard check={check.data} />
          {check.data.questions.length > 0 && (
            <>
              <KeyCard check={check.data} />
              <TotalsCard check={check.data} />
            </>
          )}
          {check.data.entered && <ResultsCard check={check.data} />}
        </>
      )}
    </Stack>
  );
}

function QuestionsCard({ check }: { check: Check }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useOpenForm("awareness-questions");
  const { write, writing } = useWriting();
  const begin = () =>
    void write(t("awareness.questionnaire_file"), (out) =>
      call("awareness.questionnaire", { id: check.id, out }),
    );
  return (
    <Card title={t("awareness.questions")}>
      {check.questions.length === 0 && <Text c="ink.6">{t("awareness.no_questions")}</Text>}
      <ol data-testid="awareness-questions">
        {check.questions.map((question, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions go by their place
          <li key={place}>
            <b style={{ whiteSpace: "pre-wrap" }}>{question.text}</b>{" "}
            <span className="quiet">({t(`awareness.form.${question.form}`)})</span>
            {question.choices.map((choice, at) => (
              <div key={choice}>
                {letter(at)}. {choice}
              </div>
            ))}
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button
          variant={check.questions.length === 0 ? "filled" : "default"}
          onClick={() => setEditing(check.id)}
          data-testid="awareness-questions-edit"
        >
          {t("awareness.edit_questions")}
        </Button>
        {check.questions.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconPrinter size={20} aria-hidden />}
            loading={writing}
            onClick={begin}
            data-testid="awareness-questionnaire"
          >
            {t("awareness.questionnaire")}
          </Button>
        )}
      </Group>
      {editing && <QuestionsForm check={check} onClose={() => setEditing(null)} />}
    </Card>
  );
}
