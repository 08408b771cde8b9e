import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { pressedIn, useListed } from "../../design/shortcuts";
import { date, year } from "../../i18n/formats";
import { markingKey, movedTo } from "../roll-call/marks";
import type { EssayLine } from "../types";
import { isOpen, marksPaper } from "./paperMarks";

export const PAPER_GRID = "paper-grid";

interface Props {
  rows: readonly EssayLine[];
  at: number;
  onMove: (index: number) => void;
  onPress: (key: string) => void;
  onUndo: () => void;
}

/** The focus stays on the grid; the chosen row is named by aria-activedescendant. */
export function PaperGrid({ rows, at, onMove, onPress, onUndo }: Props) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => grid.current?.focus({ preventScroll: true }), []);
  useEffect(() => document.getElementById(`paper-row-${at}`)?.scrollIntoView({ block: "nearest" }), [at]);
  useListed("paper");
  const onKey = (event: KeyboardEvent<HTMLTableElement>) => {
    const native = event.nativeEvent;
    const pressed = pressedIn("paper", native);
    const moved = movedTo(pressed, at, rows.length - 1);
    const key = pressed === "toggle" ? " " : markingKey(native);
    if (pressed === "undo") onUndo();
    else if (key !== undefined && marksPaper(key)) onPress(key);
    else if (moved !== null) onMove(moved);
    else return;
    event.preventDefault();
  };
  return (
    <div className="rows-scroll paper-scroll">
      <table
        ref={grid}
        id={PAPER_GRID}
        className="table"
        role="grid"
        tabIndex={0}
        aria-label={t("essays.paper_grid")}
        aria-activedescendant={`paper-row-${at}`}
        data-testid={PAPER_GRID}
        onKeyDown={onKey}
      >
        <thead>
          <tr>
            <th scope="col" style={{ width: 56 }}>
              {t("roll_call.column.place")}
            </th>
            <th scope="col">{t("roll_call.column.name")}</th>
            <th scope="col" style={{ width: "45%" }}>
              {t("essays.column.state")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <PaperLine
              key={row.member}
              row={row}
              index={index}
              chosen={index === at}
              onChoose={() => onMove(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  row: EssayLine;
  index: number;
  chosen: boolean;
  onChoose: () => void;
}

function PaperLine({ row, index, chosen, onChoose }: LineProps) {
  const { t } = useTranslation();
  const onPaper = row.form === "paper" && row.handed_in_on !== "";
  const state =
    row.form === "exempt"
      ? t("essay_form.exempt")
      : t(onPaper ? "essays.on_paper" : `essay_state.${row.state}`);
  return (
    <tr
      id={`paper-row-${index}`}
      className="paper-row"
      aria-selected={chosen}
      aria-disabled={!isOpen(row)}
      data-testid="paper-row"
      data-member={row.member}
      data-state={row.state}
      onClick={onChoose}
    >
      <td role="gridcell" className="figure-cell">
        {index + 1}
      </td>
      <td role="gridcell">
        <span className="person-name">
          <b>{row.name}</b> <span className="quiet">({year(row.born) || t("roll_call.born_unknown")})</span>
        </span>
      </td>
      <td role="gridcell">
        {state}
        {row.handed_in_on && (
          <span className="quiet"> · {t("essays.handed_on", { day: date(row.handed_in_on) })}</span>
        )}
      </td>
    </tr>
  );
}
