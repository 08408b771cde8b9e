import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type GradingOfEssay, type WhichEssay } from "../api";
import { Refused } from "../parts/Refused";
import { AssignForm } from "./AssignForm";
import { GradeForm } from "./GradeForm";
import { Reconcile } from "./Reconcile";
import { SentHome } from "./SentHome";
import { codeOf } from "./words";

/** The grading of the essay that is being read. */
export function GradePanel({ which }: { which: WhichEssay }) {
  const { t } = useTranslation();
  const grading = useQuery({
    queryKey: ["grading", which.round, which.unit, which.essay],
    queryFn: () => api.gradingOfEssay(which),
    gcTime: 0,
  });
  return (
    <aside aria-label={t("grading.panel")} data-testid="grade-panel">
      <Stack>
        <Title order={2} size="h3">
          {t("grading.panel")}
        </Title>
        <Refused error={grading.error} testId="grade-panel-refused" />
        {grading.data && <Parts which={which} grading={grading.data} />}
      </Stack>
    </aside>
  );
}

function Parts({ which, grading }: { which: WhichEssay; grading: GradingOfEssay }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t("grading.code", { code: codeOf(which.essay) })}</Text>
      <Text fw={600} data-testid="grade-state">
        {t(`grading.state.${grading.state}`)}
      </Text>
      {grading.may_give ? (
        <Paper withBorder>
          <GradeForm key={grading.own?.at ?? "new"} which={which} grading={grading} act="give" />
        </Paper>
      ) : (
        !grading.own && <Text>{t("grading.not_mine")}</Text>
      )}
      <Reconcile which={which} grading={grading} />
      <SentHome which={which} grading={grading} />
      <AssignForm key={grading.graders.map(({ name }) => name).join()} which={which} grading={grading} />
    </>
  );
}
