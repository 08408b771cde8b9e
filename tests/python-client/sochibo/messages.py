"""Requests and answers, packed and signed: section 5."""

from dataclasses import dataclass

import cbor2
import zstandard

from .names import Key, Refused, check_of, device_id, digest, receipt_message, verifies

PROTOCOL = [1, 1]
MOST_UNPACKED = 8 * 1024 * 1024


def pack(message: dict, zstd: bool = True) -> bytes:
    plain = cbor2.dumps(message)
    squeezed = zstandard.ZstdCompressor(level=9).compress(plain) if zstd else plain
    return b"\x01" + squeezed if len(squeezed) < len(plain) else b"\x00" + plain


def unpack(packed: bytes) -> dict:
    match packed[:1]:
        case b"\x00":
            plain = packed[1:]
        case b"\x01":
            with zstandard.ZstdDecompressor().stream_reader(packed[1:]) as reader:
                plain = reader.read(MOST_UNPACKED + 1)
        case other:
            raise Refused(f"packed as {other.hex()}")
    if len(plain) > MOST_UNPACKED:
        raise Refused("too large unpacked")
    return cbor2.loads(plain)


def request_body(key: Key, server_key: bytes, packed: bytes) -> bytes:
    return key.device + key.sign(b"sochibo request v1", device_id(server_key), digest(packed)) + packed


def open_answer(server_key: bytes, request_packed: bytes, body: bytes) -> dict:
    signature, packed = body[:64], body[64:]
    if not verifies(server_key, signature, b"sochibo answer v1", digest(request_packed), digest(packed)):
        raise Refused("the answer is not signed by the server")
    return unpack(packed)


@dataclass(frozen=True)
class Receipt:
    """The server's signed statement that it holds the line that ends with this hash."""

    chain: bytes
    number: int
    hash: bytes
    ms: int
    signature: bytes
    giver: bytes

    @classmethod
    def read(cls, written: list, server: bytes) -> "Receipt":
        chain, at, hash_, ms, signature, *giver = written
        return cls(chain, at, hash_, ms, signature, giver[0] if giver else server)

    def written(self) -> list:
        return [self.chain, self.number, self.hash, self.ms, self.signature, self.giver]

    def message(self) -> bytes:
        return receipt_message(self.chain, self.number, self.hash, self.ms)

    def fits(self, public_key: bytes) -> bool:
        return self.giver == device_id(public_key) and verifies(public_key, self.signature, self.message())

    @property
    def mark(self) -> int:
        return int.from_bytes(check_of(digest(self.giver, self.message())), "big")
