import { Button, List, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { useAct } from "../queries";
import { useOnce } from "../records/useOnce";
import { useRecordDraft } from "../records/useRecordDraft";
import type { Grade, GradedLine } from "../types";
import { inTeam } from "./teamWords";

const GRADES: readonly Grade[] = ["good", "fair", "average"];

interface Props {
  round: string;
  line: GradedLine;
  failedGrade: boolean;
  onClose: () => void;
}

interface Words {
  own: string;
  own_remark: string;
  grade: string;
  remark: string;
}

/** The own grade of one essay; and, once the others may be seen, the grade that is settled on. */
export function TeamGradeForm({ round, line, failedGrade, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const give = useAct("grading.give", { done: t("grading.saved"), touches: ["essays"] });
  const settle = useAct("grading.settle", { done: t("grading.settled"), touches: ["essays"] });
  const before = useMemo(
    () => ({
      own: line.own_grade ?? "",
      own_remark: line.own_remark,
      grade: line.grade ?? "",
      remark: line.remark,
    }),
    [line],
  );
  const draft = useRecordDraft({
    kind: "essay_grade",
    record: `${round}-${line.member}`,
    title: t("grading.title"),
    before,
  });
  const words = draft.values as unknown as Words;
  const once = useOnce(() => {
    draft.forget();
    onClose();
  });
  const whose = { round, member: line.member };
  const settles = words.grade !== before.grade || words.remark !== before.remark;
  const gives = words.own !== before.own || words.own_remark !== before.own_remark;
  const submit = () =>
    once((then) => {
      const settleThen = () =>
        settle.mutate({ ...whose, grade: (words.grade || null) as Grade | null, remark: words.remark }, then);
      if (!gives) return settleThen();
      give.mutate(
        { ...whose, grade: (words.own || null) as Grade | null, remark: words.own_remark },
        settles ? { ...then, onSuccess: settleThen } : then,
      );
    });
  const error = give.error ?? settle.error;
  const grades = failedGrade ? [...GRADES, "failed" as const] : GRADES;
  const choices = [
    { value: "", label: t("essays.not_graded") },
    ...grades.map((grade) => ({ value: grade, label: t(`grade.${grade}`) })),
  ];
  return (
    <FormDialog
      testId="team-grade-form"
      title={<span className="person-name">{line.name}</span>}
      draft={draft}
      onSubmit={submit}
      onClose={onClose}
      error={otherError(error, ["grade", "remark"])}
      disabled={!draft.typed}
      pending={give.isPending || settle.isPending}
      aside={
        <Button
          variant="default"
          onClick={() =>
            void navigate({ to: "/rounds/$round/essays/$member", params: { round, member: line.member } })
          }
          data-testid="team-grade-essay"
        >
          {t("essays.open")}
        </Button>
      }
    >
      <NativeSelect
        id="team-grade-own"
        data-testid="team-grade-own"
        data-autofocus
        label={t("grading.own")}
        value={words.own}
        error={fieldError(give.error, "grade")}
        onChange={(event) => draft.change({ own: event.currentTarget.value })}
        data={choices}
      />
      <Textarea
        id="team-grade-own-remark"
        data-testid="team-grade-own-remark"
        label={t("grading.own_remark")}
        description={t("grading.own_remark_help")}
        autosize
        minRows={2}
        value={words.own_remark}
        onChange={(event) => draft.change({ own_remark: event.currentTarget.value })}
      />
      {line.others === null ? (
        <Text data-testid="team-grade-blind">{t("grading.blind", { count: line.graders })}</Text>
      ) : (
        <Stack gap="sm" data-testid="team-grade-others">
          <Text fw={600}>{inTeam(t, line)}</Text>
          <List>
            {line.others.map((other) => (
              <List.Item key={other.by}>
                <span className="person-name">{other.by}</span>:{" "}
                {other.grade ? t(`grade.${other.grade}`) : t("grading.not_given")}
                {other.remark && ` – ${other.remark}`}
              </List.Item>
            ))}
          </List>
          <NativeSelect
            id="team-grade-settled"
            data-testid="team-grade-settled"
            label={t("grading.settle")}
            value={words.grade}
            error={fieldError(settle.error, "grade")}
            onChange={(event) => draft.change({ grade: event.currentTarget.value })}
            data={choices}
          />
          <Textarea
            id="team-grade-remark"
            data-testid="team-grade-remark"
            label={t("grading.remark")}
            autosize
            minRows={2}
            value={words.remark}
            onChange={(event) => draft.change({ remark: event.currentTarget.value })}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
