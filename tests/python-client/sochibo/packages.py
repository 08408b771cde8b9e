"""The exchange in one file: section 8."""

from . import messages
from .names import Key, Refused, device_id, digest, number, verifies

MAGIC = b"sochibo package\n"
MOST_PACKED = 1024 * 1024


def write(key: Key, header: dict, frames: list[dict]) -> bytes:
    """The file before it is sealed."""
    packed = [messages.pack(one) for one in [header, *frames]]
    body = MAGIC + b"".join(number(len(one), 4) + one for one in packed) + number(0, 4)
    return body + key.sign(b"sochibo package v1", digest(body))


def read(public_key: bytes, plain: bytes) -> tuple[dict, list[dict]]:
    """Verifies a file's signature and returns its header and frames."""
    body, signature = plain[:-64], plain[-64:]
    if not plain.startswith(MAGIC) or not verifies(public_key, signature, b"sochibo package v1", digest(body)):
        raise Refused("not a package that its writer signed")
    at, taken = len(MAGIC), []
    while length := int.from_bytes(body[at : at + 4], "big"):
        if length > MOST_PACKED:
            raise Refused("a frame is too large")
        taken.append(messages.unpack(body[at + 4 : at + 4 + length]))
        at += 4 + length
    if at + 4 != len(body):
        raise Refused("something follows the last frame")
    header, *frames = taken
    if header[1] != device_id(public_key):
        raise Refused("another device wrote it than signed it")
    return header, frames
