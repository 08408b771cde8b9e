import { Card, Group, List, NativeSelect, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { KeptForm } from "../../design/KeptForm";
import { useAct } from "../queries";
import { useOnce } from "../records/useOnce";
import { useRecordDraft } from "../records/useRecordDraft";
import type { RatingCriterion, RatingView } from "../types";
import { readPoints, showPoints } from "./choice";
import { EvidenceLines } from "./EvidenceLines";

interface Props {
  rating: RatingView;
  whose: { member: string | null; period: string; scheme: string };
  onClose: () => void;
}

type Words = Record<string, string>;

const pointsOf = (id: string) => `points_${id}`;
const noteOf = (id: string) => `note_${id}`;

/** The fields of the form, one text each, so that a draft keeps what was typed of each. */
export function begun(rating: RatingView): Words {
  const words: Words = {
    own_level: rating.own_level,
    level: rating.level,
    not_rated: rating.not_rated,
    note: rating.note,
  };
  for (const { id, points, note } of rating.groups.flatMap(({ criteria }) => criteria)) {
    words[pointsOf(id)] = showPoints(points);
    words[noteOf(id)] = note;
  }
  return words;
}

export function RatingForm({ rating, whose, onClose }: Props) {
  const { t } = useTranslation();
  const save = useAct("ratings.save", { done: t("ratings.saved"), touches: ["ratings"] });
  const before = useMemo(() => begun(rating), [rating]);
  const record = `${whose.member ?? "cell"}-${whose.period}-${whose.scheme}`;
  const draft = useRecordDraft({ kind: "rating", record, title: t("ratings.title"), before });
  const words = draft.values as Words;
  const once = useOnce(() => {
    draft.forget();
    onClose();
  });
  const criteria = rating.groups.flatMap((group) => group.criteria);
  const wrong = criteria.filter(({ id }) => readPoints(words[pointsOf(id)] ?? "") === undefined);
  const submit = () =>
    once((then) =>
      save.mutate(
        {
          ...whose,
          criteria: criteria.map(({ id }) => ({
            id,
            points: readPoints(words[pointsOf(id)] ?? "") ?? null,
            note: words[noteOf(id)] ?? "",
          })),
          own_level: words.own_level ?? "",
          level: words.level ?? "",
          not_rated: words.not_rated ?? "",
          note: words.note ?? "",
        },
        then,
      ),
    );
  const fields = [...criteria.map(({ id }) => `criteria.${id}`), "own_level", "level", "not_rated", "note"];
  return (
    <KeptForm
      testId="rating-form"
      draft={draft}
      onSubmit={submit}
      onClose={onClose}
      error={otherError(save.error, fields)}
      disabled={wrong.length > 0 || !draft.typed}
      pending={save.isPending}
    >
      {rating.groups.map((group) => (
        <Stack key={group.name} gap="sm">
          <Title order={2}>
            {group.name}
            {group.most !== null && ` (${t("ratings.most", { points: showPoints(group.most) })})`}
          </Title>
          {group.criteria.map((criterion) => (
            <Criterion
              key={criterion.id}
              criterion={criterion}
              words={words}
              error={
                wrong.includes(criterion)
                  ? t("ratings.points_wrong")
                  : fieldError(save.error, `criteria.${criterion.id}`)
              }
              onChange={draft.change}
            />
          ))}
        </Stack>
      ))}
      <Levels rating={rating} words={words} onChange={draft.change} error={save.error} />
    </KeptForm>
  );
}

interface CriterionProps {
  criterion: RatingCriterion;
  words: Words;
  error: string | undefined | null;
  onChange: (part: Words) => void;
}

function Criterion({ criterion, words, error, onChange }: CriterionProps) {
  const { t } = useTranslation();
  const { id, most } = criterion;
  return (
    <Card withBorder role="group" aria-label={criterion.name} data-testid={`criterion-${id}`}>
      <Text fw={600}>{criterion.name}</Text>
      {criterion.evidence.length === 0 ? (
        <Text className="quiet">{t("ratings.no_evidence")}</Text>
      ) : (
        <List size="md" my="xs">
          <EvidenceLines lines={criterion.evidence} />
        </List>
      )}
      <Group align="start">
        {most !== null && (
          <TextInput
            id={`rating-points-${id}`}
            data-testid={`rating-points-${id}`}
            label={t("ratings.points", { most: showPoints(most) })}
            w={210}
            inputMode="decimal"
            value={words[pointsOf(id)] ?? ""}
            error={error}
            onChange={(event) => onChange({ [pointsOf(id)]: event.currentTarget.value })}
          />
        )}
        <Textarea
          id={`rating-note-${id}`}
          data-testid={`rating-note-${id}`}
          label={t("ratings.note_of_criterion")}
          autosize
          minRows={1}
          style={{ flex: 1 }}
          value={words[noteOf(id)] ?? ""}
          onChange={(event) => onChange({ [noteOf(id)]: event.currentTarget.value })}
        />
      </Group>
    </Card>
  );
}

interface LevelsProps {
  rating: RatingView;
  words: Words;
  error: unknown;
  onChange: (part: Words) => void;
}

function Levels({ rating, words, error, onChange }: LevelsProps) {
  const { t } = useTranslation();
  const choices = [
    { value: "", label: t("ratings.undecided") },
    ...rating.levels.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Stack gap="sm">
      <Group grow align="start">
        {(["own_level", "level"] as const).map((field) => (
          <NativeSelect
            key={field}
            id={`rating-${field}`}
            data-testid={`rating-${field}`}
            label={t(`ratings.${field}`)}
            value={words[field] ?? ""}
            error={fieldError(error, field)}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
            data={choices}
          />
        ))}
      </Group>
      <TextInput
        id="rating-not_rated"
        data-testid="rating-not_rated"
        label={t("ratings.not_rated")}
        description={t("ratings.not_rated_help")}
        value={words.not_rated ?? ""}
        error={fieldError(error, "not_rated")}
        onChange={(event) => onChange({ not_rated: event.currentTarget.value })}
      />
      <Textarea
        id="rating-note"
        data-testid="rating-note"
        label={t("ratings.note")}
        autosize
        minRows={2}
        value={words.note ?? ""}
        error={fieldError(error, "note")}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}
