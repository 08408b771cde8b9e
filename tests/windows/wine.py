"""A Windows of Wine's in a folder of its own, and what is said of each fact."""

import os
import subprocess
import tempfile
from pathlib import Path

USER = "thu"


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

    def end(self) -> None:
        print(f"\n{self.seen} passed, 0 failed")


def environment(prefix: Path) -> dict[str, str]:
    """Nothing of the person's own: no desktop, no home, no language but UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TMPDIR")}
    return kept | {
        "HOME": str(prefix.parent),
        "USER": USER,
        "LOGNAME": USER,
        "LC_ALL": "C.UTF-8",
        "WINEPREFIX": str(prefix),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }


class Windows:
    """Ends with its `with` statement, and everything that runs in it."""

    def __init__(self, shim: Path):
        self.folder = tempfile.TemporaryDirectory()
        self.prefix = Path(self.folder.name) / "wine"
        self.c = self.prefix / "drive_c"
        self.shim = shim

    def __enter__(self) -> "Windows":
        self.run("wineboot", "-i")
        self.run("wine", "winecfg", "-v", "win10")
        (self.c / "windows/system32" / self.shim.name).write_bytes(self.shim.read_bytes())
        # Wine leads these to folders of the person who started it.
        for place in (self.c / "users").glob("*/*"):
            if place.is_symlink():
                place.unlink()
                place.mkdir()
        return self

    def __exit__(self, *_) -> None:
        subprocess.run(["wineserver", "-k"], env=environment(self.prefix), capture_output=True)
        subprocess.run(["wineserver", "-w"], env=environment(self.prefix), capture_output=True)
        self.folder.cleanup()

    def run(self, *command: str, **more) -> subprocess.CompletedProcess:
        return subprocess.run(command, env=environment(self.prefix), capture_output=True, **more)

    def start(self, *command: str) -> subprocess.Popen:
        return subprocess.Popen(command, env=environment(self.prefix), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)

    @property
    def home(self) -> Path:
        """The folder of the person in it."""
        return next(place for place in (self.c / "users").iterdir() if place.name != "Public")

    def plug_in(self, letter: str) -> Path:
        """A stick, as a drive of this letter."""
        stick = Path(self.folder.name) / f"stick-{letter}"
        stick.mkdir()
        (self.prefix / "dosdevices" / f"{letter}:").symlink_to(stick)
        self.run("wine", "reg", "add", r"HKLM\Software\Wine\Drives", "/v", f"{letter}:", "/d", "floppy", "/f")
        subprocess.run(["wineserver", "-k"], env=environment(self.prefix), capture_output=True)
        subprocess.run(["wineserver", "-w"], env=environment(self.prefix), capture_output=True)
        return stick


def windows_path(place: Path, windows: Windows) -> str:
    return "C:\\" + str(place.relative_to(windows.c)).replace("/", "\\")
