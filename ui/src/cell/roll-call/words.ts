import { folded } from "../../i18n/folding";

/** Text as sheets are compared: without accents, case and double spaces, in whichever form of Unicode it came. */
export function tidy(text: string): string {
  return folded(text).replace(/[–—]/g, "-").replace(/\s+/g, " ").replace(/\.$/, "").trim();
}

/** The digit of the mark that each word stands for in people's own sheets; matched whole. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "1": ["co", "co mat"],
  "2": ["co mat - diem cau khac"],
  "3": ["cong tac", "vang: cong tac"],
  "4": ["hoc tap, tap huan", "vang: hoc tap, tap huan"],
  "5": ["di lam an xa", "vang: di lam an xa"],
  "6": ["viec rieng", "om", "viec rieng, suc khoe", "vang: viec rieng, suc khoe"],
  "7": [
    "p",
    "cp",
    "phep",
    "co phep",
    "vang co phep",
    "vang phep",
    "co ly do",
    "vang co ly do",
    "vang: ly do khac da bao",
  ],
  "8": ["k", "kp", "khong phep", "vang khong phep", "khong ly do", "vang khong ly do"],
  "9": ["tinh o noi khac"],
};

export const ABSENT = "vắng";

/** Signs that one office uses for who came and another for who did not. They are asked about and never guessed. */
const SIGNS: Readonly<Record<string, string>> = {
  x: "x",
  "×": "x",
  v: "V",
  "✓": "✓",
  "✔": "✓",
  "√": "✓",
  "+": "+",
  vang: ABSENT,
  "vang mat": ABSENT,
};

export function digitOf(cell: string): string | undefined {
  const typed = tidy(cell);
  if (/^[1-9]$/.test(typed)) return typed;
  return Object.keys(WORDS).find((digit) => WORDS[digit]?.includes(typed));
}

/** How the sign is written in the question about it. */
export function signOf(cell: string): string | undefined {
  return SIGNS[tidy(cell)];
}
