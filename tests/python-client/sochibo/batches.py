"""Batches, column by column: section 4."""

from dataclasses import dataclass

import cbor2

from .changes import Body, Chain, Change, Dropped, Droppable, Name, Op, Plain, Set
from .names import Refused

NUMBERS = 14
VALUES, SALTS, CHECKS = 14, 15, 16
COLUMNS = 17
MOST_CHANGES, MOST_PARTS = 20_000, 200_000


@dataclass(frozen=True)
class Segment:
    """Consecutive changes of one chain, signed at their end."""

    chain: Chain
    first: int
    bodies: tuple[Body, ...]
    signature: bytes

    @classmethod
    def of(cls, changes: list[Change], signature: bytes) -> "Segment":
        return cls(changes[0].chain, changes[0].number, tuple(change.body for change in changes), signature)


def zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def unzigzag(value: int) -> int:
    return value >> 1 if value & 1 == 0 else -(value + 1 >> 1)


class Places:
    """A list without duplicates, whose items are referenced by index."""

    def __init__(self, known: list[bytes] = ()):
        self.places = {one: place for place, one in enumerate(known)}

    def of(self, one: bytes) -> int:
        return self.places.setdefault(one, len(self.places))


class Writer:
    def __init__(self):
        self.columns = [bytearray() for _ in range(COLUMNS)]

    def put(self, column: int, value: int) -> None:
        while value > 0x7F:
            self.columns[column].append(value & 0x7F | 0x80)
            value >>= 7
        self.columns[column].append(value)


class Reader:
    def __init__(self, columns: list[bytes]):
        if len(columns) != COLUMNS:
            raise Refused(f"{len(columns)} columns")
        self.columns, self.at = columns, [0] * COLUMNS
        self.values = iter(sequence(columns[VALUES]))
        self.parts = 0

    def take(self, column: int) -> int:
        value = shift = 0
        while True:
            (byte,) = self.bytes(column, 1)
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def bytes(self, column: int, count: int) -> bytes:
        start = self.at[column]
        taken = self.columns[column][start : start + count]
        if len(taken) < count:
            raise Refused(f"column {column} ends too soon")
        self.at[column] += count
        return taken

    def count(self, column: int) -> range:
        many = self.take(column)
        self.parts += many
        if self.parts > MOST_PARTS:
            raise Refused("too much for one batch")
        return range(many)

    def value(self) -> object:
        try:
            return next(self.values)
        except StopIteration:
            raise Refused("a value is missing") from None

    def end(self) -> None:
        self.at[VALUES] = len(self.columns[VALUES]) if next(self.values, self) is self else 0
        left = [n for n in range(COLUMNS) if self.at[n] != len(self.columns[n])]
        if left:
            raise Refused(f"columns {left} are not used up")


def sequence(joined: bytes) -> list:
    """Decodes consecutive CBOR values."""
    values = cbor2.loads(b"\x9f" + joined + b"\xff")
    if b"".join(map(cbor2.dumps, values)) != joined:
        raise Refused("a value is not deterministic CBOR")
    return values


def pack(segments: list[Segment]) -> bytes:
    ids, out, extras = Places(), Writer(), []
    heads = [[ids.of(s.chain.device), ids.of(s.chain.book), s.chain.epoch, s.first, len(s.bodies), s.signature] for s in segments]
    chains = Chains([s.chain.id for s in segments])
    place, before = 0, 0
    for segment in segments:
        for at, body in enumerate(segment.bodies, segment.first):
            out.put(0, ids.of(body.person))
            out.put(1, zigzag(body.ms - before))
            out.put(2, body.counter)
            out.put(3, len(body.ops))
            for op in body.ops:
                pack_op(out, ids, chains, at, op)
            extras += [[place, key, cbor2.dumps(value)] for key, value in sorted(body.extras.items())]
            place, before = place + 1, body.ms
    columns = [bytes(column) for column in out.columns]
    return cbor2.dumps([b"".join(ids.places), heads, b"".join(chains.further), columns, extras])


class Chains:
    """Indexes of chains: first those of the segments, then further ones."""

    def __init__(self, of_segments: list[bytes]):
        self.places: dict[bytes, int] = {}
        for place, chain in enumerate(of_segments):
            self.places.setdefault(chain, place)
        self.segments, self.further = len(of_segments), []

    def of(self, chain: bytes) -> int:
        if chain not in self.places:
            self.places[chain] = self.segments + len(self.further)
            self.further.append(chain)
        return self.places[chain]


def pack_op(out: Writer, ids: Places, chains: Chains, at: int, op: Op) -> None:
    out.put(4, op.kind)
    pair = isinstance(op.record, tuple)
    out.put(5, 1 if pair else 0)
    for column, one in zip((6, 7), op.record if pair else (op.record,)):
        out.put(column, ids.of(one))
    out.put(8, len(op.sets))
    for one in op.sets:
        out.put(9, one.field)
        match one.content:
            case Plain(value):
                form, out_values, salt = 0, cbor2.dumps(value), b""
            case Droppable(salt, value):
                form, out_values = 1, cbor2.dumps(value)
            case Dropped(salt):
                form, out_values = 2, b""
        out.put(10, form)
        out.columns[VALUES] += out_values
        out.columns[SALTS] += salt
        out.put(11, len(one.replaces))
        for name in one.replaces:
            out.put(12, chains.of(name.chain))
            out.put(13, zigzag(at - name.number))
            out.columns[CHECKS] += name.check


def unpack(batch: bytes) -> list[Segment]:
    ids, heads, further, columns, extras = cbor2.loads(batch)
    ids = [ids[at : at + 16] for at in range(0, len(ids), 16)]
    chains = [Chain(ids[device], ids[book], epoch) for device, book, epoch, *_ in heads]
    names = [chain.id for chain in chains] + [further[at : at + 16] for at in range(0, len(further), 16)]
    beside: dict[int, dict[int, object]] = {}
    for place, key, value in extras:
        beside.setdefault(place, {})[key] = cbor2.loads(value)
    if sum(head[4] for head in heads) > MOST_CHANGES:
        raise Refused("too many changes for one batch")
    columns, place, before, segments = Reader(columns), 0, 0, []
    for chain, (_, _, _, first, count, signature) in zip(chains, heads):
        bodies = []
        for at in range(first, first + count):
            person, before, counter = ids[columns.take(0)], before + unzigzag(columns.take(1)), columns.take(2)
            ops = tuple(unpack_op(columns, ids, names, at) for _ in columns.count(3))
            bodies.append(Body(person, before, counter, ops, beside.get(place, {})))
            place += 1
        segments.append(Segment(chain, first, tuple(bodies), signature))
    columns.end()
    return segments


def unpack_op(columns: Reader, ids: list[bytes], chains: list[bytes], at: int) -> Op:
    kind, pair, record = columns.take(4), columns.take(5), ids[columns.take(6)]
    if pair:
        record = (record, ids[columns.take(7)])
    return Op(kind, record, tuple(unpack_set(columns, chains, at) for _ in columns.count(8)))


def unpack_set(columns: Reader, chains: list[bytes], at: int) -> Set:
    field = columns.take(9)
    match columns.take(10):
        case 0:
            content = Plain(columns.value())
        case 1:
            content = Droppable(columns.bytes(SALTS, 16), columns.value())
        case 2:
            content = Dropped(columns.bytes(SALTS, 32))
        case form:
            raise Refused(f"content form {form}")
    replaces = [
        Name(chains[columns.take(12)], at - unzigzag(columns.take(13)), columns.bytes(CHECKS, 4)) for _ in columns.count(11)
    ]
    return Set(field, content, tuple(replaces))
