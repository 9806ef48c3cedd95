"""The order of words that a reader of a language expects (Unicode Technical Standard 10).

`collation.toml` has the order of signs and letters that all languages share, and what languages do
otherwise, in the notation of CLDR (Unicode Technical Standard 35, part 5): `&C<č` puts č after c as
a letter of its own, `&I<<y` makes y a variant of i, `&[before 1]b<á` puts á before b.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

Weight = tuple[int, ...]
Element = tuple[Weight, int]  # of a letter its place and its variant; of a mark only the variant
Table = dict[str, tuple[Element, ...]]
SortKey = tuple[tuple[Weight, ...], tuple[int, ...], tuple[bool, ...], str]

SIGNS, DIGITS, LETTERS, OTHERS = 0, 1, 2, 100  # the first number of a weight
_VARIANTS: Final = 10  # between two marks, for letters that a language makes variants of others
_LONGEST: Final = 4  # letters and marks that are one, such as Hungarian "ddzs"
_NUMBER: Final = re.compile(r"\d+")
_RESET: Final = re.compile(r"&(\[before 1\])?([^<=&]+)([^&]*)")
_STEP: Final = re.compile(r"(<{1,3}|=)([^<=/]+)(?:/([^<=]+))?")
_REORDERED: Final = re.compile(r"\[reorder ([A-Za-z ]+)\]")


@cache
def sort_key(language: str) -> Callable[[str], SortKey]:
    """What gives the sort key of a text in a language (ISO 639; an unknown one has the order that
    all share). Numbers in texts stand in the order of their values; capitals and accents decide
    only between words that are else equal."""
    data = tomllib.loads((files("dissemination.locale") / "collation.toml").read_text("utf-8"))
    rules = data["tailored"].get(language, "")
    reordered = _REORDERED.match(rules)
    first = reordered[1].lower().split() if reordered else []
    alphabet = _Alphabet(_shared(data, first), is_upper_first="[caseFirst upper]" in rules)
    for is_before, anchor, steps in _RESET.findall(rules):
        alphabet.tailor(anchor, bool(is_before), steps)
    return alphabet.key


def _shared(data: dict[str, dict[str, str]], first: list[str]) -> Table:
    """The elements that all languages share; the scripts in `first` stand before all others."""
    root, scripts = data["root"], data["scripts"]
    table: Table = {sign: (((SIGNS, place), 0),) for place, sign in enumerate(root["signs"])}
    table |= {mark: (((), _VARIANTS * n),) for n, mark in enumerate(root["marks"], 1)}
    for group, script in enumerate(dict.fromkeys([*first, *scripts]), LETTERS):
        for place, letter in enumerate(scripts[script].split(), 1):
            table[letter] = (((group, 2 * place), 0),)  # an odd place is one before a letter
    for pair in root["expanded"].split():
        letter, _, others = pair.partition("=")
        table[letter] = tuple((table[o][0][0], 5) for o in others)
    return table


@dataclass
class _Alphabet:
    """The elements of letters, signs and marks, and of letters that are written as several."""

    table: Table
    is_upper_first: bool

    def tailor(self, anchor: str, is_before: bool, steps: str) -> None:
        """Put letters after another, or before it, by the steps of a rule."""
        last = self._elements(_decomposed(anchor))
        weight, count = last[-1][0], 0
        if is_before:
            weight = (*weight[:-1], weight[-1] - 1)
        for step, letter, expansion in _STEP.findall(steps):
            if step == "<":
                count += 1
                last = (((*weight, count), 0),)
            elif step == "<<":
                last = (*last[:-1], (last[-1][0], last[-1][1] + 1))
            self.table[_decomposed(letter)] = last + self._elements(_decomposed(expansion))

    def key(self, text: str) -> SortKey:
        """The sort key of a text."""
        decomposed = _decomposed(text)
        elements = self._elements(decomposed)
        return (
            tuple(weight for weight, _ in elements if weight),
            tuple(variant for _, variant in elements),
            tuple(sign.isupper() != self.is_upper_first for sign in decomposed),
            text,
        )

    def _elements(self, text: str) -> tuple[Element, ...]:
        return tuple(self._each(text))

    def _each(self, text: str) -> Iterator[Element]:
        at = 0
        while at < len(text):
            if number := _NUMBER.match(text, at):
                yield _value(number[0]), 0
                at = number.end()
                continue
            parts = (text[at : at + length] for length in range(_LONGEST, 0, -1))
            forms = (form for part in parts for form in (part, part[0].lower() + part[1:]))
            form = next((form for form in forms if form in self.table), "")
            yield from self.table[form] if form else _unlisted(text[at])
            at += len(form) or 1


def _value(digits: str) -> Weight:
    """The weight of a number of any length: by its digits that count, then by these."""
    values = [int(digit) for digit in digits]
    first = next((place for place, value in enumerate(values) if value), len(values))
    return (DIGITS, len(values) - first, *values[first:])


def _unlisted(sign: str) -> Iterator[Element]:
    """The element of a sign that no list has, by its code point; none where it is unseen."""
    category = unicodedata.category(sign)
    if category[0] == "M":
        yield (), _VARIANTS * (1000 + ord(sign))
    elif category[0] != "C":
        yield (OTHERS if category[0] in "LN" else SIGNS, 1000 + ord(sign)), 0


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)
