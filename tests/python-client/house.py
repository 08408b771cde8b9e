"""A real server in a folder of its own, and an officer at its console."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMITTEE, COMMITTEE_UNIT = "Đảng ủy xã Bình Lư", "3390"
OFFICER, PASSPHRASE = "canbo", "Bình Lư 2026 mẫu"


class House:
    """With TLS, as in a district. Ends with its `with` statement."""

    def __init__(self, program: str):
        self.program, self.folder = program, tempfile.TemporaryDirectory()
        self.data = Path(self.folder.name) / "data"

    def __enter__(self) -> "House":
        trees = [str(ROOT / "data/units" / name) for name in ("lai-chau-before-2025-07.json", "lai-chau-since-2025-07.json")]
        self.verb("init", "--committee-name", COMMITTEE, "--committee-unit", COMMITTEE_UNIT, "--tree", *trees)
        secret = Path(self.folder.name) / "passphrase"
        secret.write_text(PASSPHRASE)
        self.verb("account", "add", "--name", OFFICER, "--role", "officer", "--passphrase-file", str(secret))
        serve = [self.program, "serve", "--tls", "--listen", "127.0.0.1:0", "--data", str(self.data)]
        self.process = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, env=self.environment())
        self.url = json.loads(self.process.stdout.readline())["listening"]
        return self

    def __exit__(self, *_) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SOCHIBO_SERVER_DATA")}
        return kept | {"RUST_LOG": "warn"}

    def verb(self, *words: str) -> dict:
        command = [self.program, *words, "--json", "--data", str(self.data)]
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment())
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr}")
        return json.loads(done.stdout)

    def folder_of(self, name: str) -> Path:
        folder = Path(self.folder.name) / name
        folder.mkdir()
        return folder

    def takes(self, package: Path, answer: Path | None = None) -> dict | None:
        """What the officer's program reports about a package; None if it refuses it."""
        try:
            return self.verb("package", "take", str(package), *(["--answer", str(answer)] if answer else []))
        except RuntimeError:
            return None

    def add_cell(self, name: str) -> str:
        contact = ["--contact-person", "Lò Thị Mẫu", "--contact-phone", "0000 000 000"]
        return self.verb("unit", "add", "--name", name, "--under", COMMITTEE_UNIT, "--expected-contact", "Mạng hằng tuần", *contact)["id"]

    def invite(self, unit: str) -> tuple[dict, str]:
        """The content of the invite file, and the code with the same content."""
        made = self.verb("invite", "--unit", unit, "--out", str(Path(self.folder.name) / "invite.json"), "--url", self.url)
        return made["file"], made["code"]


class Officer:
    """Logged in at the console, using the same requests as its pages."""

    def __init__(self, link):
        self.link, self.headers = link, {"content-type": "application/json", "x-sochibo": "1"}
        connection = link.connect()
        login = json.dumps({"name": OFFICER, "passphrase": PASSPHRASE})
        connection.request("POST", "/api/v1/login", login.encode(), self.headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        self.headers["cookie"] = answer.headers["set-cookie"].split(";")[0]

    def get(self, path: str) -> dict:
        return json.loads(self.link.ask("GET", f"/api/v1{path}", headers=self.headers))

    def post(self, path: str, asked: dict) -> dict:
        said = self.link.ask("POST", f"/api/v1{path}", json.dumps(asked).encode(), self.headers)
        return json.loads(said) if said else {}

    def waiting(self) -> list[dict]:
        return self.get("/enrolments")["waiting"]

    def confirm_all(self) -> None:
        for one in self.waiting():
            self.post(f"/enrolments/{one['id']}/confirm", {"four_words": one["four_words"]})
