"""Pages as pictures in grey, read and written without a library, and how far two of them differ."""

import struct
import zlib
from pathlib import Path

# A page is compared in squares of so many dots: a letter drawn by another version of a font moves less ink than a line that moved.
SQUARE = 10
# Two squares differ if their mean greys are further apart than this, of 255.
GREY = 40
# A page differs if more than this share of its squares does.
SHARE = 0.01


Picture = tuple[int, int, bytes]


def drawn(file: Path) -> Picture:
    """Width, height and greys of a page as pdftoppm draws it (PGM), in sixteen greys."""
    kind, width, height, _, greys = file.read_bytes().split(maxsplit=4)
    if kind != b"P5":
        raise ValueError(f"{file.name} is no picture in grey")
    return int(width), int(height), bytes(grey // 17 * 17 for grey in greys)


def keep(file: Path, picture: Picture) -> None:
    width, height, greys = picture
    rows = b"".join(b"\0" + greys[y * width : (y + 1) * width] for y in range(height))
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def kept(file: Path) -> Picture:
    """A PNG that `keep` wrote."""
    data = file.read_bytes()
    width, height, *form = struct.unpack(">IIBBBBB", data[16:29])
    length = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41 : 41 + length])
    if form != [8, 0, 0, 0, 0] or data[37:41] != b"IDAT" or len(rows) != (width + 1) * height:
        raise ValueError(f"{file.name} was not written by papers-oracle --write")
    return width, height, b"".join(rows[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height))


def difference(one: Picture, other: Picture) -> float:
    """The share of squares that differ; 1.0 for pages of different sizes."""
    (width, height, a), (width_b, height_b, b) = one, other
    if (width, height) != (width_b, height_b):
        return 1.0
    squares = different = 0
    for y in range(0, height, SQUARE):
        rows = range(y, min(y + SQUARE, height))
        for x in range(0, width, SQUARE):
            end = min(x + SQUARE, width)
            gap = sum(sum(a[r * width + x : r * width + end]) - sum(b[r * width + x : r * width + end]) for r in rows)
            squares += 1
            different += abs(gap) / (len(rows) * (end - x)) > GREY
    return different / squares
