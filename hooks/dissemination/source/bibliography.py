"""Lists of publications as other programs write them, brought into the form of a file of
`data/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dissemination.model.code_table import LANGUAGES
from dissemination.problems import Message, Problem
from dissemination.source.tree import Location, Tree

NO_KEY: Final = Message(
    "the entry has no key of letters and digits; give it one, such as smith2026",
    code="entry-without-key",
)
UNKNOWN_ENTRY: Final = Message(
    'unknown kind of entry "{value}"; {nearest}', code="unknown-kind-of-entry"
)
NO_ENTRIES: Final = Message(
    "there is no entry in this file; expected {expected}", code="no-entries"
)

KIND: Final = "research-outputs"
_DOI: Final = re.compile(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
_ISO: Final = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.*|/.*)?")


@dataclass
class Work:
    """A publication of a list: the fields of a record, and the lines on which they stand."""

    key: str
    line: int
    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def put(self, name: str, value: Any, line: int) -> None:
        """Give a field its value, if there is one and it has none yet."""
        if value and name not in self.fields:
            self.fields[name] = value
            self.lines[name] = line


Works = tuple[list[Work], list[Problem]]
Reader = Callable[[str, str], Works]  # from a text and its path


NAMES: Final = ("publications.bib", "publications.csl.json")


def reader(name: str) -> tuple[Reader, str]:
    """What reads the one of `NAMES` in `data/`, and what its entries look like."""
    if name == NAMES[0]:
        from dissemination.source.bibtex import works as bibtex  # few projects have one

        return bibtex, "entries such as @article{smith2026, title = {…}}"
    from dissemination.source.csl_json import works as csl_json

    return csl_json, 'a list such as [{"id": "smith2026", "type": "dataset", "title": "…"}]'


def tree(text: str, path: str, read: Reader, expected: str) -> tuple[Tree, list[Problem]]:
    """The entries of a list as a tree of records, and the problems of its form."""
    works, problems = read(text, path)
    if not works and not problems:
        problems.append(NO_ENTRIES.at(path, 1, expected=expected))
    found: list[dict[str, Any]] = []
    lines: dict[Location, int] = {(): 1}
    for work in works:
        if not (own := id_of(work.key)):
            problems.append(NO_KEY.at(path, work.line))
            continue
        number = len(found)
        lines |= {(number,): work.line, (number, "id"): work.line}
        lines |= {(number, name): line for name, line in work.lines.items()}
        found.append({"id": own, **work.fields})
    return Tree(found, lines), problems


def id_of(key: str) -> str:
    """The id for a key: `Müller_2026` is `muller-2026`; of an address its last part counts."""
    last = key.rstrip("/").rpartition("/")[2]
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def doi(text: str) -> str:
    """A DOI without the address of its resolver."""
    return _DOI.sub("", text.strip())


def is_doi_address(text: str) -> bool:
    """Whether an address says no more than a DOI."""
    return bool(_DOI.match(text))


def date(text: str) -> str:
    """A date without its hour, and of a span the first; any other text as it is."""
    match = _ISO.fullmatch(text.strip())
    return match[1] if match else text.strip()


def language(text: str) -> str:
    """The code of a language by its code or its name in English; empty for another one."""
    code = re.split("[-_]", text.strip())[0].lower()
    if code in LANGUAGES.codes:
        return code
    return LANGUAGES.meant(text.strip()) or ""


def details(values: Mapping[str, str]) -> str:
    """Volume, number and pages, or a version: `3(1), 1–9`."""
    volume, number = values.get("volume", ""), values.get("number", "")
    place = f"{volume}({number})" if volume and number else volume or number
    pages = re.sub("-+|–", "–", values.get("pages", ""))
    return joined((place, pages, values.get("version", "")), ", ")


def joined(parts: Iterable[str], between: str) -> str:
    """The texts that are not empty."""
    return between.join(part for part in parts if part)
