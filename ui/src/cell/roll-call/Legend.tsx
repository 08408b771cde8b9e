import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shownKeys } from "../../design/shortcuts";
import type { RollRow } from "../types";
import { focusGrid } from "./focusGrid";
import { CHOICES, markFor } from "./marks";

interface Props {
  row: RollRow | undefined;
  points: readonly string[];
  onPress: (digit: string) => void;
  onNote: () => void;
  /** A digit that marks nothing here. */
  without?: string;
}

/** What each digit means, and the same by mouse: it marks the chosen row. */
export function Legend({ row, points, onPress, onNote, without }: Props) {
  const { t } = useTranslation();
  return (
    <aside className="roll-legend" aria-label={t("roll_call.legend")}>
      <Text fw={600} truncate flex="none" className="person-name" data-testid="roll-chosen">
        {row?.name ?? ""}
      </Text>
      {CHOICES.filter(({ digit }) => digit !== without).map(({ digit, mark }) => {
        const would = row ? markFor(digit, row, points.length) : null;
        return (
          <button
            key={digit}
            type="button"
            className="roll-choice"
            disabled={!would}
            aria-pressed={row !== undefined && would !== null && row.mark === would.mark}
            data-testid={`roll-key-${digit}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              onPress(digit);
              focusGrid();
            }}
          >
            <kbd>{digit}</kbd>
            <span>{t(`mark.${row?.exempt && would ? would.mark : mark}`)}</span>
          </button>
        );
      })}
      <button
        type="button"
        className="roll-choice"
        disabled={!row}
        data-testid="roll-key-note"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onNote}
      >
        <kbd>{shownKeys("roll_call", "note").join(" ")}</kbd>
        <span>{t("roll_call.column.note")}</span>
      </button>
      <Text fz="sm" c="ink.6" flex="none" className="roll-keys">
        {t("roll_call.keys")}
      </Text>
    </aside>
  );
}
