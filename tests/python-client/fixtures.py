"""Messages of version 1 that are kept for ever in tests/fixtures/protocol/v1, made with keys that are not
secret.

    fixtures.py           compares what this client makes today with the kept files, and reads those
    fixtures.py write     makes the files that are missing; existing ones are never changed
"""

import sys
from collections.abc import Iterator

from house import ROOT
from sochibo import age, batches, messages, packages
from sochibo.changes import Body, Chain, Change, Dropped, Droppable, Name, Op, Plain, Set
from sochibo.laptop import Holding
from sochibo.messages import Receipt
from sochibo.names import Key, addressed_book, digest, digest16, head_message, receipt_message, verifies

KEPT = ROOT / "tests/fixtures/protocol/v1"
LAPTOP, OTHER, SERVER, FORMER = (Key(bytes([seed]) * 32) for seed in (1, 2, 3, 4))
READER = bytes([5]) * 32
BOOK, COMMITTEE, UNIT, PERSON = (bytes([letter]) * 16 for letter in (0xB0, 0xC0, 0xD0, 0xE0))
MEMBER, SESSION, STRANGE = (bytes([letter]) * 16 for letter in (0xA1, 0xA2, 0xA3))
MS = 1_767_225_600_000  # 2026-01-01
OWN, OTHERS, SENT = Chain(LAPTOP.device, BOOK), Chain(OTHER.device, BOOK), Chain(SERVER.device, addressed_book(COMMITTEE, UNIT))
FAR = Name(Chain(FORMER.device, BOOK, 2).id, 9, b"\x01\x02\x03\x04")  # of a chain that is in none of the messages


def salt(text: str) -> bytes:
    return digest16(b"salt of a fixture", text.encode())


def droppable(text: str) -> Droppable:
    return Droppable(salt(text), text)


def sets(**values) -> tuple[Set, ...]:
    """f1=value, or f1=(value, the changes it replaces)."""
    pairs = [(int(name[1:]), value if isinstance(value, tuple) else (value,)) for name, value in values.items()]
    return tuple(Set(field, v if hasattr(v, "hashed") else Plain(v), tuple(replaced)) for field, (v, *replaced) in pairs)


def line(chain: Chain, bodies: list[Body], before: list[Change] = ()) -> list[Change]:
    out = list(before)
    for body in bodies:
        previous = out[-1].hash if out else chain.genesis
        out.append(Change(chain, len(out) + 1, previous, body.hash_after(previous), body))
    return out


def body(after: int, *ops: Op, counter: int = 0, extras: dict | None = None) -> Body:
    return Body(PERSON, MS + after, counter, ops, extras or {})


def own_line() -> list[Change]:
    """A change in each possible form; the last one as a later program would write it."""
    hidden = Dropped(digest(salt("people"), b"\x65M\xc3\xb4ng"))
    newer = Op(4000, STRANGE, sets(f1={"later": [1, -2, None, True]}, f65535=b"\x00\x01"))
    first = line(
        OWN,
        [
            body(0, Op(3, PERSON, sets(f1=droppable("Lò Văn Mẫu"), f2=("secretary", FAR)))),
            body(1000, Op(5, MEMBER, sets(f1=droppable("Vàng Thị Dế"), f2=droppable("1970"), f4=hidden, f11=["2026-01-01", None]))),
            body(1000, Op(8, SESSION, sets(f2="2026-01-15", f4=-1, f6="Nhà văn hóa bản")), counter=1),
            body(2000, Op(9, (SESSION, MEMBER), sets(f1=[1, 0, 0, None])), Op(5, MEMBER, ())),
        ],
    )
    later = body(90_000, Op(5, MEMBER, sets(f900="a field of later")), newer, extras={7: "a key of later", 300: [b"\xff", {1: 2}]})
    place = body(80_000, Op(8, SESSION, sets(f6=("Trụ sở xã", first[2].name))))
    return line(OWN, [place, later], first)


def others_line() -> list[Change]:
    """From a laptop whose clock is fast. It has not seen the last value of the place, so the field gets two
    heads."""
    seen = own_line()[2].name
    return line(OTHERS, [body(10_000_000_000, Op(8, SESSION, sets(f6=("Nhà ông trưởng bản", seen), f3="19:00")))])


def sent_line() -> list[Change]:
    device = Op(2, LAPTOP.device, sets(f1=LAPTOP.public, f2="Máy tính mẫu", f3="active", f4=UNIT, f5=MS))
    return line(SENT, [Body(COMMITTEE, MS, 0, (device,)), Body(COMMITTEE, MS, 1, (Op(1, UNIT, sets(f1="Chi bộ bản Nà Cà", f2="cell")),))])


def segment(key: Key, changes: list[Change]) -> batches.Segment:
    last = changes[-1]
    return batches.Segment.of(changes, key.sign(head_message(last.chain.id, last.number, last.hash)))


