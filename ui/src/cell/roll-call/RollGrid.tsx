import { VisuallyHidden } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pressedIn } from "../../design/shortcuts";
import { grown } from "../../design/textSize";
import type { RollRow } from "../types";
import { markingKey, movedTo } from "./marks";
import { RollLine } from "./RollLine";

interface Props {
  rows: readonly RollRow[];
  points: readonly string[];
  at: number;
  onMove: (index: number) => void;
  onPress: (key: string) => void;
  onUndo: () => void;
  onPaste: (text: string) => void;
  /** The member whose note is being written. */
  noting: string | null;
  onNoting: (member: string | null) => void;
  onNote: (row: RollRow, text: string) => void;
}

/** At the usual size of text. The height includes the line under the row. */
const ROW_HEIGHT = 45;
const HEADING_HEIGHT = 41;

/** The focus stays on the grid; the chosen row is named by aria-activedescendant. */
export function RollGrid({ rows, points, at, onMove, onPress, onUndo, onPaste, ...note }: Props) {
  const { t } = useTranslation();
  const rowHeight = grown(ROW_HEIGHT);
  const headingHeight = grown(HEADING_HEIGHT);
  const [marked, setMarked] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 15,
    // The heading is in the same scroller, so it is above the first row and covers what is scrolled under it.
    scrollMargin: headingHeight,
    scrollPaddingStart: headingHeight,
    // The next row stays visible, because it is the one that will be marked next.
    scrollPaddingEnd: rowHeight,
  });
  useEffect(() => grid.current?.focus({ preventScroll: true }), []);
  useEffect(() => virtual.scrollToIndex(at, { align: "auto" }), [at, virtual]);

  const pressed = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget) return;
    const native = event.nativeEvent;
    const key = pressedIn("roll_call", native);
    const moved = movedTo(key, at, rows.length - 1);
    const digit = markingKey(native);
    if (key === "undo") onUndo();
    else if (key === "note") note.onNoting(rows[at]?.member ?? null);
    else if (digit !== undefined) {
      setMarked(rows[at]?.member ?? null);
      onPress(digit);
    } else if (moved !== null) onMove(moved);
    else return;
    event.preventDefault();
  };
  const pasted = (event: ClipboardEvent<HTMLTableElement>) => {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    onPaste(event.clipboardData.getData("text/plain"));
  };

  const seen = virtual.getVirtualItems();
  const above = (seen[0]?.start ?? headingHeight) - headingHeight;
  const below = virtual.getTotalSize() - (seen[seen.length - 1]?.end ?? headingHeight) + headingHeight;
  return (
    <div ref={scroller} className="rows-scroll roll-scroll">
      <Said row={rows.find((row) => row.member === marked)} />
      <table
        ref={grid}
        id="roll-grid"
        className="table"
        role="grid"
        tabIndex={0}
        aria-label={t("roll_call.grid")}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={`roll-row-${at}`}
        data-testid="roll-grid"
        onKeyDown={pressed}
        onPaste={pasted}
      >
        <thead>
          <tr>
            <th scope="col" style={{ width: "3.5rem" }}>
              {t("roll_call.column.place")}
            </th>
            <th scope="col" style={{ width: points.length > 1 ? "36%" : "45%" }}>
              {t("roll_call.column.name")}
            </th>
            <th scope="col" style={{ width: points.length > 1 ? "27%" : "31%" }}>
              {t("roll_call.column.mark")}
            </th>
            {points.length > 1 && (
              <th scope="col" style={{ width: "20%" }}>
                {t("roll_call.column.point")}
              </th>
            )}
            <th scope="col">{t("roll_call.column.note")}</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {seen.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <RollLine
                key={row.member}
                row={row}
                index={item.index}
                chosen={item.index === at}
                height={rowHeight - 1}
                points={points}
                onChoose={() => {
                  onMove(item.index);
                  grid.current?.focus({ preventScroll: true });
                }}
                noting={note.noting === row.member}
                onNoting={() => {
                  onMove(item.index);
                  note.onNoting(row.member);
                }}
                onNoted={(text) => {
                  note.onNoting(null);
                  if (text !== null) note.onNote(row, text);
                  grid.current?.focus({ preventScroll: true });
                }}
              />
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

/** The next row is chosen at once, so what the key did is read out apart from it. */
function Said({ row }: { row: RollRow | undefined }) {
  const { t } = useTranslation();
  return (
    <VisuallyHidden role="status" data-testid="roll-said">
      {row && `${row.name}: ${t(`mark.${row.mark}`)}`}
    </VisuallyHidden>
  );
}
