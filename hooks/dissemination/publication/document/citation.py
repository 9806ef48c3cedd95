"""How to cite the publication and its practices: as text, as BibTeX, and as CITATION.cff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import yaml

from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.urls import PRACTICES, Addresses, item, uri

_TEX: Final = str.maketrans({c: f"\\{c}" for c in "&%$#_{}"} | {"~": r"\textasciitilde{}"})


@dataclass(frozen=True)
class Citation:
    """The fields of a citation; `within` is the title of the work of which it is a chapter, and
    `language` (ISO 639) that of the words of its text. Unknown fields are None and left out."""

    key: str
    authors: tuple[str, ...]
    title: str
    url: str
    note: str
    language: str
    within: str | None = None
    edition: int | None = None
    year: int | None = None
    doi: str | None = None

    @property
    def text(self) -> str:
        """The citation in one paragraph."""
        _ = Locale(self.language).gettext
        year = f" ({self.year})" if self.year else ""
        parts = [
            f"{', '.join(self.authors)}{year}: {self.title}.",
            _("In: %(work)s.", work=self.within) if self.within else None,
            _("Edition %(number)s.", number=self.edition) if self.edition else None,
            self.note,
            self.url,
            f"https://doi.org/{self.doi}" if self.doi else None,
        ]
        return " ".join(part for part in parts if part)

    @property
    def bibtex(self) -> str:
        """The citation as BibTeX: `@book`, or `@incollection` for a chapter."""
        fields = {
            "author": " and ".join(f"{{{author.translate(_TEX)}}}" for author in self.authors),
            "title": f"{{{self.title.translate(_TEX)}}}",
            "booktitle": self.within and f"{{{self.within.translate(_TEX)}}}",
            "edition": self.edition,
            "year": self.year,
            "doi": self.doi,
            "url": self.url,
            "note": self.note.translate(_TEX),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        kind = "incollection" if self.within else "book"
        return "\n".join([f"@{kind}{{{self.key},", *lines, "}"])


def authors(library: Library) -> tuple[str, ...]:
    """The authors of the publication; without them the publisher, else the editors of the
    site."""
    publication, settings = library.settings.publication, library.settings
    if publication.authors:
        return publication.authors
    if settings.publisher:
        return (settings.publisher.name,)
    acronym = library.project.acronym
    return (library.locale.gettext("Editors of the %(acronym)s site", acronym=acronym),)


def citation(library: Library, addresses: Addresses) -> Citation:
    """The citation of the whole publication."""
    publication = library.settings.publication
    newest = publication.edition
    year = newest.day.year if newest else None
    stem = library.project.acronym.casefold()
    subtitle = f": {publication.subtitle}" if publication.subtitle else ""
    return Citation(
        key=f"{stem}-{year}" if year else stem,
        authors=authors(library),
        title=f"{publication.title}{subtitle}",
        url=addresses.absolute(PRACTICES),
        note=publication.statement,
        language=library.settings.language,
        edition=newest.number if newest else None,
        year=year,
        doi=publication.doi,
    )


def chapter_citation(entry: Entry[Practice], library: Library, addresses: Addresses) -> Citation:
    """The citation of a practice as a chapter of the publication."""
    whole = citation(library, addresses)
    return Citation(
        key=f"{whole.key}-{entry.slug}",
        authors=whole.authors,
        title=entry.item.title,
        url=addresses.absolute(item("practice", entry.slug)),
        note=whole.note,
        language=whole.language,
        within=whole.title,
        edition=whole.edition,
        year=whole.year,
        doi=whole.doi,
    )


def stale(library: Library, text: str) -> bool:
    """Whether the text of a CITATION.cff differs from what `cff` gives for the address in it."""
    try:
        fields = yaml.safe_load(text)
        address = str(fields["url"]).removesuffix(PRACTICES)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, RecursionError):
        return True
    return cff(library, Addresses(address)) != text


def cff(library: Library, addresses: Addresses) -> str:
    """The publication as CITATION.cff (Citation File Format 1.2.0)."""
    whole, newest = citation(library, addresses), library.settings.publication.edition
    fields = {
        "cff-version": "1.2.0",
        "message": "To cite the publication, use these data.",
        "type": "dataset",
        "title": whole.title,
        "abstract": whole.note,
        "authors": [{"name": author} for author in whole.authors],
        "version": f"Edition {whole.edition}" if whole.edition else None,
        "date-released": newest.day if newest else None,
        "doi": whole.doi,
        "url": whole.url,
        "license-url": uri(library.settings.licence.url),
    }
    filled = {name: value for name, value in fields.items() if value}
    return yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=10_000)
