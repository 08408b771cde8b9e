"""HTTP to a server whose certificate is pinned, and enrolment: section 6."""

import http.client
import json
import ssl
import struct
from urllib.parse import urlsplit

from . import age
from .names import ENROLMENT, Key, Refused, commitment, digest

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Answered(Exception):
    """The server refused a request."""

    def __init__(self, status: int, body: bytes):
        self.status, self.body = status, body
        try:
            self.code = json.loads(body)["code"]
        except (ValueError, KeyError):
            self.code = None
        super().__init__(f"{status} {self.code}: {body[:200]!r}")


class Link:
    def __init__(self, url: str, pin: bytes | None):
        self.url, self.pin = urlsplit(url), pin
        if self.url.scheme == "http" and self.url.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise Refused("plain HTTP is for loopback only")

    def connect(self) -> http.client.HTTPConnection:
        if self.url.scheme == "http":
            return http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=45)
        # The server is identified by the pin alone, whoever signed the certificate and whatever name is in it.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(self.url.hostname, self.url.port, timeout=45, context=context)
        connection.connect()
        certificate = connection.sock.getpeercert(binary_form=True)
        if not self.pin or digest(certificate)[: len(self.pin)] != self.pin:
            connection.close()
            raise Refused("the server shows another certificate than the invite names")
        return connection

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
        connection = self.connect()
        try:
            connection.request(method, path, body or None, headers or {})
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise Answered(answer.status, said)
        return said

    def exchange(self, body: bytes) -> bytes:
        return self.ask("POST", "/sync/v1/exchange", body, {"content-type": "application/octet-stream"})

    def enrol(self, key: Key, token: bytes, book: bytes, device_name: str, person_name: str, nonce: bytes) -> dict:
        """Sends a commitment to *nonce*, and reveals the nonce once the server has answered with its own."""
        recipient = age.recipient(key.derived(b"sochibo laptop recipient v1"))
        committed = commitment(ENROLMENT, key.public, nonce)
        proof = key.sign(b"sochibo enrol v2", token, key.public, book, committed, recipient.encode())
        asked = {
            "token": token.hex(),
            "key": key.public.hex(),
            "device_name": device_name,
            "person_name": person_name,
            "book": book.hex(),
            "book_has_work": False,
            "cell_name": "",
            "superior_name": "",
            "recipient": recipient,
            "commitment": committed.hex(),
            "proof": proof.hex(),
        }
        told = self.post("/sync/v2/enrol", asked)
        opened = {"nonce": nonce.hex(), "proof": key.sign(b"sochibo enrol open v2", key.device, nonce).hex()}
        self.post(f"/sync/v2/enrol/{key.device.hex()}/open", opened)
        return told | {"recipient": recipient}

    def post(self, path: str, asked: dict) -> dict:
        return json.loads(self.ask("POST", path, json.dumps(asked).encode(), {"content-type": "application/json"}))

    def enrolment_state(self, key: Key) -> dict:
        proof = key.sign(b"sochibo enrol state v1", key.device)
        return json.loads(self.ask("GET", f"/sync/v1/enrol/{key.device.hex()}", headers={"x-sochibo-proof": proof.hex()}))


def read_code(code: str) -> dict:
    """Decodes an invite's code: url, token and pin."""
    letters = code.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    value = bits = 0
    raw = bytearray()
    for letter in letters:
        if letter not in CROCKFORD:
            continue
        value, bits = value << 5 | CROCKFORD.index(letter), bits + 5
        if bits >= 8:
            bits -= 8
            raw.append(value >> bits & 0xFF)
    raw, check = bytes(raw[:-3]), bytes(raw[-3:])
    if digest(b"sochibo invite v1", raw)[:3] != check or raw[0] != 0:
        raise Refused("the code was mistyped")
    flags, token, rest = raw[1], raw[2:18], raw[18:]
    pin, rest = (rest[:16], rest[16:]) if flags & 1 else (None, rest)
    if flags & 4:
        *four, port = struct.unpack(">4BH", rest)
        address = ".".join(map(str, four)) + f":{port}"
    else:
        address = rest.decode()
    return {"url": ("https" if flags & 2 else "http") + f"://{address}", "token": token, "pin": pin}
