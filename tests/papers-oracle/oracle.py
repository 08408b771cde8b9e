"""Holds the sample papers against readers that are not ours.

    oracle.py SAMPLES PICTURES [--write]

SAMPLES is what the example `samples` of the crate `papers` wrote. Every .docx there must pass openxml-audit; LibreOffice must read
from it exactly the text beside it; and its pages, as LibreOffice draws them, must look like the kept PICTURES. With --write the
pictures are made anew, to be looked at.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pictures

DOTS_PER_INCH = "50"


def run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def validated(file: Path) -> list[str]:
    audit = str(Path(sys.executable).with_name("openxml-audit"))
    words = [audit, "--quiet", "--ooxml-security", "--max-errors", "3", "--format", "office2019", str(file)]
    done = subprocess.run(words, capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"{file.name} is not valid: {done.stdout.strip()}"]


def converted(files: list[Path], to: str, folder: Path) -> None:
    home = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", home, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files))


def bare(text: str) -> str:
    """A text without what an office may set otherwise: spaces, line breaks, its mark at the beginning."""
    return "".join(text.replace("\ufeff", "").split())


def read_back(file: Path, folder: Path) -> list[str]:
    said = bare(file.with_suffix(".txt").read_text(encoding="utf-8"))
    read = bare((folder / f"{file.stem}.txt").read_text(encoding="utf-8"))
    if said == read:
        return []
    at = next((at for at, (a, b) in enumerate(zip(said, read)) if a != b), min(len(said), len(read)))
    return [f"{file.name}: LibreOffice reads “{read[at - 20 : at + 40]}” where it says “{said[at - 20 : at + 40]}”"]


def drawn(file: Path, folder: Path, kept: Path, write: bool) -> list[str]:
    run("pdftoppm", "-r", DOTS_PER_INCH, "-gray", str(folder / f"{file.stem}.pdf"), str(folder / f"{file.stem}-page"))
    pages = sorted(folder.glob(f"{file.stem}-page-*.pgm"))
    named = [kept / page.name.replace("-page-", "-").replace(".pgm", ".png") for page in pages]
    if write:
        for page, name in zip(pages, named):
            pictures.keep(name, pictures.drawn(page))
        return []
    extra = [name.name for name in kept.glob(f"{file.stem}-[0-9]*.png") if name not in named]
    wrong = [f"{name} is kept, and there is no such page" for name in extra]
    for page, name in zip(pages, named):
        if not name.exists():
            wrong.append(f"{name.name} is not kept")
        elif (share := pictures.difference(pictures.drawn(page), pictures.kept(name))) > pictures.SHARE:
            wrong.append(f"{name.name}: {share:.1%} of the page differs from the kept picture")
    return wrong


def main() -> int:
    samples, kept, write = Path(sys.argv[1]), Path(sys.argv[2]), "--write" in sys.argv
    files = sorted(samples.glob("*.docx"))
    if len(files) < 12:
        print(f"only {len(files)} sample papers in {samples}")
        return 1
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        converted(files, "pdf", folder)
        converted(files, "txt:Text (encoded):UTF8", folder)
        for file in files:
            wrong += validated(file) + read_back(file, folder) + drawn(file, folder, kept, write)
    print("\n".join(wrong) or f"{len(files)} papers are valid, read back as they say, and look as they did.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
