"""A secretary's laptop under Wine, against a real server on this system. Run by scripts/windows-test.

    story.py SERVER SOCHIBO.EXE SHIM    SERVER is this system's sochibo-server, SHIM the library that Wine lacks
"""

import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/python-client"))

from house import House  # noqa: E402
from wine import Facts, Windows, windows_path  # noqa: E402

CELL, SECRETARY, PASSPHRASE = "Chi bộ bản Nà Cà", "Lò Thị Inh", "nước suối đầu bản 2026"


class Refused(Exception):
    pass


class Laptop:
    """The real program in a folder whose name has marks and spaces."""

    def __init__(self, windows: Windows, program: Path):
        self.windows = windows
        self.folder = windows.home / "Lò Thị Inh hồ sơ"
        self.folder.mkdir()
        self.program = self.folder / "sochibo.exe"
        shutil.copy(program, self.program)
        # As Notepad writes it: with a mark in front, and two signs at the end.
        self.put("mật khẩu.txt").write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
        self.profile = "sổ"

    def put(self, name: str) -> Path:
        return self.folder / name

    def path(self, name: str) -> str:
        return windows_path(self.put(name), self.windows)

    def ask(self, *words: str) -> dict:
        own = ["--profile", self.path(self.profile), "--passphrase-file", self.path("mật khẩu.txt"), "--json"]
        done = self.windows.run("wine", str(self.program), *own, *words)
        if done.returncode:
            said = json.loads(done.stderr.decode().strip().splitlines()[-1])
            raise Refused(said["code"])
        return json.loads(done.stdout.decode())

    def call(self, name: str, request: dict) -> dict:
        return self.ask("call", name, json.dumps(request))

    def refusal(self, *words: str) -> str | None:
        try:
            self.ask(*words)
        except Refused as refused:
            return str(refused)
        return None


def tell(house: House, windows: Windows, program: Path) -> None:
    fact, laptop = Facts(), Laptop(windows, program)

    made = laptop.ask("init", "--cell", CELL, "--name", SECRETARY)
    fact("a book is made in a folder whose name has marks and spaces", bool(made) and laptop.put("sổ/book.db").is_file())

    shutil.copy(ROOT / "data/rosters/roster-clean.xlsx", laptop.put("danh sách đảng viên.xlsx"))
    added = laptop.ask("members", "import", laptop.path("danh sách đảng viên.xlsx"))
    fact("a list of members is imported", added["added"] == 32)
    found = laptop.ask("search", "thao")["hits"]
    fact("a name is found without its marks, and comes through a pipe with them", any("Thào" in hit["title"] for hit in found))

    unit = house.add_cell(CELL)
    invited = house.verb("invite", "--unit", unit, "--url", house.url, "--auto-confirm")
    laptop.ask("enrol", "--code", invited["code"])
    laptop.ask("exchange")
    state = laptop.call("exchange.state", {})
    fact("the laptop is enrolled and has exchanged with a server on another system, over TLS", state["waiting"] == [])

    laptop.ask("register", "propaganda", "list")
    stick = windows.plug_in("e")
    shown = laptop.call("stick.list", {})["sticks"]
    fact("a stick is found by its drive letter", [one["folder"] for one in shown] == ["E:\\"])
    (stick / "dang-ghi-0123456789abcdef").write_bytes(b"half")
    wrote = laptop.call("stick.write", {"to": "superior", "folder": "E:\\"})
    package = stick / wrote["file_name"]
    fact("a package is written to it, and nothing unfinished is left", [one.name for one in stick.iterdir()] == [package.name])
    fact("the server takes the package", house.takes(package) is not None)

    sound = laptop.ask("verify")
    fact("the book is sound", sound["sound"] and sound["findings"] == [])
    backup = laptop.ask("backup", "E:\\")
    fact("a backup is written to the stick", (stick / backup["path"].rpartition("\\")[2]).is_file())
    laptop.profile = "sổ khôi phục"
    laptop.ask("restore", backup["path"])
    restored = laptop.ask("verify")
    fact("and restored elsewhere holds the same", restored["content_hash"] == sound["content_hash"])
    laptop.ask("rebuild")
    fact("and after its tables are built anew", laptop.ask("verify")["content_hash"] == sound["content_hash"])

    laptop.profile = "sổ"
    listed = {"title": "Danh sách", "columns": [], "rows": []}
    for name in ("con.xlsx", "NUL.xlsx", "danh sách..xlsx "):
        code = laptop.refusal("call", "papers.list", json.dumps(listed | {"path": laptop.path(name)}))
        fact(f"no paper is written as “{name}”, and that is said: {code}", code is not None)

    hurt = laptop.put("sổ/book.db")
    bytes_of_book = bytearray(hurt.read_bytes())
    page = len(bytes_of_book) // 4096 // 2
    bytes_of_book[page * 4096 : (page + 1) * 4096] = bytes(4096)
    hurt.write_bytes(bytes_of_book)
    fact("a damaged book is known for one", laptop.refusal("verify") == "damaged" or laptop.refusal("search", "thao") == "damaged")
    person = json.loads(laptop.put("sổ/keys.json").read_text())["people"][0]["id"]
    repaired = laptop.call("book.repair", {"person": person, "passphrase": PASSPHRASE, "backup": backup["path"]})
    fact("it is repaired with the backup, and every member is there", repaired["members"] == 32)
    fact("and is sound again", laptop.ask("verify")["content_hash"] == sound["content_hash"])
    fact.end()


if __name__ == "__main__":
    server, program, shim = sys.argv[1:]
    with House(server) as house, Windows(Path(shim)) as windows:
        tell(house, windows, Path(program))
