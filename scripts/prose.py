"""Vietnamese prose out of LibreOffice's help, cut in two halves that never meet.

The half a file belongs to is decided by a hash of its path, so that it stays the same on every machine:
the first half trains the dictionary of data/prose, the second is left to the bench. Whatever sentence
stands in both (the help repeats itself) is taken out of the second.
"""

import hashlib
import html
import re
import unicodedata
from pathlib import Path

HELP = Path("/usr/share/libreoffice/help/vi/text")
PARAGRAPH = re.compile(r'<p [^>]*class="(?:paragraph|embedded|tip|note|warning)"[^>]*>(.*?)</p>', re.S)
TAG = re.compile(r"<[^>]+>")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ỸĐ“\"])")
# Letters that only Vietnamese has; English paragraphs left untranslated in the help carry none.
VIETNAMESE = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹáàãéèíìóòõúùý")
SHORTEST_SENTENCE = 30


def is_for_training(path: Path) -> bool:
    return hashlib.sha256(path.relative_to(HELP).as_posix().encode()).digest()[0] % 2 == 0


def is_vietnamese(text: str) -> bool:
    letters = [c for c in text.lower() if c.isalpha()]
    return len(letters) >= 20 and sum(c in VIETNAMESE for c in letters) >= 0.14 * len(letters)


def paragraphs(path: Path) -> list[str]:
    found = []
    for raw in PARAGRAPH.findall(path.read_text(encoding="utf-8")):
        text = unicodedata.normalize("NFC", html.unescape(TAG.sub("", raw)))
        text = re.sub(r"\s+", " ", text).strip()
        if is_vietnamese(text):
            found.append(text)
    return found


def sentences(text: str) -> list[str]:
    return [s for s in SENTENCE_END.split(text) if len(s) >= SHORTEST_SENTENCE and is_vietnamese(s)]


def half(training: bool) -> list[str]:
    """Every paragraph of one half, in a fixed order, each once."""
    if not HELP.is_dir():
        raise SystemExit(f"no Vietnamese help under {HELP}: apt-get install libreoffice-help-vi (scripts/bootstrap bench)")
    seen: dict[str, None] = {}
    for path in sorted(HELP.rglob("*.html")):
        if is_for_training(path) == training:
            seen.update(dict.fromkeys(paragraphs(path)))
    return list(seen)


def held_out_sentences() -> list[str]:
    """Sentences of the second half that the first has nowhere, in a fixed order, each once."""
    trained = {s for p in half(training=True) for s in sentences(p)}
    held_out = {s: None for p in half(training=False) for s in sentences(p) if s not in trained}
    return list(held_out)
