import { Group, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError } from "../../design/ErrorNote";
import type { Standing } from "../types";
import { STANDINGS } from "./standings";

export interface StandingWords {
  standing: Standing;
  since: string;
  until: string;
}

/** Whether a standing lasts until a day that may be known. */
const LASTING: readonly Standing[] = ["exempt", "temporarily_away", "temporarily_here"];
export const hasEnd = (standing: Standing) => LASTING.includes(standing);

interface Props {
  words: StandingWords;
  error: unknown;
  onChange: (part: Partial<StandingWords>) => void;
  /** The first field of its dialog. */
  focused?: boolean;
}

/** A standing, and from which day to which. */
export function StandingFields({ words, error, onChange, focused }: Props) {
  const { t } = useTranslation();
  const day = (field: "since" | "until") => ({
    testId: `standing-${field}`,
    label: t(`members.standing_${field}`),
    w: 190,
    value: words[field],
    onChange: (value: string) => onChange({ [field]: value }),
    error: fieldError(error, field),
  });
  return (
    <Group align="flex-start">
      <NativeSelect
        id="standing-new"
        data-testid="standing-new"
        data-autofocus={focused}
        label={t("members.standing_new")}
        value={words.standing}
        onChange={(event) => onChange({ standing: event.currentTarget.value as Standing })}
        data={STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))}
      />
      <DateInput {...day("since")} />
      {hasEnd(words.standing) && <DateInput {...day("until")} />}
    </Group>
  );
}
