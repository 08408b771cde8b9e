"""Files of https://age-encryption.org/v1 sealed to one X25519 key: the outermost layer of a package."""

import base64
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .names import Refused

INTRO = b"age-encryption.org/v1\n"
CHUNK = 64 * 1024
LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def derive(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def unb64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def wrapping_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    return derive(shared, share + recipient, b"age-encryption.org/v1/X25519")


def header_mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(derive(file_key, b"", b"header"), header, "sha256")


def seal(recipient: bytes, plain: bytes, dice=secrets.token_bytes) -> bytes:
    """*dice* returns random bytes: file key (16), ephemeral secret (32), nonce (16)."""
    file_key, ephemeral, nonce = dice(16), X25519PrivateKey.from_private_bytes(dice(32)), dice(16)
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    wrapped = ChaCha20Poly1305(wrapping_key(shared, share, recipient)).encrypt(bytes(12), file_key, None)
    header = INTRO + b"-> X25519 " + b64(share) + b"\n" + b64(wrapped) + b"\n---"
    return header + b" " + b64(header_mac(file_key, header)) + b"\n" + nonce + b"".join(chunks(file_key, nonce, plain))


def chunks(file_key: bytes, nonce: bytes, plain: bytes):
    cipher = ChaCha20Poly1305(derive(file_key, nonce, b"payload"))
    starts = range(0, max(len(plain), 1), CHUNK)
    for place, start in enumerate(starts):
        yield cipher.encrypt(chunk_nonce(place, place == len(starts) - 1), plain[start : start + CHUNK], None)


def chunk_nonce(place: int, last: bool) -> bytes:
    return place.to_bytes(11, "big") + bytes([last])


def unseal(secret: bytes, sealed: bytes) -> bytes:
    key = X25519PrivateKey.from_private_bytes(secret)
    recipient = key.public_key().public_bytes_raw()
    header, found, rest = sealed.partition(b"\n---")
    mac, _, payload = rest[1:].partition(b"\n")
    if not sealed.startswith(INTRO) or not found:
        raise Refused("not an age file")
    lines = header.split(b"\n")[1:]
    for stanza, wrapped in zip(lines, lines[1:]):
        if not stanza.startswith(b"-> X25519 "):
            continue
        share = unb64(stanza[10:])
        shared = key.exchange(X25519PublicKey.from_public_bytes(share))
        try:
            file_key = ChaCha20Poly1305(wrapping_key(shared, share, recipient)).decrypt(bytes(12), unb64(wrapped), None)
        except InvalidTag:
            continue
        if not hmac.compare_digest(header_mac(file_key, header + b"\n---"), unb64(mac)):
            raise Refused("the header was changed")
        return b"".join(unchunk(file_key, payload[:16], payload[16:]))
    raise Refused("sealed to somebody else")


def unchunk(file_key: bytes, nonce: bytes, body: bytes):
    cipher, size = ChaCha20Poly1305(derive(file_key, nonce, b"payload")), CHUNK + 16
    starts = range(0, len(body), size)
    for place, start in enumerate(starts):
        yield cipher.decrypt(chunk_nonce(place, place == len(starts) - 1), body[start : start + size], None)


def written(secret: bytes) -> str:
    """A secret key in the notation of age's own programs."""
    return bech32("age-secret-key-", secret).upper()


def recipient(secret: bytes) -> str:
    """The recipient of this secret key, in the notation used in records."""
    return bech32("age", X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


def read_recipient(text: str) -> bytes:
    """Parses a recipient from a record."""
    prefix, _, letters = text.rpartition("1")
    values = [LETTERS.index(letter) for letter in letters]
    bits = 0
    for value in values[:-6]:
        bits = bits << 5 | value
    raw = (bits >> (5 * (len(values) - 6)) % 8).to_bytes(5 * (len(values) - 6) // 8, "big")
    if prefix != "age" or bech32("age", raw) != text:
        raise Refused("not what age writes for a key")
    return raw


def bech32(prefix: str, raw: bytes) -> str:
    bits = int.from_bytes(raw, "big") << (-8 * len(raw) % 5)
    places = -(-8 * len(raw) // 5)
    values = [bits >> 5 * at & 31 for at in reversed(range(places))]
    expanded = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    check = polymod([*expanded, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * at & 31 for at in reversed(range(6))]
    return prefix + "1" + "".join(LETTERS[value] for value in values)


def polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for at, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> at & 1 else 0
    return check
