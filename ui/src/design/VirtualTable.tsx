import { rem, VisuallyHidden } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { pressedIn, useListed } from "./shortcuts";
import { grown } from "./textSize";

export interface Column<R> {
  id: string;
  /** Of a column of boxes or buttons it is only read out. */
  title: string;
  isTitleHidden?: boolean;
  /** In pixels at the usual size of text. Less in a narrow window, so that columns without a width are not squeezed to one word. */
  width?: number;
  align?: "left" | "right";
  cell: (row: R, index: number) => ReactNode;
  /** Pressing its title sorts the rows by it. */
  sortable?: boolean;
}

interface Props<R> {
  testId: string;
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowId: (row: R) => string;
  rowHeight?: number;
  height?: number | string;
  onOpen?: (row: R) => void;
  sorting?: { by: string; down: boolean } | null;
  onSort?: (column: string) => void;
}

/** The table renders only the visible rows, so that a list of a thousand opens as fast as one of ten. */
export function VirtualTable<R>(props: Props<R>) {
  const { columns, rows, rowHeight = 52, onOpen } = props;
  useListed("rows", onOpen !== undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => grown(rowHeight),
    overscan: 12,
  });
  const seen = virtual.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (seen[seen.length - 1]?.end ?? 0);
  const opened = (event: KeyboardEvent<HTMLElement>, row: R) => {
    if (event.target !== event.currentTarget) return;
    const key = pressedIn("rows", event.nativeEvent);
    if (key === null) return;
    event.preventDefault();
    const { nextElementSibling: next, previousElementSibling: previous } = event.currentTarget;
    const beside = key === "next" ? next : previous;
    if (key === "open") onOpen?.(row);
    else if (beside instanceof HTMLElement) beside.focus();
  };
  return (
    <div
      ref={scroller}
      className="rows-scroll"
      style={{ maxHeight: props.height ?? "var(--rows-height, max(15rem, calc(100vh - 18.75rem)))" }}
      tabIndex={0}
      role="region"
      aria-label={props.label}
    >
      <table className="table" data-testid={props.testId} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sortOf(column.id, props.sorting)}
                style={{ width: column.width && widthOf(column.width), textAlign: column.align }}
              >
                <Title {...column} onSort={props.onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} span={columns.length} />}
          {seen.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <tr
                key={props.rowId(row)}
                ref={virtual.measureElement}
                data-index={item.index}
                data-testid={`${props.testId}-row`}
                data-id={props.rowId(row)}
                aria-rowindex={item.index + 2}
                style={{ height: rem(rowHeight) }}
                className={onOpen ? "row-link" : undefined}
                tabIndex={onOpen ? 0 : undefined}
                onClick={onOpen ? () => onOpen(row) : undefined}
                onKeyDown={onOpen ? (event) => opened(event, row) : undefined}
              >
                {columns.map((column) => (
                  <td key={column.id} style={{ textAlign: column.align }}>
                    {column.cell(row, item.index)}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <Spacer height={below} span={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** The whole width from 1280 pixels on. */
function widthOf(width: number): string {
  return `min(${rem(width)}, ${width / 12.8}cqw)`;
}

type Sort = "ascending" | "descending" | undefined;

function sortOf(column: string, sorting: { by: string; down: boolean } | null | undefined): Sort {
  if (sorting?.by !== column) return undefined;
  return sorting.down ? "descending" : "ascending";
}

interface TitleProps {
  id: string;
  title: string;
  sortable?: boolean;
  isTitleHidden?: boolean;
  onSort: ((column: string) => void) | undefined;
}

function Title({ id, title, sortable, isTitleHidden, onSort }: TitleProps) {
  if (isTitleHidden) return <VisuallyHidden>{title}</VisuallyHidden>;
  if (!sortable || !onSort) return title;
  return (
    <button type="button" className="sort-button" onClick={() => onSort(id)} data-testid={`sort-${id}`}>
      {title}
    </button>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} style={{ padding: 0, border: 0 }} />
    </tr>
  );
}
