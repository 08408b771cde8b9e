/** The grid takes the digits, so whatever took the focus gives it back. */
export function focusGrid(id = "roll-grid"): void {
  setTimeout(() => document.getElementById(id)?.focus({ preventScroll: true }));
}
