/** The grid takes the digits, so whatever took the focus gives it back. */
export function focusGrid(): void {
  setTimeout(() => document.getElementById("roll-grid")?.focus({ preventScroll: true }));
}
