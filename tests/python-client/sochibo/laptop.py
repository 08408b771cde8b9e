"""What one laptop holds, and its exchange with the server: sections 3 and 5."""

import secrets
from collections import defaultdict
from dataclasses import dataclass, field

from . import batches, messages
from .batches import Segment
from .changes import Body, Chain, Change, Name, Op, Plain, Set
from .messages import Receipt
from .names import Key, Refused, addressed_book, chain_id, check_of, device_id, digest, digest16, issued_book, number, verifies, head_message

KNOWN, NAMED_BY_PAIRS = range(1, 18), (9, 10, 16)
DEVICE, DEVICE_VOUCHES = 2, 7
PERSON, PERSON_SEED, PERSON_DEVICES = 3, 4, 5
VERDICT, VERDICT_CHAIN, VERDICT_NUMBER, VERDICT_CHECK, VERDICT_WITHDRAWN = 14, 1, 2, 4, 5


def person_id(device: bytes, seed: bytes) -> bytes:
    """The id of a person who was first entered at this device."""
    return digest16(b"sochibo person v1", device, seed)


@dataclass(frozen=True)
class Draft:
    """What a person writes in one record, before the values it replaces are known."""

    kind: int
    record: bytes | tuple[bytes, bytes]
    values: dict[int, object]


