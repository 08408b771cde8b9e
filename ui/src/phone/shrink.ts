/** The longer side: the laptop keeps 1.800, and a little more leaves it room to crop. */
const LONG_SIDE = 2_400;
const QUALITY = 0.85;

export function sizeWithin(width: number, height: number, longest: number): [number, number] {
  const scale = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/**
 * The picture drawn anew, upright and smaller. Nothing of the file is kept but what is seen: the place and time that a
 * phone writes into a picture are gone. Throws if the browser can't read the file.
 */
export async function shrunk(file: Blob): Promise<Uint8Array> {
  const url = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const [width, height] = sizeWithin(picture.naturalWidth, picture.naturalHeight, LONG_SIDE);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(picture, 0, 0, width, height);
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    if (!drawn) throw new Error("no picture");
    return new Uint8Array(await drawn.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}
