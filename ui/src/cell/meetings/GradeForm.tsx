import { Alert, NativeSelect, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { share } from "../../i18n/formats";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Meeting, PointScheme } from "../types";
import { beganWith, pointsOf, schemesOn } from "./points";

interface Props {
  meeting: Meeting;
  schemes: readonly PointScheme[];
  onClose: () => void;
}

/** People give the points; the program shows what the scheme says and adds them up. */
export function GradeForm({ meeting, schemes, onClose }: Props) {
  const { t } = useTranslation();
  const { line, grades } = meeting;
  const fitting = useMemo(() => schemesOn(schemes, line.date), [schemes, line.date]);
  const before = useMemo(() => beganWith(fitting, grades[0]), [fitting, grades]);
  const title = t("meetings.grade_title", { meeting: line.title });
  const draft = useRecordDraft({ kind: `meeting-grade-${line.id}`, record: null, title, before });
  const save = useAct("meetings.grade", { done: t("meetings.graded") });
  const [error, corrected] = useUncorrected(save.error);
  const scheme = fitting.find(({ id }) => id === draft.values.scheme) ?? fitting[0];
  if (!scheme) return null;
  const change = (part: Record<string, string>) => {
    draft.change(part);
    corrected(part);
  };
  const names = scheme.criteria.map((_, place) => `points.${place}`);
  return (
    <RecordDialog
      testId="grade"
      title={title}
      record={null}
      draft={draft}
      error={otherError(error, ["scheme", ...names])}
      saving={save.isPending}
      onSave={(then) =>
        save.mutate({ meeting: line.id, scheme: scheme.id, points: pointsOf(scheme, draft.values) }, then)
      }
      onClose={onClose}
    >
      <NativeSelect
        data-testid="grade-scheme"
        label={t("meetings.scheme")}
        value={scheme.id}
        error={fieldError(error, "scheme")}
        onChange={(event) => change({ scheme: event.currentTarget.value })}
        data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Text c="ink.6" fz="sm">
        {scheme.source}
      </Text>
      {scheme.faults.map((fault) => (
        <Alert key={fault} color="yellow" p="xs" data-testid="scheme-fault">
          {fault}
        </Alert>
      ))}
      <Text data-testid="grade-attendance">
        {t("meetings.grade_attendance", { share: share(line.counts.share) })}
      </Text>
      {scheme.criteria.map((criterion, place) => (
        <TextInput
          key={criterion.name}
          data-testid={`grade-${place}`}
          label={t("meetings.criterion", { name: criterion.name, points: criterion.points })}
          description={
            criterion.bands.map(({ range, gives }) => `${range} %: ${gives}`).join(" · ") || undefined
          }
          inputMode="decimal"
          value={String(draft.values[`points.${place}`] ?? "")}
          error={fieldError(error, `points.${place}`)}
          onChange={(event) => change({ [`points.${place}`]: event.currentTarget.value })}
        />
      ))}
    </RecordDialog>
  );
}
