"""Names, hashes and signatures: section 1."""

from blake3 import blake3
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class Refused(Exception):
    """What a peer sent does not comply with the document."""


def digest(*parts: bytes) -> bytes:
    return blake3(b"".join(parts)).digest()


def digest16(*parts: bytes) -> bytes:
    return digest(*parts)[:16]


def number(value: int, width: int) -> bytes:
    return value.to_bytes(width, "big")


def check_of(hash_: bytes) -> bytes:
    return hash_[:4]


def device_id(public_key: bytes) -> bytes:
    return digest16(b"sochibo device v1", public_key)


def issued_book(committee: bytes) -> bytes:
    return digest16(b"sochibo issued v1", committee)


def addressed_book(committee: bytes, unit: bytes) -> bytes:
    return digest16(b"sochibo addressed v1", committee, unit)


def chain_id(device: bytes, book: bytes, epoch: int) -> bytes:
    return digest16(b"sochibo chain v1", device, book, number(epoch, 4))


def genesis(device: bytes, book: bytes, epoch: int) -> bytes:
    return digest(b"sochibo genesis v1", device, book, number(epoch, 4))


def pair_id(kind: int, first: bytes, second: bytes) -> bytes:
    return digest16(b"sochibo pair v1", number(kind, 2), first, second)


class Key:
    """A device's signing key."""

    def __init__(self, seed: bytes | None = None):
        self._key = Ed25519PrivateKey.from_private_bytes(seed) if seed else Ed25519PrivateKey.generate()
        self.public = self._key.public_key().public_bytes_raw()
        self.device = device_id(self.public)

    def derived(self, context: bytes) -> bytes:
        """A secret derived from this key, for the use that *context* names."""
        return blake3(self._key.private_bytes_raw(), derive_key_context=context.decode()).digest()

    def sign(self, *parts: bytes) -> bytes:
        return self._key.sign(b"".join(parts))


def verifies(public_key: bytes, signature: bytes, *parts: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, b"".join(parts))
        return True
    except InvalidSignature:
        return False


def head_message(chain: bytes, at: int, hash_: bytes) -> bytes:
    return b"sochibo head v1" + chain + number(at, 8) + hash_


def receipt_message(chain: bytes, at: int, hash_: bytes, ms: int) -> bytes:
    return b"sochibo receipt v1" + chain + number(at, 8) + hash_ + number(ms, 8)


# The purpose of a comparison of words.
ENROLMENT = 1


def commitment(purpose: int, public_key: bytes, nonce: bytes) -> bytes:
    return digest(b"sochibo words commitment v2", bytes([purpose]), public_key, nonce)


def compared_words(purpose: int, books: tuple[bytes, bytes, bytes], committing: tuple[bytes, str], answering: tuple[bytes, str],
                   committed: bytes, answered: bytes, words: list[str]) -> list[str]:
    """The four words for everything that two people compare; *books* are the cell's own and the two sent to it,
    sides are key and recipient."""
    (key, recipient), (other_key, other_recipient) = committing, answering
    hash_ = digest(
        b"sochibo compared words v2", bytes([purpose]), *books, key, other_key, committed, answered,
        number(len(recipient), 2), recipient.encode(), number(len(other_recipient), 2), other_recipient.encode(),
    )
    bits = int.from_bytes(hash_[:5], "big")
    return [words[bits >> shift & 1023] for shift in (30, 20, 10, 0)]
