/** Marks dropped, đ → d, lower case: "nguyen" finds Nguyễn. đ has no decomposition in Unicode. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "d").toLowerCase();
}
