import { Group, Paper, Radio, Stack, Switch, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { api, type EssayOwers } from "../api";
import type { PartProps } from "./fields";

export const ESSAY_OWERS: EssayOwers[] = ["all_members", "official_members", "nobody"];

export function RoundFields({ draft, change, need }: PartProps) {
  const { t } = useTranslation();
  const day = (name: "from" | "to" | "deadline") => (
    <DateInput
      label={t(`issue.${name}`)}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      error={need(name)}
      testId={`issue-${name}`}
    />
  );
  return (
    <Paper mt="md">
      <Title order={2} mb="sm">
        {t("issue.round")}
      </Title>
      <Stack>
        <TextInput
          id="issue-title"
          label={t("issue.round_title")}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value, titleTouched: true })}
          error={need("title")}
          data-testid="issue-title"
        />
        <Group grow align="flex-start">
          {day("from")}
          {day("to")}
          {day("deadline")}
        </Group>
        <Radio.Group
          size="md"
          label={t("issue.essays")}
          value={draft.essayOwers}
          onChange={(owers) => change({ essayOwers: owers as EssayOwers })}
        >
          <Stack gap={6} mt={6}>
            {ESSAY_OWERS.map((owers) => (
              <Radio
                key={owers}
                value={owers}
                label={t(`issue.essay_owers.${owers}`)}
                data-testid={`essay-owers-${owers}`}
              />
            ))}
          </Stack>
        </Radio.Group>
        {draft.essayOwers !== "nobody" && <HandInSwitch draft={draft} change={change} />}
        {draft.essayOwers !== "nobody" && (
          <Textarea
            label={t("issue.questions")}
            description={t("issue.questions_note")}
            value={draft.questions}
            onChange={(event) => change({ questions: event.currentTarget.value })}
            autosize
            minRows={3}
            data-testid="issue-questions"
          />
        )}
        {draft.essayOwers !== "nobody" && (
          <Textarea
            label={t("issue.essay_questions")}
            description={t("issue.essay_questions_note")}
            value={draft.essayQuestions}
            onChange={(event) => change({ essayQuestions: event.currentTarget.value })}
            autosize
            minRows={3}
            data-testid="issue-essay-questions"
          />
        )}
      </Stack>
    </Paper>
  );
}

/** The field is shown only when there are graders who can read the essays. */
function HandInSwitch({ draft, change }: Pick<PartProps, "draft" | "change">) {
  const { t } = useTranslation();
  const key = useQuery({ queryKey: ["grading-key"], queryFn: api.gradingKey });
  if (!key.data) return null;
  if (!key.data.held) {
    return (
      <Text size="sm" data-testid="hand-in-none">
        {t(key.data.stated ? "issue.hand_in_lost" : "issue.hand_in_none")}
      </Text>
    );
  }
  return (
    <Switch
      size="md"
      label={t("issue.hand_in")}
      description={t("issue.hand_in_note")}
      checked={draft.handIn}
      onChange={(event) => change({ handIn: event.currentTarget.checked })}
      data-testid="hand-in"
    />
  );
}
