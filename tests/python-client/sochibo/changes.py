"""Changes, their bytes and their hashes: section 2."""

from dataclasses import dataclass, field
from functools import cached_property

import cbor2

from .names import chain_id, check_of, digest, genesis, pair_id


@dataclass(frozen=True)
class Chain:
    """The changes of one device in one book."""

    device: bytes
    book: bytes
    epoch: int = 0

    @cached_property
    def id(self) -> bytes:
        return chain_id(self.device, self.book, self.epoch)

    @cached_property
    def genesis(self) -> bytes:
        return genesis(self.device, self.book, self.epoch)


@dataclass(frozen=True)
class Plain:
    value: object

    def hashed(self):
        return [0, self.value]


@dataclass(frozen=True)
class Droppable:
    """A value of which the change holds only the digest; salt and value are sent beside it."""

    salt: bytes
    value: object

    def hashed(self):
        return [1, digest(self.salt, cbor2.dumps(self.value))]


@dataclass(frozen=True)
class Dropped:
    """A value of which only the digest is left, or was ever sent."""

    digest: bytes

    def hashed(self):
        return [1, self.digest]


@dataclass(frozen=True)
class Name:
    """A reference to a change."""

    chain: bytes
    number: int
    check: bytes


@dataclass(frozen=True)
class Set:
    field: int
    content: Plain | Droppable | Dropped
    replaces: tuple[Name, ...] = ()

    def hashed(self):
        return [self.field, self.content.hashed(), [[n.chain, n.number, n.check] for n in self.replaces]]


@dataclass(frozen=True)
class Op:
    kind: int
    record: bytes | tuple[bytes, bytes]
    sets: tuple[Set, ...]

    def hashed(self):
        record = list(self.record) if isinstance(self.record, tuple) else self.record
        return [self.kind, record, [one.hashed() for one in self.sets]]

    @property
    def record_id(self) -> bytes:
        return pair_id(self.kind, *self.record) if isinstance(self.record, tuple) else self.record


@dataclass(frozen=True)
class Body:
    """A change that has no place in a line yet."""

    person: bytes
    ms: int
    counter: int
    ops: tuple[Op, ...]
    extras: dict[int, object] = field(default_factory=dict)

    def hash_after(self, previous: bytes) -> bytes:
        return digest(self.after(previous))

    def after(self, previous: bytes) -> bytes:
        own = {0: previous, 1: self.person, 2: self.ms, 3: self.counter, 4: [op.hashed() for op in self.ops]}
        return cbor2.dumps(own | dict(sorted(self.extras.items())))


@dataclass(frozen=True)
class Change:
    chain: Chain
    number: int
    previous: bytes
    hash: bytes
    body: Body

    @property
    def name(self) -> Name:
        return Name(self.chain.id, self.number, check_of(self.hash))
