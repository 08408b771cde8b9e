/** Digits go to the grid and nowhere else; whatever took the focus gives it back. */
export function focusGrid(): void {
  setTimeout(() => document.getElementById("roll-grid")?.focus({ preventScroll: true }));
}
