import { Alert, Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSuperior } from "../queries";
import type { SuperiorRound } from "../types";

/** The round is not tied to any round of the superior. */
export const NO_PARENT = "none";

/** The superior's open rounds that study one of these documents. */
export function candidates(rounds: readonly SuperiorRound[], documents: readonly string[]): SuperiorRound[] {
  return rounds.filter((round) => round.document_ids.some((id) => documents.includes(id)));
}

/** What was chosen, or the only candidate. Null while a choice among several is still to be made. */
export function parentOf(chosen: string | null, offered: readonly SuperiorRound[]): string | null {
  if (chosen !== null && (chosen === NO_PARENT || offered.some((round) => round.id === chosen)))
    return chosen;
  if (offered.length > 1) return null;
  return offered[0]?.id ?? NO_PARENT;
}

interface Props {
  offered: readonly SuperiorRound[];
  value: string | null;
  /** The form was sent without a choice. */
  missing: boolean;
  onChange: (parent: string) => void;
}

/** Ties a new round to the superior's, because only then its figures reach the superior's table. Several are asked about. */
export function ParentChoice({ offered, value, missing, onChange }: Props) {
  const { t } = useTranslation();
  const superior = useSuperior();
  if (offered.length === 0) return null;
  return (
    <Alert color="blue" data-testid="round-parent-choice">
      <Radio.Group
        label={t(offered.length === 1 ? "rounds.parent_one" : "rounds.parent_several", { superior })}
        value={value ?? undefined}
        error={missing ? t("rounds.parent_missing") : undefined}
        onChange={onChange}
      >
        <Stack gap="xs" mt="xs">
          {offered.map((round) => (
            <Radio key={round.id} value={round.id} label={round.title} data-testid="round-parent-option" />
          ))}
          <Radio value={NO_PARENT} label={t("rounds.parent_none")} data-testid="round-parent-none" />
        </Stack>
      </Radio.Group>
      <Text mt="xs" c="ink.6">
        {t("rounds.parent_why", { superior })}
      </Text>
    </Alert>
  );
}
