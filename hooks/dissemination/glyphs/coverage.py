"""What of a text can be printed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from dissemination.glyphs.ranges import MARKS, RANGES

# No words: symbols, modifiers of emoji, invisible, private and unassigned characters.
_WORDLESS: Final = {"So", "Sk", "Cf", "Co", "Cn", "Cs"}
_PICTOGRAPHS: Final = "〰〽"  # punctuation by their category
# They turn the character before them into a picture; no font has a digit with a keycap.
_VARIANTS: Final = re.compile("[\u20e3\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
_SIGN: Final = "\ufffe"  # no character
_SEQUENCE: Final = re.compile(f"{_SIGN}(?:\u200d.)*")  # emoji that are joined are one picture


def _class(*ranges: str) -> str:
    """The characters of ranges as the inside of a class of a regular expression."""
    ends = (item.partition("-") for item in " ".join(ranges).split())
    return "".join(
        f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}" for first, _, last in ends
    )


@cache
def _missing() -> re.Pattern[str]:
    stray = (f"(?<![{_class(bases)}])[{_class(marks)}]" for bases, marks in MARKS.items())
    return re.compile("|".join([f"[^\\t\\n\\r{_class(RANGES, *MARKS.values())}]", *stray]))


@cache
def _suspect() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every missing character is: in no range, or a mark. Classes alone are searched fast."""
    return re.compile(f"[^\\t\\n\\r{_class(RANGES)}]"), re.compile(f"[{_class(*MARKS.values())}]")


def plain_form(text: str) -> str:
    """A text in the plain characters for which its own stand: `m2` for `㎡`."""
    return unicodedata.normalize("NFKC", text)


def is_sign(character: str) -> bool:
    """Whether a character that no font has carries no words, and can be left out."""
    if character in _PICTOGRAPHS or _VARIANTS.match(character):
        return True
    if unicodedata.category(character) not in _WORDLESS:
        return False
    return not any(letter.isalnum() for letter in plain_form(character))


def missing_letters(text: str) -> list[str]:
    """The runs of characters of a text that no font has and that are no mere signs."""
    if text.isascii() or not any(pattern.search(text) for pattern in _suspect()):
        return []
    runs: list[str] = []
    end = -1
    for match in _missing().finditer(text):
        if is_sign(match[0]):
            continue
        if match.start() == end:
            runs[-1] += match[0]
        else:
            runs.append(match[0])
        end = match.end()
    return runs


def without_signs(text: str) -> str:
    """A text without the signs that no font has; letters stay."""
    if text.isascii():
        return text
    text = _VARIANTS.sub("", text)
    marked = _missing().sub(lambda match: _SIGN if is_sign(match[0]) else match[0], text)
    return _SEQUENCE.sub("", marked)


def legible(text: str) -> str:
    """A text without the characters that no font has, its spaces single; as it is where all are
    there, empty if those are half or more of its letters and digits."""
    left = _missing().sub("", text)
    if left == text:
        return text
    return " ".join(left.split()) if 2 * _letters(left) > _letters(text) else ""


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
