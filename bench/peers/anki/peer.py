"""Anki for the bench: `serve FOLDER`, or `client FOLDER URL`, which reads one JSON command a line and answers
each with a line.

Each mark is a note (key, mark, by) with its card, and so is each essay; Anki records the time itself. A
review would be smaller still, but it can neither hold one of six values nor say who gave it. Anki's own
client has no retry: a person clicks again, here after five seconds.
"""

import hashlib
import json
import os
import socket
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True

from anki.collection import Collection
from anki.sync_pb2 import SyncCollectionResponse as Answer

USER, WORD = "chibo", "nuocsuoi"
AGAIN_MS = 5000
FIELDS = ("key", "mark", "by", "text")


def serve(folder: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ.update(SYNC_USER1=f"{USER}:{WORD}", SYNC_BASE=folder, SYNC_HOST="127.0.0.1", SYNC_PORT=str(port), RUST_LOG="error")
    if os.fork() == 0:
        from anki.syncserver import run_sync_server

        os.dup2(2, 1)
        run_sync_server()
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except ConnectionRefusedError:
            time.sleep(0.05)
    print(json.dumps({"port": port}), flush=True)
    os.wait()


class Client:
    def __init__(self, folder: str, url: str) -> None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.folder, self.url, self.login = folder, url, None
        self.seen: set[str] = set()
        self.col = Collection(f"{folder}/collection.anki2")

    def notetype(self):
        models = self.col.models
        known = models.by_name("Roll")
        if known is None:
            known = models.new("Roll")
            for name in FIELDS:
                models.add_field(known, models.new_field(name))
            card = models.new_template("Card")
            card["qfmt"], card["afmt"] = "{{key}}", "{{mark}}{{text}}"
            models.add_template(known, card)
            models.add(known)
            known = models.by_name("Roll")
        return known

    def save(self, key: str, **values: str) -> None:
        found = self.col.find_notes(f'"key:{key}"') if key in self.seen else []
        note = self.col.get_note(found[0]) if found else self.col.new_note(self.notetype())
        note["key"] = key
        for name, value in values.items():
            note[name] = value
        if found:
            self.col.update_note(note)
        else:
            self.col.add_note(note, self.col.decks.id("Default"))

    def known(self) -> set[str]:
        return {fields.split("\x1f")[0] for (fields,) in self.col.db.execute("select flds from notes")}

    def do_found(self, _command) -> dict:
        self.save("roster")
        return {}

    def do_save(self, command) -> dict:
        self.seen = self.known()
        for mark in command.get("marks", []):
            self.save(f"{mark['session']}:{mark['member']}", mark=mark["mark"], by=mark["by"])
        for essay in command.get("essays", []):
            self.save(f"essay:{essay['id']}", text=essay["text"])
        return {}

    def do_sync(self, _command) -> dict:
        try:
            if self.login is None:
                self.login = self.col.sync_login(USER, WORD, self.url)
            answer = self.col.sync_collection(self.login, False)
            if answer.required in (Answer.NO_CHANGES, Answer.NORMAL_SYNC):
                return {"done": True}
            upload = answer.required == Answer.FULL_UPLOAD
            self.col.close_for_full_sync()
            try:
                self.col.full_upload_or_download(auth=self.login, server_usn=answer.server_media_usn, upload=upload)
            finally:
                self.col.reopen(after_full_sync=True)
            return {"done": True}
        except Exception as error:  # whatever the library raises, the person sees a message and clicks again
            if self.col.db is None:
                self.col.reopen()
            return {"done": False, "again_ms": AGAIN_MS, "why": str(error)}

    def do_digest(self, _command) -> dict:
        lines = sorted("\t".join(fields.split("\x1f")) for (fields,) in self.col.db.execute("select flds from notes"))
        return {"items": len(lines), "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest()}

    def do_server_digest(self, command) -> dict:
        """What the server holds, fetched completely, not through the proxy, by a client that has nothing."""
        folder = f"{self.folder}.check.{time.monotonic_ns()}"
        checking = Client(folder, command["url"])
        fetched = checking.do_sync({})
        if not fetched["done"]:
            raise RuntimeError(fetched["why"])
        return checking.do_digest({})


def client(folder: str, url: str) -> None:
    ours = Client(folder, url)
    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = getattr(ours, f"do_{command['do']}")(command)
        except Exception as error:
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)


if sys.argv[1] == "serve":
    serve(sys.argv[2])
else:
    client(sys.argv[2], sys.argv[3])
