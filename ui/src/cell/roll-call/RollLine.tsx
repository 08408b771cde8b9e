import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { year } from "../../i18n/formats";
import type { RollRow } from "../types";

interface Props {
  row: RollRow;
  index: number;
  chosen: boolean;
  height: number;
  points: readonly string[];
  onChoose: () => void;
  onNote: (text: string) => void;
}

/** One member's row. The grid above it takes the keys; only the note takes letters. */
export function RollLine({ row, index, chosen, height, points, onChoose, onNote }: Props) {
  const { t } = useTranslation();
  const present = row.mark === "present" || row.mark === "present_elsewhere";
  const point = points[row.mark === "present_elsewhere" ? row.point : 0] ?? "";
  return (
    <tr
      id={`roll-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className="roll-row"
      style={{ height }}
      data-testid="roll-row"
      data-member={row.member}
      data-mark={row.mark}
      onClick={onChoose}
    >
      <td role="gridcell" className="figure-cell">
        {index + 1}
      </td>
      <td role="gridcell">
        <span className="person-name roll-name">
          <span className="roll-name-words">{row.name}</span>{" "}
          <span className="quiet roll-born">({year(row.born) || t("roll_call.born_unknown")})</span>
        </span>
      </td>
      <td role="gridcell">
        <span className="roll-mark" data-mark={row.mark}>
          {t(`mark.${row.mark}`)}
        </span>
      </td>
      {points.length > 1 && (
        <td role="gridcell" title={present ? point : undefined}>
          {present ? point : ""}
        </td>
      )}
      <td role="gridcell">
        <Note row={row} onNote={onNote} />
      </td>
    </tr>
  );
}

type Editing = { is: "shown" } | { is: "edited"; text: string };

function Note({ row, onNote }: { row: RollRow; onNote: (text: string) => void }) {
  const { t } = useTranslation();
  const [state, setState] = useState<Editing>({ is: "shown" });
  const label = t("roll_call.note_of", { name: row.name });
  if (state.is === "shown") {
    return (
      <button
        type="button"
        className="roll-note"
        tabIndex={-1}
        aria-label={label}
        data-testid="roll-note"
        onClick={() => setState({ is: "edited", text: row.note })}
      >
        {row.note || "…"}
      </button>
    );
  }
  const keep = () => {
    setState({ is: "shown" });
    if (state.text.trim() !== row.note) onNote(state.text.trim());
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") setState({ is: "shown" });
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it replaces the button that was just pressed
      autoFocus
      className="roll-note-input"
      aria-label={label}
      data-testid="roll-note-input"
      value={state.text}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => setState({ is: "edited", text: event.currentTarget.value })}
      onKeyDown={pressed}
      onBlur={keep}
    />
  );
}
