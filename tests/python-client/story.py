"""A cell's laptop, a second one and a copied one, against a real server. Run by scripts/python-client.

    story.py SERVER    where SERVER is the program sochibo-server
"""

import sys
import time
from collections.abc import Callable
from secrets import token_bytes

import cbor2

from house import ROOT, House, Officer
from sochibo import age, batches, messages, packages
from sochibo.changes import Dropped, Droppable
from sochibo.laptop import Draft, Laptop, new_id, person_id
from sochibo.link import Answered, Link, read_code
from sochibo.names import ENROLMENT, Key, Refused, addressed_book, compared_words, digest, issued_book, number

UNIT, DEVICE, PERSON, MEMBER, DOCUMENT, ROUND, SESSION, ROLL_CALL, MAKE_UP = 1, 2, 3, 5, 6, 7, 8, 9, 10
PRESENT, WITHOUT = 1, 4
CELL = "Chi bộ bản Nà Cà"
# Unknown to today's programs: an additional key of a change, a kind of record, and a field of a known kind.
NEW_KEY, NEW_KIND, NEW_FIELD = 7, 4000, 900


class Facts:
    """Prints each fact that was checked. The first one that is false ends the story."""

    def __init__(self):
        self.seen = 0

    def __call__(self, sentence: str, holds: bool) -> None:
        print(f"   {'ok    ' if holds else 'FAILED'}  {sentence}", flush=True)
        if not holds:
            print(f"{self.seen} passed, 1 failed")
            raise SystemExit(1)
        self.seen += 1

    def refused(self, sentence: str, act: Callable, code: str | None = None) -> None:
        try:
            act()
            self(sentence, False)
        except Answered as refusal:
            self(sentence, code is not None and refusal.code == code)
        except Refused:
            self(sentence, code is None)


def now() -> int:
    return int(time.time() * 1000)


def person() -> Droppable:
    return Droppable(new_id(), "Lò Văn Mẫu")


