/** What tells the series apart without colour: hatching, the shape of a point, and the dashes of a line. */

const HATCHES: readonly (readonly string[])[] = [
  [],
  ["M0 8 L8 0"],
  [],
  ["M0 8 L8 0", "M0 0 L8 8"],
  ["M0 4 L8 4"],
  ["M0 0 L8 8"],
  ["M4 0 L4 8"],
];
const GROUNDS = ["#2f2b26", "#fff", "#fff", "#fff", "#fff", "#fff", "#fff"];
const DASHES = [undefined, "7 4", "2 4", "9 3 2 3", "4 2", "1 6"];

const of = <T,>(list: readonly T[], nth: number) => list[nth % list.length] as T;

export const patternId = (chart: string, nth: number) => `${chart}-${nth}`;
export const dashOf = (nth: number) => of(DASHES, nth);

export function Patterns({ chart, count }: { chart: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, nth) => (
        <pattern
          key={patternId(chart, nth)}
          id={patternId(chart, nth)}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
        >
          <rect width={8} height={8} fill={of(GROUNDS, nth)} />
          {of(HATCHES, nth).map((path) => (
            <path key={path} d={path} stroke="#1d1a17" strokeWidth={1.4} />
          ))}
        </pattern>
      ))}
    </defs>
  );
}

const SHAPES = [
  { path: "M-4 0 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0", filled: true },
  { path: "M-4 -4 h8 v8 h-8 z", filled: false },
  { path: "M-5 4 L0 -5 L5 4 z", filled: false },
  { path: "M-5 0 L0 -5 L5 0 L0 5 z", filled: false },
  { path: "M-5 -4 L5 -4 L0 5 z", filled: true },
];

export function Point({ nth, x, y }: { nth: number; x: number; y: number }) {
  const { path, filled } = of(SHAPES, nth);
  return (
    <path
      d={path}
      transform={`translate(${x} ${y})`}
      fill={filled ? "#1d1a17" : "#fff"}
      stroke="#1d1a17"
      strokeWidth={1.6}
      data-mark="point"
    />
  );
}