def receipt(giver: Key, at: Change, ms: int) -> Receipt:
    signature = giver.sign(receipt_message(at.chain.id, at.number, at.hash, ms))
    return Receipt(at.chain.id, at.number, at.hash, ms, signature, giver.device)


def holding() -> Holding:
    """What the laptop holds after it has taken the answer."""
    held = Holding()
    for key in (LAPTOP, OTHER, SERVER, FORMER):
        held.learn(key.public)
    for key, changes in ((LAPTOP, own_line()), (OTHER, others_line()), (SERVER, sent_line())):
        held.place(segment(key, changes))
    for one in receipts():
        held.take_receipt(one)
    return held


def receipts() -> list[Receipt]:
    """The receipt of the other laptop's change is long before the stamp of that change."""
    own, others = own_line(), others_line()
    return [receipt(FORMER, own[2], MS + 60_000), receipt(SERVER, own[-1], MS + 120_000), receipt(SERVER, others[-1], MS + 70_000)]


def batch() -> bytes:
    return batches.pack([segment(OTHER, others_line()), segment(LAPTOP, own_line())])


def before_answer() -> Holding:
    held = Holding()
    held.changes = {change.name: change for change in own_line() + others_line()}
    held.receipts = set(receipts()[:1])
    return held


def request_packed() -> bytes:
    held = before_answer()
    asked = [one.written() for one in held.receipts]
    return messages.pack({0: [1, 1], 1: held.have(), 2: batch(), 3: held.root(), 4: 65_536, 5: asked, 6: [OTHER.public]})


def request() -> bytes:
    return messages.request_body(LAPTOP, SERVER.public, request_packed())


def answer() -> bytes:
    given = [one.written()[:5] for one in receipts()[1:]]
    page, problem = batches.pack([segment(SERVER, sent_line())]), {0: bytes(16), 1: 3, 2: 0}
    message = {0: 1, 1: given, 2: page, 3: holding().root(), 4: False, 5: [SERVER.public], 6: [problem], 7: [FORMER.public]}
    packed = messages.pack(message)
    return SERVER.sign(b"sochibo answer v1", digest(request_packed()), digest(packed)) + packed


def package() -> bytes:
    held = before_answer()
    header = {0: [1, 1], 1: LAPTOP.device, 2: SERVER.device, 3: salt("id"), 4: salt("answers"), 5: MS, 6: held.have(), 7: held.root()}
    frames = [{0: batch(), 2: [OTHER.public]}, {1: [one.written() for one in held.receipts]}]
    return packages.write(LAPTOP, header, frames)


def sealed() -> bytes:
    recipient = age.X25519PrivateKey.from_private_bytes(READER).public_key().public_bytes_raw()
    thrown: Iterator[int] = iter(range(1, 4))
    return age.seal(recipient, package(), lambda count: bytes([next(thrown)]) * count)


FILES = {"batch": batch, "request": request, "answer": answer, "package": package, "package.age": sealed}


def facts() -> dict[str, str]:
    held = holding()
    of_line = {f"hash of change {change.number}": change.hash.hex() for change in own_line()}
    place = held.heads(BOOK)[SESSION, 8, 6][0][1].content.value
    return of_line | {
        "hash of the other laptop's": others_line()[0].hash.hex(),
        "root before": before_answer().root().hex(),
        "root": held.root().hex(),
        "content": held.content_hash(BOOK).hex(),
        "place that stands": place,
        "reader": age.written(READER),
    }


def read_kept() -> None:
    kept = {name: (KEPT / name).read_bytes() for name in FILES}
    segments = batches.unpack(kept["batch"])
    assert [len(one.bodies) for one in segments] == [1, 6] and batches.pack(segments) == kept["batch"]
    device, signature, packed = kept["request"][:16], kept["request"][16:80], kept["request"][80:]
    assert device == LAPTOP.device
    assert verifies(LAPTOP.public, signature, b"sochibo request v1", SERVER.device, digest(packed))
    assert messages.unpack(packed)[2] == kept["batch"]
    assert messages.open_answer(SERVER.public, packed, kept["answer"])[3] == holding().root()
    assert age.unseal(READER, kept["package.age"]) == kept["package"]
    _, frames = packages.read(LAPTOP.public, kept["package"])
    assert frames[0][0] == kept["batch"]


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        KEPT.mkdir(parents=True, exist_ok=True)
        for name in (name for name in FILES if not (KEPT / name).exists()):
            (KEPT / name).write_bytes(FILES[name]())
        print("\n".join(f"{fact}: {value}" for fact, value in facts().items()))
    for name, make in FILES.items():
        if make() != (KEPT / name).read_bytes():
            sys.exit(f"   FAILED  this client makes another {name} than the one that is kept")
    read_kept()
    print(f"   ok      the {len(FILES)} messages kept of version 1 are read, and made the same today")
