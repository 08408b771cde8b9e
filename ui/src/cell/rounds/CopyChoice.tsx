import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RoundLine } from "../types";
import { period } from "./RoundTable";

interface Props {
  rounds: readonly RoundLine[];
  value: string;
  onChange: (round: string) => void;
}

/** A new round may begin as a copy of an earlier one. */
export function CopyChoice({ rounds, value, onChange }: Props) {
  const { t } = useTranslation();
  if (rounds.length === 0) return null;
  const named = (round: RoundLine) => [round.title, period(round.from, round.to)].filter(Boolean).join(", ");
  return (
    <NativeSelect
      id="round-copy"
      data-testid="round-copy"
      label={t("round_copy.label")}
      description={t("round_copy.help")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: "", label: t("round_copy.none") },
        ...rounds.map((round) => ({ value: round.id, label: named(round) })),
      ]}
    />
  );
}
