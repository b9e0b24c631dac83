"""Make factcheck/words/tables/common.txt: the keys of words that every sort of statement uses.

    python -m benchmarks.common_words FOLDER > factcheck/words/tables/common.txt

FOLDER holds texts of many subjects (the White House briefings of ../shared/scale, unpacked). A
key is common when at least 1.5 % of the documents have it, in small letters more often than not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from factcheck.words import Lexicon

SHARE = 0.015


def common(folder: Path) -> list[str]:
    """The common keys of the texts in ``folder``, sorted."""
    lexicon = Lexicon()
    plain: Counter[str] = Counter()
    names: Counter[str] = Counter()
    files = sorted(folder.rglob("*.md"))
    for file in files:
        words = [
            word for word in lexicon.words(file.read_text("utf-8", errors="replace")) if _is_english(word.key)
        ]
        small = {word.key for word in words if not word.proper}
        plain.update(small)
        names.update({word.key for word in words} - small)
    least = SHARE * len(files)
    known = (lexicon.is_light, lexicon.is_plain)
    found = (key for key, count in plain.items() if count >= least and names[key] < count)
    return sorted(key for key in found if not any(test(key) for test in known))


def _is_english(key: str) -> bool:
    return key.isascii() and key.isalpha()


if __name__ == "__main__":
    print("\n".join(common(Path(sys.argv[1]))))
