import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GivenEssayGrade, GradingOfEssay, WhichEssay } from "../api";
import { hourAndDay } from "../parts/moments";
import { GradeForm } from "./GradeForm";
import { gradeWords } from "./words";

/** All grades side by side, once everybody has given theirs, and the one that is settled on. */
export function Reconcile({ which, grading }: { which: WhichEssay; grading: GradingOfEssay }) {
  const { t } = useTranslation();
  const { all, settled, own, may_settle } = grading;
  if (!all && !settled && !own) return null;
  const alone = grading.settles_by_giving;
  return (
    <Paper withBorder data-testid="reconcile">
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t("grading.reconcile")}
        </Title>
        {!all && !settled && <Text>{t("grading.wait")}</Text>}
        {all && all.length > 1 && (
          <Text fw={600} data-testid="grades-differ" data-differs={grading.differs || undefined}>
            {t(grading.differs ? "grading.differs" : "grading.agrees")}
          </Text>
        )}
        {all && !alone && all.map((one) => <Given key={one.by} given={one} />)}
        {settled && (
          <Text fw={600} data-testid="settled-line">
            {t("grading.settled_line", {
              grade: gradeWords(t, settled.grade),
              by: settled.by,
              at: hourAndDay(settled.at),
            })}
            {settled.changed && ` ${t("grading.changed_since")}`}
          </Text>
        )}
        {may_settle && !(alone && grading.may_give) && (
          <GradeForm key={settled?.at ?? "new"} which={which} grading={grading} act="settle" />
        )}
      </Stack>
    </Paper>
  );
}

function Given({ given }: { given: GivenEssayGrade }) {
  const { t } = useTranslation();
  return (
    <section data-testid="given-grade">
      <Text fw={600}>
        {given.by}: {gradeWords(t, given.grade)}
      </Text>
      {given.remark && <Text style={{ whiteSpace: "pre-wrap" }}>{given.remark}</Text>}
      {given.changed && <Text size="sm">{t("grading.changed_since")}</Text>}
    </section>
  );
}
