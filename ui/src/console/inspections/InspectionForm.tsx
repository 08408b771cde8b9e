import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ApiError, api, type InspectionKind, type InspectionLine } from "../api";
import { isCell, treeLines } from "../parts/cells";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";
import { Steps } from "./Steps";
import { KINDS, type Typed } from "./words";

export interface Kept {
  draft: Typed;
  change: (part: Partial<Typed>) => void;
  discard: () => void;
}

interface Props {
  line: InspectionLine | null;
  kept: Kept;
  saved: (id: string) => void;
}

/** The fields beside which the form says why they were refused. */
const LINES = ["what", "working_group"] as const;
const BLOCKS = ["merits", "faults", "demands", "how"] as const;
const FIELDS: readonly string[] = [
  ...LINES,
  ...BLOCKS,
  "unit",
  "year",
  "round",
  "planned",
  "begun",
  "steps",
  "concluded",
  "right_by",
  "put_right",
];

type Day = "planned" | "begun" | "concluded" | "right_by" | "put_right";

/** One inspection, from the programme to what was put right. */
export function InspectionForm({ line, kept, saved }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const { draft, change, discard } = kept;
  const save = useMutation({
    mutationFn: async () => {
      const { unit, ...words } = draft;
      if (line) await api.changeInspection(line.id, line.revision, words);
      return line ? line.id : await api.addInspection(unit, words);
    },
    onSuccess: async (id) => {
      discard();
      await queries.invalidateQueries({ queryKey: ["inspections"] });
      showNotice(t("inspections.saved"));
      saved(id);
    },
  });
  const refused = save.error instanceof ApiError && save.error.field !== null ? save.error : null;
  const why = (field: string) => (refused?.field === field ? sentence(refused) : null);
  const day = (field: Day) => (
    <DateInput
      label={t(`inspections.field.${field}`)}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      error={why(field)}
      testId={`inspection-${field}`}
    />
  );
  const text = (field: (typeof LINES)[number]) => (
    <TextInput
      label={t(`inspections.field.${field}`)}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={why(field)}
      data-testid={`inspection-${field}`}
    />
  );
  const block = (field: (typeof BLOCKS)[number]) => (
    <Textarea
      rows={3}
      label={t(`inspections.field.${field}`)}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={why(field)}
      data-testid={`inspection-${field}`}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        {!line && <CellSelect unit={draft.unit} change={(unit) => change({ unit })} error={why("unit")} />}
        <Group grow align="flex-start">
          <NativeSelect
            label={t("inspections.field.kind")}
            value={draft.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as InspectionKind })}
            data={KINDS.map((kind) => ({ value: kind, label: t(`inspections.kind_${kind}`) }))}
            data-testid="inspection-kind"
          />
          <TextInput
            label={t("inspections.field.year")}
            inputMode="numeric"
            maxLength={4}
            value={draft.year === 0 ? "" : String(draft.year)}
            onChange={(event) => change({ year: Number(event.currentTarget.value.replace(/\D/g, "")) })}
            error={why("year")}
            data-testid="inspection-year"
          />
          {day("planned")}
        </Group>
        {text("what")}
        <RoundSelect round={draft.round} change={(round) => change({ round })} error={why("round")} />
        {text("working_group")}
        {day("begun")}
        <Steps steps={draft.steps} change={(steps) => change({ steps })} error={why("steps")} />
        {day("concluded")}
        {block("merits")}
        {block("faults")}
        {block("demands")}
        <Group grow align="flex-start">
          {day("right_by")}
          {day("put_right")}
        </Group>
        {block("how")}
        <Text size="sm" c="ink.7">
          {t("inspections.no_discipline")}
        </Text>
        <Refused error={refused?.field && FIELDS.includes(refused.field) ? null : save.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} data-testid="inspection-save">
            {t("inspections.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SelectProps {
  error: string | null;
}

function CellSelect({ unit, change, error }: SelectProps & { unit: string; change: (unit: string) => void }) {
  const { t } = useTranslation();
  const units = useQuery({ queryKey: ["units"], queryFn: () => api.units() });
  const cells = treeLines(units.data?.units ?? []).filter((line) => isCell(line.unit));
  return (
    <NativeSelect
      label={t("inspections.field.unit")}
      value={unit}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: "", label: t("inspections.choose_cell") },
        ...cells.map(({ unit }) => ({ value: unit.id, label: unit.name })),
      ]}
      error={error}
      data-testid="inspection-unit"
    />
  );
}

function RoundSelect({
  round,
  change,
  error,
}: SelectProps & { round: string | null; change: (round: string | null) => void }) {
  const { t } = useTranslation();
  const rounds = useQuery({ queryKey: ["rounds"], queryFn: api.rounds });
  return (
    <NativeSelect
      label={t("inspections.field.round")}
      value={round ?? ""}
      onChange={(event) => change(event.currentTarget.value || null)}
      data={[
        { value: "", label: t("inspections.no_round") },
        ...(rounds.data ?? []).map(({ id, title }) => ({ value: id, label: title })),
      ]}
      error={error}
      data-testid="inspection-round"
    />
  );
}
