"""A list of publications in BibTeX, or in its form for biblatex."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)
from pylatexenc.latex2text import LatexNodes2Text

from dissemination.problems import Message, Problem, nearest
from dissemination.source import bibliography
from dissemination.source.bibliography import UNKNOWN_ENTRY, Work, Works
from dissemination.source.yaml_reading import REPEATED

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # the check tells

BROKEN: Final = Message(
    "the entry that begins here cannot be read; its fields are name = {value}, with a comma "
    "between them, and every bracket is closed",
    code="bibtex-broken",
)

# What the entries of BibTeX and biblatex are here.
_KINDS: Final[Mapping[str, str]] = {
    "article": "article",
    "inproceedings": "conference-paper",
    "conference": "conference-paper",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "unpublished": "preprint",
    "preprint": "preprint",
    "dataset": "dataset",
    "software": "software",
    "misc": "other",
    "online": "other",
    "booklet": "other",
}
# Fields of ours, and those of BibTeX that say the same: the first that is there counts.
_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "venue": ("journal", "journaltitle", "booktitle", "eventtitle", "howpublished", "series"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "licence": ("licence", "license", "copyright"),
    "open": ("open",),
}
_LISTS: Final = ("partners", "work_packages", "sources")
_DETAILS: Final = ("volume", "number", "pages", "version")
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_OTHERS: Final = {"others": "et al."}
_LATEX: Final = LatexNodes2Text(math_mode="text")
_MARKED: Final = re.compile(r"[\\{}$~%]|--|``|''")
_BARE: Final = re.compile(r"(?<!\\)%")
_ESCAPED: Final = re.compile(r"\\([_%&#~$])")


def works(text: str, path: str) -> Works:
    """The publications of a list, and the problems of its form."""
    library = parse_string(text)
    found: list[Work] = []
    problems: list[Problem] = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateFieldKeyBlock):
            names = ", ".join(sorted(block.duplicate_keys))
            problems.append(REPEATED.at(path, line, value=names))
        entry = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
        if isinstance(entry, Entry):
            work = _Entry(entry, line).work()
            kinds = sorted(_KINDS)
            kind = entry.entry_type.lower()
            if kind not in _KINDS:
                near = nearest(kind, kinds)
                problems.append(UNKNOWN_ENTRY.at(path, line, value=f"@{kind}", nearest=near))
            else:
                found.append(work)
        elif type(block) is ParsingFailedBlock:
            problems.append(BROKEN.at(path, line, value="{value}"))
    return found, problems


class _Entry:
    """An entry of BibTeX as a publication."""

    def __init__(self, entry: Entry, line: int) -> None:
        self._raw = {own.key.lower(): str(own.value) for own in entry.fields}
        self._lines = {own.key.lower(): (own.start_line or 0) + 1 for own in entry.fields}
        self._kind = _KINDS.get(entry.entry_type.lower(), "")
        self._work = Work(entry.key, line)

    def work(self) -> Work:
        """The publication."""
        is_preprint = self._kind == "other" and "eprint" in self._raw
        kind = "preprint" if is_preprint else self._kind
        self._work.put("kind", kind, self._work.line)
        for name, fields in _TEXTS.items():
            for field in fields:
                self._put(name, field, _plain(self._raw.get(field, "")))
        for name in _LISTS:
            values = re.split(r"[,\s]+", self._raw.get(name, "").strip())
            self._put(name, name, [value for value in values if value])
        authors = "author" if "author" in self._raw else "editor"
        self._put("authors", authors, _names(self._raw.get(authors, "")))
        self._date()
        parts = {name: _plain(self._raw.get(name, "")) for name in _DETAILS}
        shown = next((name for name in _DETAILS if name in self._raw), "")
        self._put("details", shown, bibliography.details(parts))
        self._put("language", "langid", bibliography.language(self._raw.get("langid", "")))
        self._put("language", "language", bibliography.language(self._raw.get("language", "")))
        self._addresses()
        return self._work

    def _put(self, name: str, field: str, value: Any) -> None:
        is_address = name == "venue" and "://" in str(value)
        if not is_address:
            self._work.put(name, value, self._lines.get(field, self._work.line))

    def _date(self) -> None:
        self._put("date", "date", bibliography.date(_plain(self._raw.get("date", ""))))
        year = _plain(self._raw.get("year", ""))
        month = _month(_plain(self._raw.get("month", "")))
        day = _plain(self._raw.get("day", "")) if month else ""
        day = day.zfill(2) if day.isdecimal() else ""
        self._put("date", "year", bibliography.joined((year, month, day), "-") if year else "")

    def _addresses(self) -> None:
        self._put("doi", "doi", bibliography.doi(_address(self._raw.get("doi", ""))))
        for field in ("url", "howpublished"):
            address = re.sub(r"\\url|[{}]", "", _address(self._raw.get(field, "")))
            if address.startswith("http") and not (
                "doi" in self._raw and bibliography.is_doi_address(address)
            ):
                self._put("url", field, address)
        eprint = _address(self._raw.get("eprint", ""))
        kind = self._raw.get("archiveprefix", self._raw.get("eprinttype", "")).lower()
        if eprint and kind == "arxiv":
            self._put("url", "eprint", f"https://arxiv.org/abs/{eprint}")
        if (file := self._raw.get("file", "").strip()).startswith("files/"):
            self._put("file", "file", file)


def _plain(latex: str) -> str:
    """LaTeX as text on one line: accents and dashes as letters, commands without their names."""
    text = latex
    if _MARKED.search(latex):
        try:
            text = str(_LATEX.latex_to_text(_BARE.sub(r"\\%", latex)))
        except RecursionError:  # thousands of brackets in each other
            text = latex
    return " ".join(text.split())


def _address(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.strip())


def _month(text: str) -> str:
    """The two digits of a month; empty for what is none."""
    if text.isdecimal():
        return text.zfill(2)
    short = text[:3].lower()
    return f"{_MONTHS.index(short) + 1:02d}" if short in _MONTHS else ""


def _names(text: str) -> list[str]:
    """Names as they are read, the given name first; a name in brackets as it is."""
    names = map(_name, split_multiple_persons_names(text))
    return [name for name in names if name]


def _name(name: str) -> str:
    if name in _OTHERS:
        return _OTHERS[name]
    if name.startswith("{") and name.endswith("}"):
        return _plain(name)
    parts: NameParts = parse_single_name_into_parts(name, strict=False)
    words = (*parts.first, *parts.von, *parts.last)
    return bibliography.joined((_plain(" ".join(words)), _plain(" ".join(parts.jr))), ", ")
