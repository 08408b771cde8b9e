import { Button, Checkbox, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError, otherError } from "../../design/ErrorNote";
import { date, year } from "../../i18n/formats";
import { GroupChoice } from "../groups/GroupChoice";
import { useAct, useCall } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useOpenForm } from "../records/useOpenForm";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import { DoubtNote, doubtAt } from "../rounds/DoubtNote";
import { QuestionsInput } from "../rounds/QuestionsInput";
import { useProposal } from "../rounds/useProposed";
import type { EssayOwers, Round } from "../types";

const OWERS: readonly EssayOwers[] = ["nobody", "all_members", "official_members", "named"];

/** Who owes an essay is stated by the round. */
export function EssayRule({ round: id }: { round: string }) {
  const { t } = useTranslation();
  const round = useCall("rounds.get", { id });
  const [editing, setEditing] = useOpenForm("essay-rule");
  if (!round.data) return null;
  const due = round.data.essay_due;
  return (
    <Group justify="space-between" className="tab-head">
      <Text>
        {t("essays.rule", { who: t(`essay_owers.${round.data.essay_owers}`) })}
        {due && ` · ${t("essays.due_on", { day: date(due) })}`}
      </Text>
      <Button variant="default" onClick={() => setEditing(id)} data-testid="essay-rule-edit">
        {t("essays.edit_rule")}
      </Button>
      {editing && <RuleForm round={round.data} onClose={() => setEditing(null)} />}
    </Group>
  );
}

type Rule = Pick<
  Round,
  "essay_owers" | "essay_named" | "essay_due" | "guiding_questions" | "essay_questions" | "failed_grade"
>;

function ruleOf(round: Round): Rule {
  const { essay_owers, essay_named, essay_due, guiding_questions, essay_questions, failed_grade } = round;
  return { essay_owers, essay_named, essay_due, guiding_questions, essay_questions, failed_grade };
}

function RuleForm({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useTranslation();
  const before = useMemo(() => ({ ...ruleOf(round) }), [round]);
  const draft = useRecordDraft({
    kind: "essay-rule",
    record: round.id,
    title: t("essays.rule_title"),
    before,
  });
  const rule = draft.values as unknown as Rule;
  const save = useAct("rounds.save", { done: t("rounds.saved"), touches: ["essays"] });
  const [error, corrected] = useUncorrected(save.error);
  const change = (part: Partial<Rule>) => {
    draft.change({ ...part });
    corrected(part);
  };
  const proposed = useProposal({ id: round.id, essay_due: rule.essay_due });
  return (
    <RecordDialog
      testId="essay-rule"
      title={t("essays.rule_title")}
      record={null}
      draft={draft}
      error={otherError(error, ["essay_due"])}
      saving={save.isPending}
      onSave={(then) => save.mutate({ id: round.id, ...draft.changed }, then)}
      unfit={!draft.typed}
      onClose={onClose}
    >
      <Radio.Group
        label={t("essays.who_owes")}
        value={rule.essay_owers}
        onChange={(value) => change({ essay_owers: value as EssayOwers })}
        data-testid="essay-owers"
      >
        <Stack gap="xs" mt={4}>
          {OWERS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`essay_owers.${value}`)}
              data-testid={`essay-owers-${value}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      {rule.essay_owers === "named" && (
        <>
          <GroupChoice
            testId="essay-group"
            on={
              round.sessions
                .map(({ date }) => date)
                .sort()
                .at(-1) ?? ""
            }
            chosen={rule.essay_named}
            onChange={(essay_named) => change({ essay_named })}
          />
          <Named chosen={rule.essay_named} onChange={(essay_named) => change({ essay_named })} />
        </>
      )}
      <DateInput
        testId="essay-due"
        label={t("essays.due")}
        w={220}
        value={rule.essay_due}
        onChange={(essay_due) => change({ essay_due })}
        error={fieldError(error, "essay_due")}
      />
      <DoubtNote sentence={doubtAt(proposed, "essay_due")} />
      <Textarea
        id="essay-questions"
        data-testid="essay-questions"
        label={t("essays.guiding_questions")}
        description={t("essays.guiding_help")}
        autosize
        minRows={3}
        maxRows={8}
        value={rule.guiding_questions}
        onChange={(event) => change({ guiding_questions: event.currentTarget.value })}
      />
      <QuestionsInput
        value={rule.essay_questions}
        onChange={(essay_questions) => change({ essay_questions })}
      />
      <Checkbox
        id="essay-failed-grade"
        data-testid="essay-failed-grade"
        label={t("essays.failed_grade")}
        checked={rule.failed_grade}
        onChange={(event) => change({ failed_grade: event.currentTarget.checked })}
      />
    </RecordDialog>
  );
}

function Named({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { t } = useTranslation();
  const members = useCall("members.list", {});
  return (
    <Checkbox.Group role="group" value={chosen} onChange={onChange} aria-label={t("essays.who_owes")}>
      <div className="names-grid">
        {members.data?.members.map((member) => (
          <Checkbox
            key={member.id}
            value={member.id}
            label={<span className="person-name">{`${member.name} (${year(member.born)})`}</span>}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
