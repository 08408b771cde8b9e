import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, type GradingOfEssay, type WhichEssay } from "../api";
import { hourAndDay } from "../parts/moments";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";
import { useKept } from "../parts/useKept";
import { useSession } from "../session/session";
import { useGrading } from "./useGrading";
import { GRADES, type GradeName, gradeWords } from "./words";

interface Props {
  which: WhichEssay;
  grading: GradingOfEssay;
  /** Gives the own grade, or settles on one. */
  act: "give" | "settle";
}

interface Draft {
  grade: GradeName | "";
  remark: string;
  names_author: boolean;
}

const FIELDS = ["grade", "remark", "names_author"];

/** What the form begins with: what was given or settled on before, and where all agree their grade. */
function begun({ own, settled, all, differs }: GradingOfEssay, act: Props["act"]): Draft {
  const agreed = all && !differs ? (all[0] ?? null) : null;
  const before = act === "give" ? own : (settled ?? agreed);
  const remark = before?.remark ?? "";
  const grade = GRADES.find((one) => one === before?.grade) ?? "";
  return { grade, remark, names_author: false };
}

/** A grade with its remark. What is typed is kept for this tab, so that it outlives a log-in that ran out. */
export function GradeForm({ which, grading, act }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { me } = useSession();
  const start = useMemo(() => begun(grading, act), [grading, act]);
  const { draft, change, discard } = useKept<Draft>(`${act}:${me.name}:${which.essay}`, start);
  const save = useGrading(
    which,
    async ({ grade, remark, names_author }: Draft) => {
      const given = { grade: grade as GradeName, remark };
      const asked = { given, content: grading.content, names_author };
      const now = await (act === "give" ? api.giveGrade(which, asked) : api.settleGrade(which, asked));
      discard();
      return now;
    },
    t(act === "give" ? "grading.gave" : "grading.settled_done"),
  );
  const refused = save.error instanceof ApiError ? save.error : null;
  const why = (field: string) => (refused?.field === field ? sentence(refused) : null);
  const again = act === "give" ? grading.own !== null : grading.settled !== null;
  const verb = act === "give" ? "give" : "settle";
  const before = act === "give" ? grading.own : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <Stack gap="xs">
        {act === "give" && (
          <Title order={3} size="h4">
            {t("grading.own")}
          </Title>
        )}
        {act === "give" && (
          <Text size="sm">{t(grading.settles_by_giving ? "grading.alone_help" : "grading.own_help")}</Text>
        )}
        {before && (
          <Text size="sm" data-testid="grade-own">
            {t("grading.given_at", { grade: gradeWords(t, before.grade), at: hourAndDay(before.at) })}
            {before.changed && ` ${t("grading.changed_since")}`}
          </Text>
        )}
        <NativeSelect
          label={t("grading.field.grade")}
          value={draft.grade}
          onChange={(event) => change({ grade: event.currentTarget.value as Draft["grade"] })}
          data={[
            { value: "", label: t("grading.choose") },
            ...GRADES.map((value) => ({ value, label: t(`grading.grade.${value}`) })),
          ]}
          error={why("grade")}
          data-testid={`${verb}-grade`}
        />
        <Textarea
          label={t("grading.field.remark")}
          autosize
          minRows={4}
          value={draft.remark}
          onChange={(event) => change({ remark: event.currentTarget.value })}
          error={why("remark")}
          data-testid={`${verb}-remark`}
        />
        {(draft.names_author || why("names_author")) && (
          <Checkbox
            label={t("grading.names_author")}
            checked={draft.names_author}
            onChange={(event) => change({ names_author: event.currentTarget.checked })}
            error={why("names_author")}
            data-testid={`${verb}-names-author`}
          />
        )}
        <Refused
          error={FIELDS.includes(refused?.field ?? "") ? null : save.error}
          testId={`${verb}-refused`}
        />
        <Group>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={draft.grade === ""}
            data-testid={`${verb}-save`}
          >
            {t(`grading.${verb}${again ? "_again" : ""}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
