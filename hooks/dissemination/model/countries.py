"""Country codes (ISO 3166-1 alpha-2, and XK for Kosovo), and by what else a country is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dissemination.problems import Names


def is_country(code: str) -> bool:
    """Whether a text is a country code."""
    return code in _codes()


def country_codes() -> tuple[str, ...]:
    """All country codes, sorted."""
    return tuple(sorted(_codes()))


def country_meant(text: str) -> str | None:
    """The code of the country that is named by a text in another way: by its code in small letters,
    its code of three letters, or its name in English or in a language of its own."""
    codes, key = _codes_by_name(), _key(text)
    near = Names(codes).closest(key) if len(key) > 3 else None
    return codes.get(key) or (codes[near] if near else None)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """Of each country its code, its code of three letters, and its names."""
    text = (files("dissemination.model") / "countries.txt").read_text("utf-8")
    return tuple(tuple(line.split("; ")) for line in text.splitlines())


@cache
def _codes() -> frozenset[str]:
    return frozenset(row[0] for row in _rows())


@cache
def _codes_by_name() -> Mapping[str, str]:
    return {_key(name): row[0] for row in _rows() for name in row}


def _key(name: str) -> str:
    """A name without capitals and accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