@dataclass
class Holding:
    """Changes and receipts of any number of books. Merging is the union of two holdings."""

    changes: dict[Name, Change] = field(default_factory=dict)
    receipts: set[Receipt] = field(default_factory=set)
    keys: dict[bytes, bytes] = field(default_factory=dict)

    def learn(self, public_key: bytes) -> None:
        self.keys[device_id(public_key)] = public_key

    def tips(self) -> list[Change]:
        """The last change of every line."""
        followed = {change.previous for change in self.changes.values()}
        tips = [change for change in self.changes.values() if change.hash not in followed]
        return sorted(tips, key=lambda tip: (tip.chain.id, tip.number, check_of(tip.hash)))

    def line_to(self, tip: Change) -> list[Change]:
        by_hash = {change.hash: change for change in self.changes.values()}
        line = [tip]
        while line[-1].number > 1:
            line.append(by_hash[line[-1].previous])
        return line[::-1]

    def place(self, segment: Segment) -> list[Change]:
        """Finds the change that the segment follows, by trying which one makes its signature valid. Returns the
        new changes."""
        chain, key = segment.chain, self.keys.get(segment.chain.device)
        if key is None:
            raise Refused(f"nobody vouches for device {chain.device.hex()}")
        if segment.first == 1:
            befores = [chain.genesis]
        else:
            befores = [c.hash for c in self.changes.values() if c.chain == chain and c.number == segment.first - 1]
        for before in befores:
            changes = []
            for at, body in enumerate(segment.bodies, segment.first):
                changes.append(Change(chain, at, before, body.hash_after(before), body))
                before = changes[-1].hash
            if verifies(key, segment.signature, head_message(chain.id, changes[-1].number, before)):
                new = [change for change in changes if change.name not in self.changes]
                self.changes |= {change.name: change for change in new}
                return new
        raise Refused(f"no line that the segment from {segment.first} goes on")

    def take_receipt(self, receipt: Receipt) -> None:
        key = self.keys.get(receipt.giver)
        if key is None or not receipt.fits(key):
            raise Refused("a receipt that its giver did not sign")
        self.receipts.add(receipt)

    def marks(self, chain: bytes) -> int:
        marks = 0
        for receipt in self.receipts:
            marks ^= receipt.mark if receipt.chain == chain else 0
        return marks

    def covered(self, line: list[Change]) -> int:
        """The highest number of the line that a receipt covers."""
        hashes = {(change.number, change.hash) for change in line}
        return max((r.number for r in self.receipts if r.chain == line[0].chain.id and (r.number, r.hash) in hashes), default=0)

    def have(self) -> list:
        return [
            [tip.chain.id, tip.number, check_of(tip.hash), self.covered(self.line_to(tip)), self.marks(tip.chain.id)]
            for tip in self.tips()
        ]

    def root(self) -> bytes:
        lines = [tip.chain.id + number(tip.number, 8) + tip.hash + number(self.marks(tip.chain.id), 4) for tip in self.tips()]
        return digest(b"sochibo root v1", *lines)

    def of_book(self, book: bytes) -> list[Change]:
        return [change for change in self.changes.values() if change.chain.book == book]

    def heads(self, book: bytes) -> dict[tuple[bytes, int, int], list[tuple[Change, Set]]]:
        """By (record, kind, field), in ascending order: the values that no other change replaces, the standing
        one first.

        One id under two kinds is two records. The content hash uses the fields in this order."""
        set_aside, vouched, bound = self.set_aside(book), self.vouched(book), self.bound(book)
        written, replaced = defaultdict(list), set()
        for change in self.of_book(book):
            if change.name in set_aside or not self.counts(change, vouched, bound):
                continue
            said = set()
            for op in change.body.ops:
                if op.kind in KNOWN and isinstance(op.record, tuple) != (op.kind in NAMED_BY_PAIRS):
                    continue
                for one in op.sets:
                    place = (op.record_id, op.kind, one.field)
                    if place in said:
                        continue
                    said.add(place)
                    written[place].append((change, one))
                    replaced |= {(place, name) for name in one.replaces}
        certain = self.since(book)
        stands = lambda head: (certain[head[0].name], head[0].hash)
        heads = {p: [h for h in all_ if (p, h[0].name) not in replaced] for p, all_ in written.items()}
        return {place: sorted(of, key=stands, reverse=True) for place, of in sorted(heads.items())}

    def since(self, book: bytes) -> dict[Name, tuple[int, int]]:
        """The time used to order each change: its stamp, or the time of a receipt of its line if that is
        earlier."""
        when = {change.name: (change.body.ms, change.body.counter) for change in self.of_book(book)}
        by_end = defaultdict(list)
        for receipt in self.receipts:
            by_end[receipt.chain, receipt.hash].append(receipt.ms)
        for tip in self.tips():
            earliest = None
            for change in reversed(self.line_to(tip)) if tip.chain.book == book else ():
                earliest = min([*by_end[change.chain.id, change.hash], *([earliest] if earliest is not None else [])], default=None)
                if earliest is not None:
                    when[change.name] = min(when[change.name], (earliest, 0))
        return when

    def vouches(self, book: bytes) -> list[list]:
        """What device records in other books state about this one."""
        elsewhere = [change for change in self.changes.values() if change.chain.book != book]
        records = [op for change in elsewhere for op in change.body.ops if op.kind == DEVICE and isinstance(op.record, bytes)]
        sets = [one for op in records for one in op.sets if one.field == DEVICE_VOUCHES and isinstance(one.content, Plain)]
        return [one.content.value for one in sets if one.content.value[0] == book]

    def vouched(self, book: bytes) -> set[bytes] | None:
        """The chains of the book that device records vouch for; None while there is no such record, when all
        chains count."""
        named = [value[1] for value in self.vouches(book)]
        return {chain for chains in named for chain in chains} if named else None

    def bound(self, book: bytes) -> set[tuple[bytes, bytes]] | None:
        """The people bound to each chain, as (chain, person); None while the superior has bound nobody, when
        any chain may name anybody."""
        said = [value[2] for value in self.vouches(book) if len(value) > 2]
        if not said:
            return None
        bound, vouched = {(chain, person) for people in said for chain, person in people}, self.vouched(book)
        joined = [change for change in self.of_book(book) if self.joins(change.chain, vouched)]
        while True:
            more = {says for change in joined for says in self.binds(change, vouched, bound)} - bound
            if not more:
                return bound
            bound |= more

    def binds(self, change: Change, vouched: set[bytes], bound: set[tuple[bytes, bytes]]):
        """The bindings that a change makes."""
        records = [op for op in change.body.ops if op.kind == PERSON and isinstance(op.record, bytes)]
        for person, one in ((op.record, one) for op in records for one in op.sets if isinstance(one.content, Plain)):
            if one.field == PERSON_SEED and person_id(change.chain.device, one.content.value) == person:
                yield change.chain.id, person
            if one.field == PERSON_DEVICES and self.counts(change, vouched, bound):
                others = [device for device in one.content.value if device != change.chain.device]
                yield from ((chain_id(device, change.chain.book, 0), person) for device in others)

    def counts(self, change: Change, vouched: set[bytes] | None, bound: set[tuple[bytes, bytes]] | None) -> bool:
        is_bound = bound is None or (change.chain.id, change.body.person) in bound
        return self.joins(change.chain, vouched) and is_bound

    def joins(self, chain: Chain, vouched: set[bytes] | None) -> bool:
        return vouched is None or chain.id in vouched

    def set_aside(self, book: bytes) -> set[Name]:
        """The changes of the book that a verdict in another book sets aside."""
        verdicts = defaultdict(dict)
        for change in self.changes.values():
            for op in change.body.ops if change.chain.book != book else ():
                if op.kind == VERDICT:
                    verdicts[op.record_id] |= {one.field: one.content.value for one in op.sets}
        standing = [of for of in verdicts.values() if not of.get(VERDICT_WITHDRAWN)]
        return {Name(of[VERDICT_CHAIN], of[VERDICT_NUMBER], of[VERDICT_CHECK]) for of in standing}

    def content_hash(self, book: bytes) -> bytes:
        parts = [b"sochibo content v1"]
        for (record, kind, field_), heads in self.heads(book).items():
            parts += [record, number(kind, 2), number(field_, 2), *(change.hash for change, _ in heads)]
        return digest(*parts)


