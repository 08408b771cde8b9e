import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { year } from "../../i18n/formats";
import type { RollRow } from "../types";

interface Props {
  row: RollRow;
  index: number;
  chosen: boolean;
  height: number;
  points: readonly string[];
  noting: boolean;
  onChoose: () => void;
  onNoting: () => void;
  /** Null: the note stays as it is. */
  onNoted: (text: string | null) => void;
}

/** One member's row. The grid above it takes the keys; only the note takes letters. */
export function RollLine({ row, index, chosen, height, points, noting, onChoose, onNoting, onNoted }: Props) {
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
      {noting ? (
        <td role="gridcell" colSpan={points.length > 1 ? 3 : 2}>
          <NoteInput row={row} onNoted={onNoted} />
        </td>
      ) : (
        <>
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
            <button
              type="button"
              className="roll-note"
              tabIndex={-1}
              title={row.note || undefined}
              aria-label={t("roll_call.note_of", { name: row.name })}
              data-testid="roll-note"
              onClick={(event) => {
                event.stopPropagation();
                onNoting();
              }}
            >
              {row.note || "…"}
            </button>
          </td>
        </>
      )}
    </tr>
  );
}

/** The note takes the place of the mark and the point too: in its own narrow column a sentence can't be read. */
function NoteInput({ row, onNoted }: { row: RollRow; onNoted: (text: string | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(row.note);
  const left = useRef(false);
  const leave = (noted: string | null) => {
    if (left.current) return;
    left.current = true;
    onNoted(noted);
  };
  const keep = () => leave(text.trim() === row.note ? null : text.trim());
  const latest = useRef(keep);
  latest.current = keep;
  // A row that is scrolled out of sight goes without a blur.
  useEffect(() => () => latest.current(), []);
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") keep();
    if (event.key === "Escape") leave(null);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: a person has just asked for it
      autoFocus
      className="roll-note-input"
      aria-label={t("roll_call.note_of", { name: row.name })}
      placeholder={t("roll_call.note_hint")}
      data-testid="roll-note-input"
      value={text}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={pressed}
      onBlur={keep}
    />
  );
}
