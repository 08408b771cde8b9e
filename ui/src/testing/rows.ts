/** A check of awareness and a step of an inspection, as their pages get them. */
export const CHECK = {
  id: "k",
  title: "Nhận thức",
  date: "2026-03-12",
  kind: "check",
  place: "",
  questions: [{ form: "single", text: "Có mấy nhóm nhiệm vụ?", choices: ["Ba", "Bốn"] }],
  entered: false,
  keys: [],
  sent: false,
} as never;
export const STEP = { step: "decided", label: "1. Quyết định", done: true, date: "", paper: "" };
