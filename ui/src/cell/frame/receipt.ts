/** Two clocks that are looked after lie no farther apart. */
const A_DAY = 86_400_000;

/** Whether a receipt is of a day still to come: this laptop's clock or the server's is wrong, and nothing else would say so. */
export function isAhead(receiptAt: string, now: number): boolean {
  return Date.parse(receiptAt) - now > A_DAY;
}