class Story:
    def __init__(self, house: House):
        self.house, self.fact = house, Facts()
        self.unit = house.add_cell(CELL)
        self.words = (ROOT / "data/words/recovery-words.txt").read_text().split()

    def tell(self) -> None:
        self.is_let_in()
        self.takes_what_the_committee_sends()
        self.writes_and_is_receipted()
        self.is_counted()
        self.disagrees_with_itself()
        self.goes_by_stick()
        self.second_laptop()
        self.uses_one_id_twice()
        self.carries_an_unknown_machine()
        self.copied_laptop()
        self.is_judged()
        self.is_not_fooled()
        print(f"\n{self.fact.seen} passed, 0 failed")

    def enrol(self, key: Key, book: bytes) -> tuple[Link, dict]:
        invite, code = self.house.invite(self.unit)
        link, typed = Link(invite["url"], bytes.fromhex(invite["pin"])), read_code(code)
        token = bytes.fromhex(invite["token"])
        self.fact("the invite's code says what its file says", typed == {"url": link.url.geturl(), "token": token, "pin": link.pin[:16]})
        self.nonce = token_bytes(32)
        told = link.enrol(key, token, book, "Máy tính mẫu", "Lò Văn Mẫu", self.nonce)
        return Link(typed["url"], typed["pin"]), told

    def shown(self, key: Key, told: dict) -> list[str]:
        """The words that this laptop shows for the officer to compare."""
        book, server_key, nonce = (bytes.fromhex(told[name]) for name in ("book", "server_key", "nonce"))
        superior, unit = (bytes.fromhex(told[name]["id"]) for name in ("superior", "unit"))
        books = (book, issued_book(superior), addressed_book(superior, unit))
        ours, theirs = (key.public, told["recipient"]), (server_key, told["server_recipient"])
        return compared_words(ENROLMENT, books, ours, theirs, self.nonce, nonce, self.words)

    def laptop(self, key: Key, book: bytes, told: dict) -> Laptop:
        laptop = Laptop(key, book, new_id(), now)
        laptop.told(*(bytes.fromhex(one) for one in (told["server_key"], told["superior"]["id"], told["unit"]["id"])))
        return laptop

    def is_let_in(self) -> None:
        key, book = Key(), new_id()
        self.link, told = self.enrol(key, book)
        self.fact("the server's answer names this device and this book", (told["device"], told["book"]) == (key.device.hex(), book.hex()))
        self.first = self.laptop(key, book, told)
        waits = lambda: self.first.exchange(self.link)
        self.fact.refused("nothing is exchanged before the officer lets the laptop in", waits, "awaiting_confirmation")
        self.officer = Officer(self.link)
        waiting = self.officer.waiting()
        self.fact("one laptop waits, beside the four words that it shows", [one["four_words"] for one in waiting] == [self.shown(key, told)])
        self.officer.confirm_all()
        self.fact("the laptop hears that it is let in", self.link.enrolment_state(key)["state"] == "active")
        other_pin = bytes(16)
        self.fact.refused("another certificate than the invite's is not spoken to", lambda: Link(self.link.url.geturl(), other_pin).connect())

    def takes_what_the_committee_sends(self) -> None:
        self.issue_round()
        took = self.first.exchange(self.link)
        self.fact("the page's chains and head signatures verify", bool(took["new"]))
        self.fact("the roots are equal once the page is taken", took["root"] == self.first.root())
        heads = self.first.heads(self.first.addressed) | self.first.heads(self.first.issued)
        value = lambda record, kind, field: heads[record, kind, field][0][1].content.value
        self.fact("it holds the committee's record of this laptop", value(self.first.key.device, DEVICE, 1) == self.first.key.public)
        self.fact("and the cell's name", value(bytes.fromhex(self.unit), UNIT, 1) == CELL)
        self.fact("and the round that the committee asks for", value(self.round, ROUND, 1) == "Học tập Chỉ thị mẫu")

    def issue_round(self) -> None:
        document = {"number": "01-CT/TW", "name": "", "issuer": "Bộ Chính trị", "date": "2026-02-03", "summary": "về học tập"}
        times = {"deadline": "2099-12-31", "from": "2026-01-01", "to": "2099-12-20"}
        asked = {"title": "Học tập Chỉ thị mẫu", "documents": [document], "guiding_questions": "", "essay_owers": "all_members"}
        self.round = bytes.fromhex(self.officer.post("/rounds", asked | times | {"addressed": "all"})["id"])

    def writes_and_is_receipted(self) -> None:
        laptop, self.members, self.held, own = self.first, [new_id(), new_id()], new_id(), new_id()
        laptop.write(Draft(PERSON, laptop.person, {1: person(), 2: "secretary"}))
        for name, member in zip(("Vàng Thị Dế", "Giàng A Câu"), self.members):
            hidden = Dropped(digest(new_id(), cbor2.dumps("Mông")))
            laptop.write(Draft(MEMBER, member, {1: Droppable(new_id(), name), 2: Droppable(new_id(), "1970"), 4: hidden}))
        laptop.write(Draft(ROUND, own, {1: "Đợt của chi bộ", 3: self.round}), Draft(SESSION, self.held, {1: own, 2: "2026-03-12"}))
        for member, mark in zip(self.members, (PRESENT, WITHOUT)):
            laptop.write(Draft(ROLL_CALL, (self.held, member), {1: [mark, 0, 0, None]}))
        newer = Draft(NEW_KIND, new_id(), {1: {"later": [1, -2, None, True]}})
        laptop.write(newer, Draft(MEMBER, self.members[0], {NEW_FIELD: "a field of later"}), extras={NEW_KEY: "a key of later"})
        self.sent = laptop.unreceipted()
        request, lost = laptop.ask(self.link, self.sent)
        self.receipt, *further = laptop.take(lost)["receipts"]
        end = self.sent[-1]
        whole = (self.receipt.chain, self.receipt.number, self.receipt.hash) == (end.chain.id, end.number, end.hash)
        self.fact(f"one receipt covers all {len(self.sent)} changes", whole and not further and not laptop.unreceipted())
        self.fact("it is signed by the server", self.receipt.fits(laptop.server_key))
        self.fact("nothing in them was refused, a newer program's least of all", 6 not in lost)
        self.fact("both sides hold the same root", lost[3] == laptop.root())
        again = laptop.take(laptop.send(self.link, request))
        self.fact("the request sent again, its answer lost, gets the same receipt", again["receipts"] == [self.receipt])
        self.fact("and changes nothing", again["root"] == laptop.root() and not again["new"])
        known = laptop.exchange(self.link, self.sent)
        self.fact("changes already receipted change nothing either", known["root"] in (None, laptop.root()) and not known["problems"])
        nothing = laptop.exchange(self.link)
        self.fact("asked with nothing new, the server says nothing", nothing["answer"] == {0: 1, 4: False})
        self.fact(f"and the question takes {nothing['sent bytes']} bytes", nothing["sent bytes"] < 512)

    def is_counted(self) -> None:
        rows = self.officer.get(f"/rounds/{self.round.hex()}/table")["rows"]
        row = next(row for row in rows if row["unit"]["id"] == self.unit)
        self.fact("the committee's table counts these roll calls", (row["due"], row["present"]) == (2, 1))
        self.first.write(Draft(MAKE_UP, (self.held, self.members[1]), {1: ["2026-03-20", None, ""]}))
        self.first.exchange(self.link)

    def disagrees_with_itself(self) -> None:
        laptop, session = self.first, (self.held, SESSION, 6)
        laptop.write(Draft(SESSION, self.held, {6: "Nhà văn hóa bản"}))
        laptop.exchange(self.link)
        unseen = laptop.write(Draft(SESSION, self.held, {6: "Trụ sở xã"}), blind=True)
        laptop.exchange(self.link)
        heads = laptop.heads(laptop.chain.book)[session]
        self.fact("two values that do not replace each other both stay, the later one standing", [h[0] for h in heads][0] == unseen and len(heads) == 2)

    def goes_by_stick(self) -> None:
        laptop, stick = self.first, self.house.folder_of("stick")
        laptop.write(Draft(SESSION, self.held, {3: "14:00"}))
        waiting = laptop.unreceipted()
        secret = laptop.key.derived(b"sochibo laptop recipient v1")
        known = laptop.heads(laptop.addressed)[laptop.key.device, DEVICE, 6][0][1].content.value
        self.fact("the committee's record of this laptop names what is sealed to it", known == age.recipient(secret))
        package_key = laptop.heads(laptop.issued)[bytes.fromhex(self.superior()), UNIT, 7][0][1].content.value
        id_, lacking = new_id(), digest(b"no piece")
        header = {0: messages.PROTOCOL, 1: laptop.key.device, 2: laptop.server, 3: id_, 5: now(), 6: laptop.have(), 7: laptop.root()}
        frames = [{0: batches.pack([laptop.segment(waiting)])}, {7: [lacking]}, {5: [b"a piece that no record names"]}]
        sealed = age.seal(age.read_recipient(package_key), packages.write(laptop.key, header, frames))
        (stick / "package").write_bytes(sealed[:-1])
        self.fact("a package cut short is refused", self.house.takes(stick / "package") is None)
        (stick / "package").write_bytes(sealed)
        told = self.house.takes(stick / "package", stick / "answer")
        self.fact("a whole one is taken in", told and (told["changes"], told["pieces"]) == (len(waiting), 0))
        said, frames = packages.read(laptop.server_key, age.unseal(secret, (stick / "answer").read_bytes()))
        self.fact("its answer says whom it is for and what it answers", (said[1], said[2], said[4]) == (laptop.server, laptop.key.device, id_))
        for frame in frames:
            laptop.take({5: frame.get(2, []), 1: frame.get(1, []), 6: frame.get(3, [])} | ({2: frame[0]} if 0 in frame else {}))
        self.fact("and brings the receipt home", not laptop.unreceipted())
        self.fact("with nothing more to say over the network", laptop.exchange(self.link)["answer"] == {0: 1, 4: False})
        again = self.house.takes(stick / "package")
        self.fact("the package brought again changes nothing", again and again["changes"] == 0 and again["before"])

    def second_laptop(self) -> None:
        key = Key()
        _, told = self.enrol(key, new_id())
        self.fact("a second laptop is told the cell's book", told["book"] == self.first.chain.book.hex())
        self.officer.confirm_all()
        self.second = self.laptop(key, bytes.fromhex(told["book"]), told)
        while self.second.exchange(self.link)["more"]:
            pass
        self.first.exchange(self.link)
        self.fact("it holds every change and receipt that the first one does", self.second.root() == self.first.root())
        self.fact("both books have the same content", self.both(lambda laptop: laptop.content_hash(self.first.chain.book)))
        passed_on = [c for c in self.second.changes.values() if c.body.extras == {NEW_KEY: "a key of later"}]
        self.fact("what no program of today knows came through whole", passed_on == self.sent[-1:])
        seed = new_id()
        self.second.person = person_id(self.second.key.device, seed)
        self.second.write(Draft(PERSON, self.second.person, {1: person(), 2: "deputy_secretary", 4: seed}))
        place = self.second.write(Draft(SESSION, self.held, {6: "Trụ sở xã"}))
        self.second.exchange(self.link)
        self.first.exchange(self.link)
        settled = self.first.heads(self.first.chain.book)[self.held, SESSION, 6]
        self.fact("what it writes replaces what it has seen", [head[0] for head in settled] == [place])
        self.fact("and the first laptop has it too", self.both(lambda laptop: (laptop.root(), laptop.content_hash(self.first.chain.book))))

    def uses_one_id_twice(self) -> None:
        laptop, book = self.second, self.second.chain.book
        laptop.write(Draft(DOCUMENT, self.held, {6: "tóm tắt"}))
        laptop.exchange(self.link)
        said = {kind: [one.content.value for _, one in laptop.heads(book)[self.held, kind, 6]] for kind in (SESSION, DOCUMENT)}
        self.fact("one id under two kinds is two records", said == {SESSION: ["Trụ sở xã"], DOCUMENT: ["tóm tắt"]})
        compared = laptop.send(self.link, laptop.request([], compare=True))
        self.fact("and the server makes the same content of all this", compared.get(9) == laptop.content_hash(book))

    def carries_an_unknown_machine(self) -> None:
        """An enrolled laptop brings a chain of a key that was never enrolled, in the secretary's name."""
        laptop, book, key = self.first, self.first.chain.book, Key()
        ghost = Laptop(key, book, laptop.person, now)
        line = [ghost.write(Draft(MEMBER, self.members[0], {7: "Bí thư"}), blind=True)]
        laptop.exchange(self.link)
        before = laptop.content_hash(book)
        message = {0: messages.PROTOCOL, 1: laptop.have(), 2: batches.pack([ghost.segment(line)]), 3: laptop.root(), 4: 65536}
        took = laptop.take(laptop.send(self.link, messages.pack(message | {6: [key.public]})))
        self.fact("a chain nobody vouches for is kept and receipted", any(r.hash == line[-1].hash for r in took["receipts"]))
        self.second.exchange(self.link)
        self.fact("and passed on", self.each(lambda laptop: line[-1].name in laptop.changes))
        same = lambda laptop: laptop.send(self.link, laptop.request([], compare=True)).get(9) == laptop.content_hash(book)
        self.fact("it waits: the book is what it was", self.each(lambda laptop: laptop.content_hash(book) == before))
        self.fact("at the server too", same(laptop))
        self.enrol(key, book)
        self.officer.confirm_all()
        for one in (laptop, self.second):
            one.exchange(self.link)
        self.fact("let in, it still waits: it names somebody who is bound to another laptop", self.each(lambda laptop: laptop.content_hash(book) == before))
        laptop.write(Draft(PERSON, laptop.person, {5: [key.device]}))
        for one in (laptop, self.second, laptop):
            one.exchange(self.link)
        duty = lambda laptop: {head.body.person for head, _ in laptop.heads(book)[self.members[0], MEMBER, 7] if head.chain.device == key.device}
        self.fact("once a laptop that is bound names it for her, it joins", self.each(lambda one: duty(one) == {laptop.person}))
        self.fact("everywhere the same", self.both(lambda laptop: laptop.content_hash(book)) and same(laptop))

    def each(self, fact: Callable) -> bool:
        return fact(self.first) and fact(self.second)

    def both(self, fact: Callable) -> bool:
        return fact(self.first) == fact(self.second)

    def copied_laptop(self) -> None:
        copy = Laptop(self.first.key, self.first.chain.book, self.first.person, now)
        copy.told(self.first.server_key, *(bytes.fromhex(one) for one in (self.superior(), self.unit)))
        copy.changes, copy.receipts, copy.keys = dict(self.first.changes), set(self.first.receipts), dict(self.first.keys)
        lines = [laptop.write(Draft(SESSION, self.held, {3: f"{hour}:00"})) for laptop, hour in ((self.first, 14), (copy, 19))]
        self.first.exchange(self.link)
        took = copy.exchange(self.link, [lines[1]])
        self.fact("the line of a copied laptop is receipted too", any(r.hash == lines[1].hash for r in took["receipts"]))
        self.fact("and it hears of the other one", lines[0] in took["new"])
        self.first.exchange(self.link)
        self.second.exchange(self.link)
        self.first.exchange(self.link)
        ends = [tip for tip in self.second.tips() if tip.chain == self.first.chain]
        self.fact("whoever holds the chain now holds both lines of it", sorted(t.hash for t in ends) == sorted(l.hash for l in lines))
        self.fact("and says so by the same root", self.both(Laptop.root))

    def superior(self) -> str:
        return next(c.body.person for c in self.first.changes.values() if c.chain.book == self.first.issued).hex()

    def is_judged(self) -> None:
        laptop, book = self.second, self.second.chain.book
        before = laptop.content_hash(book)
        wrong = laptop.write(Draft(UNIT, bytes.fromhex(self.unit), {1: "Tên tự đặt"}))
        self.fact("a name that only the committee may give would be part of the book", laptop.content_hash(book) != before)
        took = laptop.exchange(self.link)
        self.fact("it is kept and receipted", any(receipt.hash == wrong.hash for receipt in took["receipts"]))
        self.fact("and the committee's verdict leaves it out", laptop.set_aside(book) == {wrong.name} and laptop.content_hash(book) == before)

    def is_not_fooled(self) -> None:
        laptop, stranger = self.second, Key()
        packed = laptop.request([])
        body = messages.request_body(laptop.key, laptop.server_key, packed)
        broken = body[:-1] + bytes([body[-1] ^ 1])
        self.fact.refused("a request changed on its way is refused", lambda: self.link.exchange(broken), "bad_proof")
        unknown = messages.request_body(stranger, laptop.server_key, packed)
        self.fact.refused("a device nobody let in is refused", lambda: self.link.exchange(unknown), "unknown_device")
        answer = self.link.exchange(body)
        swapped = answer[:-1] + bytes([answer[-1] ^ 1])
        self.fact.refused("an answer changed on its way is refused", lambda: messages.open_answer(laptop.server_key, packed, swapped))
        self.foreign_head(laptop)

    def foreign_head(self, laptop: Laptop) -> None:
        """A segment with the signature of another key."""
        kept = dict(laptop.changes)
        change = laptop.write(Draft(PERSON, laptop.person, {1: person()}))
        laptop.changes = kept
        forged = batches.Segment.of([change], Key().sign(b"sochibo head v1", change.chain.id, number(change.number, 8), change.hash))
        message = {0: messages.PROTOCOL, 1: laptop.have(), 2: batches.pack([forged]), 3: laptop.root(), 4: 65536}
        packed = messages.pack(message)
        body = self.link.exchange(messages.request_body(laptop.key, laptop.server_key, packed))
        answer = messages.open_answer(laptop.server_key, packed, body)
        self.fact("a change that its device did not sign is not receipted", not answer.get(1) and answer.get(6))


if __name__ == "__main__":
    with House(sys.argv[1]) as opened:
        Story(opened).tell()
