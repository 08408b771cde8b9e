import type { Unit } from "../api";

const CELL_LEVELS = new Set(["cell", "grassroots_cell"]);

/** Levels are labels: only a cell keeps a book. */
export function isCell(unit: Unit): boolean {
  return CELL_LEVELS.has(unit.level);
}

export interface Branch {
  unit: Unit;
  depth: number;
}

/** Numbers in names as numbers: "2" before "10". */
const ORDER = new Intl.Collator("vi", { numeric: true });

/** The tree as lines, parents before children, siblings by name. */
export function treeLines(units: Unit[]): Branch[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, Unit[]>();
  for (const unit of units) {
    // A unit whose parent is not shown is at the top, because it would be missing otherwise.
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  for (const siblings of below.values()) siblings.sort((one, other) => ORDER.compare(one.name, other.name));
  const lines: Branch[] = [];
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number) => {
    for (const unit of below.get(parent) ?? []) {
      if (seen.has(unit.id)) continue;
      seen.add(unit.id);
      lines.push({ unit, depth });
      walk(unit.id, depth + 1);
    }
  };
  walk(null, 0);
  return lines;
}

/** Lines that match, with the units above them, so that a cell is never shown without its place. */
export function matching(lines: Branch[], wanted: (unit: Unit) => boolean): Branch[] {
  const byId = new Map(lines.map((line) => [line.unit.id, line.unit]));
  const kept = new Set<string>();
  for (const { unit } of lines) {
    if (!wanted(unit)) continue;
    let at: Unit | undefined = unit;
    while (at && !kept.has(at.id)) {
      kept.add(at.id);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
  }
  return lines.filter((line) => kept.has(line.unit.id));
}
