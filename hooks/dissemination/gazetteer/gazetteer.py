"""Towns by their names."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from dissemination.folding import fold, lower

FILE: Final = "towns.gz"
LEAST_LIKENESS: Final = 0.83  # of a name to that for which it may stand
LEAST_LETTERS: Final = 5  # of a name that may be another one, wrongly typed
# The countries of which people write the code for these, which have codes of their own.
TERRITORIES: Final = {
    "DK": ("FO", "GL"),
    "FI": ("AX",),
    "FR": ("GF", "GP", "MQ", "NC", "PF", "RE", "YT"),
    "GB": ("GG", "GI", "IM", "JE"),
    "NL": ("AW", "BQ", "CW", "SX"),
    "NO": ("SJ",),
    "US": ("GU", "PR", "VI"),
}
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Town:
    """A town of GeoNames: its name there, the code of its country, its latitude and longitude in
    degrees, and its inhabitants in thousands."""

    name: str
    country: str
    point: tuple[float, float]
    thousands: int

    @property
    def degrees(self) -> str:
        """Latitude and longitude as data/positions.yml has them."""
        return "{:.3f}, {:.3f}".format(*self.point)


@dataclass(frozen=True)
class Credit:
    """Whose the towns are: the name of the gazetteer with its address, its licence with the address
    of that, and the package that carries the towns, with its version."""

    name: str
    url: str
    licence: str
    licence_url: str
    package: str


def key(name: str) -> str:
    """By what a name is found: its words without capitals, accents and signs."""
    return " ".join(_WORD.findall(fold(name)))


def towns_named(name: str, country: str = "") -> list[Town]:
    """The towns with a name, the largest first: those of a country (ISO 3166-1 alpha-2, and XK for
    Kosovo) and its territories, or of all."""
    if not (wanted := key(name)):
        return []
    towns = (town for code in _codes(country) for town in _towns_in(code, f"|{wanted}|"))
    return sorted(towns, key=lambda town: -town.thousands)


@lru_cache(maxsize=4096)
def town_meant(name: str, country: str = "") -> Town | None:
    """The one town that a name means in a country, or in the world; None if there is none, or if
    it may be another. A town goes by its own name before smaller ones that are also called so, and
    accents that are typed are meant."""
    fitting = towns_named(name, country)
    own = [town for town in fitting if key(town.name) == key(name)]
    spelled = [town for town in own if lower(town.name) == lower(name)]
    if spelled and not name.isascii():
        fitting, own = [town for town in fitting if town in spelled or town not in own], spelled
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return own[0] if own == fitting[:1] else None


def nearest_town(name: str, country: str) -> Town | None:
    """The town of a country that a name without a town may mean, wrongly typed; None if no name is
    near."""
    wanted = key(name)
    if len(wanted) < LEAST_LETTERS:
        return None
    near = [
        (likeness, town)
        for code in _codes(country)
        for other in _keys_like(code, wanted)
        if (likeness := _likeness(wanted, other)) >= LEAST_LIKENESS
        for town in _towns_in(code, f"|{other}|")
    ]
    return max(near, key=lambda found: (found[0], found[1].thousands))[1] if near else None


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    least = LEAST_LIKENESS
    is_worth_it = matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least
    return matcher.ratio() if is_worth_it else 0.0


def _keys_like(code: str, wanted: str) -> Iterable[str]:
    """The keys of towns of a country that begin with the same two letters."""
    beginning = re.escape(wanted[:2])
    return sorted(set(re.findall(rf"(?<=\|){beginning}[^|\n]*", _lines().get(code, ""))))


def _codes(country: str) -> Iterable[str]:
    return (country, *TERRITORIES.get(country, ())) if country else _lines()


def _towns_in(code: str, text: str) -> Iterator[Town]:
    """The towns of a country in whose lines a text stands."""
    lines = _lines().get(code, "")
    at = lines.find(text)
    while at >= 0:
        end = lines.index("\n", at)
        yield _town(code, lines[lines.rfind("\n", 0, at) + 1 : end])
        at = lines.find(text, end)


def _town(code: str, line: str) -> Town:
    name, latitude, longitude, thousands = line.partition("|")[0].split(";")
    return Town(name, code, (float(latitude), float(longitude)), int(thousands))


@cache
def _lines() -> Mapping[str, str]:
    """The lines of the towns of each country by its code: name, degrees, inhabitants in thousands,
    then the keys of all its names, as in `Köln;50.933;6.950;1024|koln|cologne|`."""
    return {country[:2]: country[3:] + "\n" for country in _blocks()[1:]}


def credit() -> Credit:
    """Whose the towns are."""
    package = dict(line.split(": ", 1) for line in _blocks()[0].splitlines())["Package"]
    licence = "https://creativecommons.org/licenses/by/4.0/"
    return Credit("GeoNames", "https://www.geonames.org/", "CC BY 4.0", licence, package)


def _blocks() -> list[str]:
    """The parts of the file: where it is from, then a country each."""
    content = (files("dissemination.gazetteer") / FILE).read_bytes()
    return gzip.decompress(content).decode().split("\n\n")
