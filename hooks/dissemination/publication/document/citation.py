"""How to cite the publication and its practices: as text, as BibTeX, and as CITATION.cff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from dissemination.library import names
from dissemination.library.identifiers import identifiers
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.urls import PRACTICES, Addresses, item, uri

_TEX: Final = str.maketrans({c: f"\\{c}" for c in "&%$#_{}"} | {"~": r"\textasciitilde{}"})


@dataclass(frozen=True)
class Citation:
    """The fields of a citation; `within` is the title of the work of which it is a chapter, and
    `language` (ISO 639) that of the words of its text; what is no part of a work `is_page` of the
    site. Unknown fields are None and left out. `kind` is that of a whole work in BibTeX, and `more`
    are further fields there. Names of authors that `are_people` may be taken apart."""

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
    is_page: bool = False
    kind: str = "book"
    more: Mapping[str, str] = field(default_factory=dict)
    are_people: bool = False

    @property
    def text(self) -> str:
        """The citation in one paragraph."""
        _ = Locale(self.language).gettext
        year = f" ({self.year})" if self.year else ""
        parts = [
            f"{', '.join(self.authors)}{year}: {self.title}.",
            _("In: %(work)s.", work=self.within) if self.within else None,
            _("Edition %(number)s.", number=self.edition) if self.edition else None,
            self.note or None,
            self.url,
            f"https://doi.org/{self.doi}" if self.doi else None,
        ]
        return " ".join(part for part in parts if part)

    @property
    def bibtex(self) -> str:
        """The citation as BibTeX: `@book`, or what its kind is, `@incollection` for a chapter, or
        `@misc` for a page."""
        fields = {
            "author": " and ".join(map(self._author, self.authors)),
            "title": f"{{{self.title.translate(_TEX)}}}",
            "booktitle": self.within and f"{{{self.within.translate(_TEX)}}}",
            "edition": self.edition,
            "year": self.year,
            "doi": self.doi,
            "url": self.url,
            "note": self.note.translate(_TEX),
            **{name: value.translate(_TEX) for name, value in self.more.items()},
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        kind = "incollection" if self.within else "misc" if self.is_page else self.kind
        return "\n".join([f"@{kind}{{{self.key},", *lines, "}"])

    def _author(self, name: str) -> str:
        """A name in BibTeX, in braces where it is to be kept as it is."""
        text = name.translate(_TEX)
        is_one = not self.are_people or "," in name or " and " in name
        return f"{{{text}}}" if is_one else text


def authors(library: Library) -> tuple[str, ...]:
    """The authors of the publication; without them the publisher, else the editors of the
    site."""
    publication, settings = library.settings.publication, library.settings
    if publication and publication.authors:
        return publication.authors
    if settings.publisher:
        return (settings.publisher.name,)
    acronym = library.project.acronym
    return (library.locale.gettext("Editors of the %(acronym)s site", acronym=acronym),)


def citation(library: Library, addresses: Addresses) -> Citation | None:
    """The citation of the whole publication, if there is one."""
    if not (publication := library.settings.publication):
        return None
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
    """The citation of a practice as a chapter of the publication, by its own authors where it has
    some; without a publication, as a page."""
    whole, url = citation(library, addresses), addresses.absolute(item("practice", entry.slug))
    own = tuple(names.author(library, author) for author in entry.item.authors)
    if not whole:
        return Citation(
            key=f"{library.project.acronym.casefold()}-{entry.slug}",
            authors=own or authors(library),
            title=entry.item.title,
            url=url,
            note="",
            language=library.settings.language,
            year=entry.item.published.day.year,
            is_page=True,
        )
    return Citation(
        key=f"{whole.key}-{entry.slug}",
        authors=own or whole.authors,
        title=entry.item.title,
        url=url,
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


def _grant(library: Library) -> list[dict[str, Any]]:
    """The grant as a reference of CITATION.cff, if it has a number or an id in a registry."""
    project, ids = library.project, identifiers(library)
    if not ids:
        return []
    known = project.identifiers
    registered = [
        {"type": "url", "value": each.url, "description": each.scheme}
        for each in ids
        if each.url and not each.of_grant
    ]
    fields = {
        "type": "grant",
        "title": project.title.value or project.acronym,
        "authors": [{"name": project.programme.agency or project.programme.name}],
        "number": project.funding.number,
        "doi": known.grant_doi if known else None,
        "identifiers": registered,
    }
    return [{name: value for name, value in fields.items() if value}]


def cff(library: Library, addresses: Addresses) -> str | None:
    """The publication as CITATION.cff (Citation File Format 1.2.0), if there is one."""
    if not (publication := library.settings.publication):
        return None
    whole, newest = citation(library, addresses), publication.edition
    assert whole
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
        "keywords": [*library.project.keywords],
        "references": _grant(library),
    }
    filled = {name: value for name, value in fields.items() if value}
    return yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=10_000)
