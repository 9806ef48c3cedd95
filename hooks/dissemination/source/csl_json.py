"""A list of publications in the JSON of the Citation Style Language (CSL), which Zotero and others
write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from dissemination.problems import Message, Problem, nearest
from dissemination.source import bibliography
from dissemination.source.bibliography import UNKNOWN_ENTRY, Work, Works

NOT_JSON: Final = Message(
    "this cannot be read as JSON from here on ({value}); export the list again as CSL JSON",
    code="not-json",
)
NOT_A_LIST: Final = Message(
    "expected a list of entries in square brackets: {expected}", code="csl-not-a-list"
)

EXAMPLE: Final = '[{"id": "smith2026", "type": "article-journal", "title": "…"}]'
# What the types of CSL 1.0.2 are here; all others are "other".
_KINDS: Final[Mapping[str, str]] = {
    "article": "preprint",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "paper-conference": "conference-paper",
    "book": "book",
    "collection": "book",
    "chapter": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "report": "report",
    "thesis": "thesis",
    "manuscript": "preprint",
    "dataset": "dataset",
    "software": "software",
    **dict.fromkeys(
        (
            *("bill", "broadcast", "classic", "document", "entry", "event", "figure", "graphic"),
            *("hearing", "interview", "legal_case", "legislation", "map", "motion_picture"),
            *("musical_score", "pamphlet", "patent", "performance", "periodical"),
            *("personal_communication", "post", "post-weblog", "regulation", "review"),
            *("review-book", "song", "speech", "standard", "treaty", "webpage"),
        ),
        "other",
    ),
}
# Fields of ours, and those of CSL that say the same: the first that is there counts.
_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "venue": ("container-title", "event-title", "event"),
    "publisher": ("publisher",),
    "licence": ("license", "licence"),
    "open": ("open",),
}
_LISTS: Final = ("partners", "work_packages", "sources")
# The markup that CSL allows in texts.
_MARKUP: Final = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>")


def works(text: str, path: str) -> Works:
    """The publications of a list, and the problems of its form."""
    try:
        json.loads(text)
        entries = list(_entries(text))
    except json.JSONDecodeError as error:
        return [], [NOT_JSON.at(path, error.lineno, value=error.msg[:1].lower() + error.msg[1:])]
    except (RecursionError, ValueError):
        return [], [NOT_A_LIST.at(path, 1, expected=EXAMPLE)]
    found: list[Work] = []
    problems: list[Problem] = []
    for entry, line, own in entries:
        if not isinstance(entry, dict):
            problems.append(NOT_A_LIST.at(path, line, expected=EXAMPLE))
            continue
        kind = str(entry.get("type", ""))
        if kind in _KINDS:
            found.append(_Entry(entry, line, own).work(_KINDS[kind]))
        else:
            near = nearest(kind, sorted(_KINDS))
            problems.append(UNKNOWN_ENTRY.at(path, line, value=kind, nearest=near))
    return found, problems


def _entries(text: str) -> Iterator[tuple[Any, int, str]]:
    """Each entry of a list in JSON, with its line and its text. Raises ValueError if it is no
    list."""
    decoder = json.JSONDecoder()
    at = len(text) - len(text.lstrip())
    if text[at] != "[":
        raise ValueError
    at = _next(text, at + 1)
    while text[at] != "]":
        entry, end = decoder.raw_decode(text, at)
        yield entry, text.count("\n", 0, at) + 1, text[at:end]
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    """The place of the next entry, or of the end of the list."""
    while text[at] in " \t\r\n,":
        at += 1
    return at


class _Entry:
    """An entry of CSL as a publication; `text` is the JSON of it."""

    def __init__(self, entry: dict[str, Any], line: int, text: str) -> None:
        self._entry = entry
        self._text = text
        self._work = Work(str(entry.get("id", "")), line)

    def work(self, kind: str) -> Work:
        """The publication."""
        self._put("kind", "type", kind)
        for name, fields in _TEXTS.items():
            for field in fields:
                self._put(name, field, self._plain(field))
        for name in _LISTS:
            values = self._entry.get(name)
            self._put(name, name, [str(v) for v in values] if isinstance(values, list) else [])
        for field in ("author", "editor"):
            people = self._entry.get(field)
            names = map(_name, people) if isinstance(people, list) else ()
            self._put("authors", field, [name for name in names if name])
        self._put("date", "issued", _date(self._entry.get("issued")))
        values = {
            "volume": self._plain("volume"),
            "number": self._plain("issue") or self._plain("number"),
            "pages": self._plain("page"),
            "version": self._plain("version"),
        }
        self._put("details", "volume", bibliography.details(values))
        self._put("language", "language", bibliography.language(self._plain("language")))
        self._put("doi", "DOI", bibliography.doi(self._plain("DOI")))
        address = self._plain("URL")
        if not ("DOI" in self._entry and bibliography.is_doi_address(address)):
            self._put("url", "URL", address)
        if (file := self._plain("file")).startswith("files/"):
            self._put("file", "file", file)
        return self._work

    def _plain(self, field: str) -> str:
        """A text without markup, on one line."""
        value = self._entry.get(field, "")
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, dict | list):
            return ""
        return " ".join(unescape(_MARKUP.sub("", str(value))).split())

    def _put(self, name: str, field: str, value: Any) -> None:
        at = re.search(rf'"{re.escape(field)}"\s*:', self._text)
        line = self._work.line + (self._text.count("\n", 0, at.start()) if at else 0)
        self._work.put(name, value, line)


def _name(person: Any) -> str:
    """A name as it is read: what is written as one, else the given name first."""
    if not isinstance(person, dict):
        return ""
    if literal := str(person.get("literal", "")).strip():
        return literal
    order = ("given", "dropping-particle", "non-dropping-particle", "family")
    name = bibliography.joined((str(person.get(part, "")).strip() for part in order), " ")
    return bibliography.joined((name, str(person.get("suffix", "")).strip()), ", ")


def _date(issued: Any) -> str:
    """A date as far as it is known; what is no date is left as it is, for the check to tell."""
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return "-".join(str(part).zfill(2) for part in parts[0][:3])
    return bibliography.date(str(issued.get("raw", issued.get("literal", ""))))
