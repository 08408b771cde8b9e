/** Shares of the usual size, in percent. Everything on a page is measured in the size of its text, so that all of it grows. */
export const TEXT_SIZES = [100, 115, 130, 150] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const REMEMBERED = "text_size";

/** The size that was chosen on this laptop. */
export function rememberedTextSize(): TextSize {
  const remembered = Number(localStorage.getItem(REMEMBERED));
  return TEXT_SIZES.find((size) => size === remembered) ?? 100;
}

/** The browser's own size stays the measure of 100 %. */
export function applyTextSize(size: TextSize): void {
  document.documentElement.style.fontSize = size === 100 ? "" : `${size}%`;
}

export function chooseTextSize(size: TextSize): void {
  localStorage.setItem(REMEMBERED, String(size));
  applyTextSize(size);
}

/** Pixels on the screen of what has so many at 100 %. Lists that compute where their rows are need it. */
export function grown(pixels: number): number {
  return Math.round((pixels * rememberedTextSize()) / 100);
}
