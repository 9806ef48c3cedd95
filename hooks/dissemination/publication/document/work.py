"""The work: front matter, the practices by area, back matter, each chapter as plain HTML.

Every edition (web, PDF, EPUB) has these chapters, with the same text and the same anchors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from typing import Any, Final

from jinja2 import BytecodeCache
from markupsafe import Markup

from dissemination.library.library import Library
from dissemination.locale.catalogue import N_
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.model.publication import Publication
from dissemination.model.settings import Choice
from dissemination.publication.document.grants import PrintedGrant, printed_grants
from dissemination.publication.document.partials import Partials
from dissemination.publication.document.term_index import Index
from dissemination.urls import CHAPTERS, PRACTICES, Addresses
from dissemination.urls import chapter as chapter_address

FRONT: Final = {"preface": N_("Preface"), "how-to-read": N_("How to read this publication")}
BACK: Final = dict(
    zip(
        CHAPTERS,
        (
            N_("Targets, and what is known of each"),
            N_("The consortium"),
            N_("The training programme"),
            N_("Timeline of the project"),
            N_("Glossary"),
            N_("Sources"),
            N_("Index of terms"),
            N_("What changed in this edition"),
        ),
        strict=True,
    )
)

Href = Callable[[str], str]
Draw = Callable[[str], Markup]


@dataclass(frozen=True)
class Chapter:
    """A chapter: `id` is its anchor in every edition and the last part of its address on the web.
    `html` has no title; its headings begin at `<h2>`."""

    id: str
    title: str
    html: Markup
    practice: Entry[Practice] | None = None

    @property
    def address(self) -> str:
        """The address of its page in the web edition."""
        return f"{PRACTICES}#{self.id}" if self.id in FRONT else chapter_address(self.id)

    @property
    def language(self) -> str | None:
        """The language of the chapter, if it is not the work's."""
        return self.practice.item.language if self.practice else None


@dataclass(frozen=True)
class Part:
    """The chapters of an area."""

    area: Choice
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Work:
    """The whole work in its order; without a publication, the chapters of the practices alone."""

    publication: Publication | None
    language: str
    imprint: Markup
    front: tuple[Chapter, ...]
    parts: tuple[Part, ...]
    back: tuple[Chapter, ...]
    grants: tuple[PrintedGrant, ...] = ()

    @property
    def practices(self) -> tuple[Chapter, ...]:
        """The chapters of the practices."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Every chapter."""
        return (*self.front, *self.practices, *self.back)

    @property
    def texts(self) -> tuple[object, ...]:
        """All that an edition shows of it."""
        parts = tuple(
            (part.area.id, part.area.title, part.area.text, *map(_text, part.chapters))
            for part in self.parts
        )
        front, back = (*map(_text, self.front),), (*map(_text, self.back),)
        return str(self.imprint), front, parts, back, tuple(map(astuple, self.grants))


def front_matter(
    library: Library,
    addresses: Addresses,
    href: Href,
    draw: Draw,
    compiled: BytecodeCache | None = None,
) -> tuple[Markup, tuple[Chapter, ...]]:
    """The imprint and the chapters of the front matter, for the first page of the web edition;
    empty without a publication."""
    partials = Partials(library, addresses, href, draw, compiled)
    if not library.settings.publication:
        return Markup(), ()
    return partials.render("imprint"), tuple(_matter(partials, library, FRONT))


def work(
    library: Library,
    addresses: Addresses,
    href: Href,
    draw: Draw,
    compiled: BytecodeCache | None = None,
) -> Work:
    """The work of a library. `href` writes an address below the public root as the edition does,
    `draw` gives a figure by its name as the edition shows it; `compiled` caches templates."""
    partials = Partials(library, addresses, href, draw, compiled)
    index = Index(library)
    parts = []
    for area in library.settings.areas:
        entries = [e for e in library.practices.values() if e.item.area == area.id]
        if entries:
            chapters = tuple(_practice(entry, partials, index) for entry in entries)
            parts.append(Part(area, chapters))
    publication, language = library.settings.publication, library.settings.language
    if not publication:
        return Work(None, language, Markup(), (), tuple(parts), ())
    return Work(
        publication=publication,
        language=language,
        grants=printed_grants(library),
        imprint=partials.render("imprint"),
        front=tuple(_matter(partials, library, FRONT)),
        parts=tuple(parts),
        back=tuple(_matter(partials, library, BACK, entries=index.entries())),
    )


def _text(chapter: Chapter) -> tuple[object, ...]:
    return chapter.id, chapter.title, chapter.language, str(chapter.html)


def _practice(entry: Entry[Practice], partials: Partials, index: Index) -> Chapter:
    return Chapter(entry.slug, entry.item.title, partials.practice(entry, index), entry)


def _matter(
    partials: Partials, library: Library, titles: dict[str, str], **values: Any
) -> Iterator[Chapter]:
    """The chapters whose partials give any HTML; `titles` are messages by the chapters' ids."""
    for chapter_id, title in titles.items():
        if html := partials.render(chapter_id, **values):
            yield Chapter(chapter_id, library.locale.gettext(title), html)
