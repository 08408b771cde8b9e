import { Button, Checkbox, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { date, year } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import type { EssayOwers, Round } from "../types";

const OWERS: readonly EssayOwers[] = ["nobody", "all_members", "official_members", "named"];

/** Who owes an essay is stated by the round. */
export function EssayRule({ round: id }: { round: string }) {
  const { t } = useTranslation();
  const round = useCall("rounds.get", { id });
  const [editing, setEditing] = useState(false);
  if (!round.data) return null;
  const due = round.data.essay_due;
  return (
    <Group justify="space-between">
      <Text>
        {t("essays.rule", { who: t(`essay_owers.${round.data.essay_owers}`) })}
        {due && ` · ${t("essays.due_on", { day: date(due) })}`}
      </Text>
      <Button variant="default" onClick={() => setEditing(true)} data-testid="essay-rule-edit">
        {t("essays.edit_rule")}
      </Button>
      {editing && <RuleForm round={round.data} onClose={() => setEditing(false)} />}
    </Group>
  );
}

function RuleForm({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useTranslation();
  const [owers, setOwers] = useState<EssayOwers>(round.essay_owers);
  const [named, setNamed] = useState(round.essay_named);
  const [due, setDue] = useState(round.essay_due);
  const [questions, setQuestions] = useState(round.guiding_questions);
  const [failed, setFailed] = useState(round.failed_grade);
  const save = useAct("rounds.save", { done: t("rounds.saved"), touches: ["essays"] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        id: round.id,
        essay_owers: owers,
        essay_named: named,
        essay_due: due,
        guiding_questions: questions,
        failed_grade: failed,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog onClose={onClose} size="xl" title={t("essays.rule_title")}>
      <form onSubmit={submit}>
        <Stack>
          <Radio.Group
            label={t("essays.who_owes")}
            value={owers}
            onChange={(value) => setOwers(value as EssayOwers)}
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
          {owers === "named" && <Named chosen={named} onChange={setNamed} />}
          <DateInput
            testId="essay-due"
            label={t("essays.due")}
            w={220}
            value={due}
            onChange={setDue}
            error={fieldError(save.error, "essay_due")}
          />
          <Textarea
            id="essay-questions"
            data-testid="essay-questions"
            label={t("essays.guiding_questions")}
            description={t("essays.guiding_help")}
            autosize
            minRows={3}
            maxRows={8}
            value={questions}
            onChange={(event) => setQuestions(event.currentTarget.value)}
          />
          <Checkbox
            id="essay-failed-grade"
            data-testid="essay-failed-grade"
            label={t("essays.failed_grade")}
            checked={failed}
            onChange={(event) => setFailed(event.currentTarget.checked)}
          />
          <ErrorNote error={otherError(save.error, ["essay_due"])} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending} data-testid="essay-rule-save">
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Named({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { t } = useTranslation();
  const members = useCall("members.list", {});
  return (
    <Checkbox.Group value={chosen} onChange={onChange} aria-label={t("essays.who_owes")}>
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
