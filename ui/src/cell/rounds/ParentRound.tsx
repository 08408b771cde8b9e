import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCall, useSuperior } from "../queries";
import type { Round } from "../types";

interface ParentRoundProps {
  round: Round;
  value: string;
  error: string | undefined;
  onChange: (parent: string) => void;
}

/** Links a round that was opened offline to the superior's round, because only then its figures reach the superior's table. */
export function ParentRound({ round, value, error, onChange }: ParentRoundProps) {
  const { t } = useTranslation();
  const superior = useSuperior();
  const rounds = useCall("rounds.list", {});
  const offered = (rounds.data?.from_superior ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const current = round.parent_round ? [{ value: round.parent_round, label: round.parent_title ?? "" }] : [];
  if (offered.length + current.length === 0) {
    return null;
  }
  return (
    <NativeSelect
      id="round-parent"
      data-testid="round-parent"
      label={t("rounds.parent", { superior })}
      data={[{ value: "", label: t("rounds.no_parent") }, ...current, ...offered]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
