import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import type { Unit } from "../api";
import { useSentence } from "../parts/sentence";
import { called, type Draft, essayQuestions } from "./draft";
import styles from "./preview.module.css";

interface Props {
  opened: boolean;
  draft: Draft;
  count: string;
  cells: Unit[];
  error: Error | null;
  sending: boolean;
  confirm: () => void;
  close: () => void;
}

/** The round as the cells will read it, because an issued round is sent to each of them. */
export function Preview({ opened, draft, count, cells, error, sending, confirm, close }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const asked = essayQuestions(draft);
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={760}
      title={t("issue.preview_title")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="preview"
    >
      <Stack>
        <dl className={styles.lines}>
          <Line label={t("issue.round_title")}>
            <strong>{draft.title}</strong>
          </Line>
          <Line label={t("issue.documents")}>
            {draft.documents.map((document) => (
              <div key={`${called(document)} ${document.date}`}>
                {called(document)}, {document.issuer}, {date(document.date)}
                {document.summary && <div>{document.summary}</div>}
              </div>
            ))}
          </Line>
          <Line label={t("issue.period")}>
            {t("issue.period_value", { from: date(draft.from), to: date(draft.to) })}
          </Line>
          <Line label={t("issue.deadline")}>
            <strong>{date(draft.deadline)}</strong>
          </Line>
          <Line label={t("issue.essays")}>
            {t(`issue.essay_owers.${draft.essayOwers}`)}
            {draft.handIn && draft.essayOwers !== "nobody" && <div>{t("issue.hand_in_asked")}</div>}
          </Line>
          {draft.essayOwers !== "nobody" && (
            <Line label={t("issue.questions")}>
              <span className={styles.questions}>{draft.questions.trim() || t("issue.none")}</span>
            </Line>
          )}
          {draft.essayOwers !== "nobody" && (
            <Line label={t("issue.essay_questions")}>
              {asked.length === 0
                ? t("issue.three_parts")
                : asked.map((question, place) => (
                    <div key={question}>{t("issue.essay_question", { number: place + 1, question })}</div>
                  ))}
            </Line>
          )}
          <Line label={t("issue.addressed")}>
            {draft.toAll ? t("issue.to_all", { count }) : cells.map((cell) => cell.name).join(", ")}
          </Line>
        </dl>
        <Text>{t("issue.preview_note")}</Text>
        {error && (
          <Alert color="yellow" role="alert" data-testid="issue-refused">
            {sentence(error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-testid="issue-edit">
            {t("issue.edit_again")}
          </Button>
          <Button onClick={confirm} loading={sending} data-testid="issue-confirm">
            {t("issue.confirm", { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
