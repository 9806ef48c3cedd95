"""Closed lists of codes, and by what else that for which a code stands is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Final

from dissemination.problems import Names


@dataclass(frozen=True)
class CodeTable:
    """A file of the model with a row for each code: the code, and its other names."""

    file: str

    @cached_property
    def codes(self) -> frozenset[str]:
        """All codes."""
        return frozenset(row[0] for row in self._rows)

    def meant(self, text: str) -> str | None:
        """The code of what is named by a text in another way: by the code in other letters, by
        another code, or by a name in English or in a language of its own."""
        key = _key(text)
        near = Names(self._codes_by_name).closest(key) if len(key) > 3 else None
        return self._codes_by_name.get(key) or (self._codes_by_name[near] if near else None)

    @cached_property
    def _codes_by_name(self) -> Mapping[str, str]:
        rows = reversed(self._rows)  # where two have one name, the first in the file is meant
        names = {_key(name): row[0] for row in rows for name in row[1:]}
        return names | {_key(code): code for code in self.codes}

    @cached_property
    def _rows(self) -> tuple[tuple[str, ...], ...]:
        text = (files("dissemination.model") / self.file).read_text("utf-8")
        return tuple(tuple(line.split("; ")) for line in text.splitlines())


def _key(name: str) -> str:
    """A name without capitals and accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()


# ISO 3166-1 alpha-2, and XK for Kosovo; further the codes of three letters.
COUNTRIES: Final = CodeTable("countries.txt")
# ISO 639-1, else 639-3, as Unicode CLDR names them; further the codes of three letters, and
# those of countries that are taken for the language that most speak there.
LANGUAGES: Final = CodeTable("languages.txt")
# ISO 4217, those that are legal tender somewhere, as Unicode CLDR has them.
CURRENCIES: Final = CodeTable("currencies.txt")
