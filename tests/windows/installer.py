"""Installation, upgrade, downgrade and removal under Wine. Run by scripts/windows-test.

    installer.py OLD.EXE NEW.EXE OLD_VERSION NEW_VERSION SHIM    two installers of the same programs
"""

import shutil
import sys
from pathlib import Path

from wine import Facts, Windows, windows_path

TWICE, RUNNING, OLDER = 2, 3, 4
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoChiBo"
FILES = {"sochibo-window.exe", "sochibo.exe", "WebView2Loader.dll", "LICENSE.txt", "NOTICE.txt", "thanh-phan.txt", "go-cai-dat.exe"}


class Laptop:
    def __init__(self, windows: Windows, installers: dict[str, Path]):
        self.windows = windows
        self.place = windows.home / "Lò Thị Inh" / "Chương trình của sổ"
        self.beside = windows.c / "bộ cài đặt"
        self.beside.mkdir()
        for version, installer in installers.items():
            shutil.copy(installer, self.beside / f"{version}.exe")

    def install(self, version: str, *words: str) -> int:
        return self.windows.run("wine", str(self.beside / f"{version}.exe"), "/S", *words).returncode

    def install_there(self, version: str) -> int:
        # NSIS takes the rest of the line, without quotation marks; Wine would put them round a word with spaces.
        return self.install(version, *f"/D={windows_path(self.place, self.windows)}".split(" "))

    def remove(self) -> int:
        where = f"_?={windows_path(self.place, self.windows)}"
        return self.windows.run("wine", str(self.place / "go-cai-dat.exe"), "/S", *where.split(" ")).returncode

    def said(self) -> str:
        for place in self.windows.home.rglob("so-chi-bo-cai-dat.txt"):
            return place.read_text("utf-16")
        return ""

    def version(self) -> str | None:
        answer = self.windows.run("wine", "reg", "query", UNINSTALL, "/v", "DisplayVersion").stdout.decode(errors="replace").split()
        return answer[-1] if "REG_SZ" in answer else None

    def files(self) -> set[str]:
        return {place.name for place in self.place.iterdir()}

    def shortcuts(self) -> list[str]:
        return sorted(place.name for place in self.windows.home.rglob("*.lnk"))


def tell(windows: Windows, installers: dict[str, Path]) -> None:
    fact, laptop = Facts(), Laptop(windows, installers)
    old, new = installers

    fact("it installs without a question into a folder with spaces and marks", laptop.install_there(old) == 0)
    fact("every file is there, and no other", laptop.files() == FILES)
    fact("Windows lists the program with its version", laptop.version() == old)
    fact("there is a shortcut in the menu and on the desktop", laptop.shortcuts() == ["Sổ Chi bộ.lnk"] * 2)
    fact("that WebView2 is missing is said, with the file to ask for", "MicrosoftEdgeWebView2RuntimeInstallerX64.exe" in laptop.said())
    ran = windows.run("wine", str(laptop.place / "sochibo.exe"), "--help")
    fact("the installed program runs", ran.returncode == 0 and "Sổ Chi bộ" in ran.stdout.decode())

    book = windows.home / "AppData/Roaming/SoChiBo/book.db"
    book.parent.mkdir(parents=True)
    book.write_bytes(b"a book")
    before = (laptop.place / "sochibo.exe").read_bytes()
    running = windows.start("wine", str(laptop.place / "sochibo.exe"), "call", "book.state", "-")
    # It waits for its input. A program of Windows that ends comes after it, and the installer after that.
    windows.run("wine", "cmd", "/c", "ver")
    code = laptop.install(new)
    fact("while the program runs nothing is installed, and that is said", code == RUNNING and laptop.said() != "")
    running.stdin.close()
    running.wait()
    fact("and the old version is as it was", laptop.version() == old and (laptop.place / "sochibo.exe").read_bytes() == before)

    fact("a newer version is put over it, in the same folder", laptop.install(new) == 0 and laptop.version() == new)
    fact("every file is there, and nothing of the old", laptop.files() == FILES)
    fact("an older version is refused", laptop.install(old) == OLDER and laptop.version() == new)
    fact("and the refusal names the newer one", new in laptop.said())

    both = [windows.start("wine", str(laptop.beside / f"{new}.exe"), "/S") for _ in range(2)]
    codes = sorted(program.wait() for program in both)
    fact(f"of two installers at once one works and one says so, or they came one after the other: {codes}", codes in ([0, TWICE], [0, 0]))

    fact("it is removed", laptop.remove() == 0 and laptop.version() is None and laptop.shortcuts() == [])
    # Started in its place it can't remove itself; Windows' own list starts a copy of it.
    fact("with every file of it", laptop.files() <= {"go-cai-dat.exe"})
    fact("the book stays", book.read_bytes() == b"a book")
    fact("and where it lies is said", r"AppData\Roaming\SoChiBo" in laptop.said())
    fact.end()


if __name__ == "__main__":
    old, new, old_version, new_version, shim = sys.argv[1:]
    with Windows(Path(shim)) as windows:
        tell(windows, {old_version: Path(old), new_version: Path(new)})
