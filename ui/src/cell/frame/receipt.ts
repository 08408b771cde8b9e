/** Two clocks that are set correctly differ by less. */
const A_DAY = 86_400_000;

/** Whether a receipt has a date in the future. It shows that this laptop's clock or the server's is wrong, which nothing else would. */
export function isAhead(receiptAt: string, now: number): boolean {
  return Date.parse(receiptAt) - now > A_DAY;
}