class Laptop(Holding):
    def __init__(self, key: Key, book: bytes, person: bytes, clock):
        super().__init__()
        self.key, self.person, self.clock, self.latest = key, person, clock, (0, 0)
        self.chain = Chain(key.device, book)
        self.wanted: list[bytes] = []
        self.learn(key.public)

    def told(self, server_key: bytes, committee: bytes, unit: bytes) -> None:
        self.server_key, self.server = server_key, device_id(server_key)
        self.issued, self.addressed = issued_book(committee), addressed_book(committee, unit)
        self.learn(server_key)

    def joins(self, chain: Chain, vouched: set[bytes] | None) -> bool:
        """The laptop's own changes always count."""
        return chain == self.chain or super().joins(chain, vouched)

    def counts(self, change: Change, vouched, bound) -> bool:
        """The laptop's own changes count whomever they name."""
        return change.chain == self.chain or super().counts(change, vouched, bound)

    def write(self, *drafts: Draft, extras: dict[int, object] | None = None, blind: bool = False) -> Change:
        """Writes one change, which lists the changes it replaces. If `blind`, it lists none, as if its author
        had not seen them."""
        heads = {} if blind else self.heads(self.chain.book)
        ops = tuple(self.op(draft, heads) for draft in drafts)
        ms = self.clock()
        self.latest = (ms, 0) if ms > self.latest[0] else (self.latest[0], self.latest[1] + 1)
        line = self.own_line()
        before = line[-1].hash if line else self.chain.genesis
        body = Body(self.person, *self.latest, ops, extras or {})
        change = Change(self.chain, len(line) + 1, before, body.hash_after(before), body)
        self.changes[change.name] = change
        return change

    def op(self, draft: Draft, heads: dict) -> Op:
        bare = Op(draft.kind, draft.record, ())
        sets = []
        for field_, value in sorted(draft.values.items()):
            seen = tuple(change.name for change, _ in heads.get((bare.record_id, draft.kind, field_), ()))
            sets.append(Set(field_, value if hasattr(value, "hashed") else Plain(value), seen))
        return Op(draft.kind, draft.record, tuple(sets))

    def own_line(self) -> list[Change]:
        tips = [tip for tip in self.tips() if tip.chain == self.chain]
        return self.line_to(tips[0]) if tips else []

    def segment(self, changes: list[Change]) -> Segment:
        last = changes[-1]
        return Segment.of(changes, self.key.sign(head_message(last.chain.id, last.number, last.hash)))

    def unreceipted(self) -> list[Change]:
        line = self.own_line()
        return line[self.covered(line) :] if line else []

    def request(self, sent: list[Change], largest_page: int = 256 * 1024, compare: bool = False) -> bytes:
        message = {0: messages.PROTOCOL, 1: self.have()}
        if sent:
            message[2] = batches.pack([self.segment(sent)])
        message |= {3: self.root(), 4: largest_page}
        asked = [r for r in sorted(self.receipts, key=Receipt.written) if r.chain in self.wanted]
        if asked:
            message[5] = [receipt.written() for receipt in asked]
        if compare:
            message[7] = self.content_hash(self.chain.book)
        return messages.pack(message)

    def take(self, answer: dict) -> dict:
        """Takes an answer atomically and returns its contents."""
        before = dict(self.changes), set(self.receipts), dict(self.keys)
        try:
            for former in answer.get(7, []):
                self.learn(former)
            for public_key in answer.get(5, []):
                self.learn(public_key)
            new = [change for segment in batches.unpack(answer[2]) for change in self.place(segment)] if 2 in answer else []
            receipts = [Receipt.read(written, self.server) for written in answer.get(1, [])]
            for receipt in receipts:
                self.take_receipt(receipt)
        except Exception:
            self.changes, self.receipts, self.keys = before
            raise
        problems = answer.get(6, [])
        self.wanted = [problem[0] for problem in problems if problem[1] == 2]
        return {"new": new, "receipts": receipts, "problems": problems, "more": bool(answer.get(4)), "root": answer.get(3)}

    def send(self, link, packed: bytes) -> dict:
        body = link.exchange(messages.request_body(self.key, self.server_key, packed))
        return messages.open_answer(self.server_key, packed, body)

    def ask(self, link, sent: list[Change] | None = None) -> tuple[bytes, dict]:
        packed = self.request(self.unreceipted() if sent is None else sent)
        return packed, self.send(link, packed)

    def exchange(self, link, sent: list[Change] | None = None) -> dict:
        packed, answer = self.ask(link, sent)
        return self.take(answer) | {"sent bytes": len(packed), "answer": answer}


def new_id() -> bytes:
    return secrets.token_bytes(16)
