"""The practices as an ordered work: chapters, and the parts of a practice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from dissemination.library.library import Library
from dissemination.model.dates import When
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.model.settings import Choice
from dissemination.source import markdown
from dissemination.source.articles import Article


@dataclass(frozen=True)
class Chapter:
    """The practices of an area."""

    area: Choice
    practices: tuple[Article[Practice], ...]


@dataclass(frozen=True)
class Part:
    """A part of a practice: its text, or the month in which no source was found."""

    title: str
    anchor: str
    text: Markup
    unknown: When | None
    is_editorial: bool


def chapters(library: Library) -> list[Chapter]:
    """The areas that have practices, in the order of the settings."""
    return [
        Chapter(area, found)
        for area in library.settings.areas
        if (found := tuple(a for a in library.practices.values() if a.item.area == area.id))
    ]


def neighbours(
    library: Library,
) -> dict[str, tuple[Article[Practice] | None, Article[Practice] | None]]:
    """The practices before and after each, by its id, in the order of the work."""
    order = list(library.practices.values())
    around = [None, *order, None]
    return {
        article.item.id: (around[number], around[number + 2])
        for number, article in enumerate(order)
    }


def parts(practice: Practice, page: str) -> list[Part]:
    """The parts of a practice from its rendered text, unknown ones in their places."""
    texts = dict(zip(_titles(page), _texts(page), strict=True))
    return [
        Part(
            title=part.capitalize(),
            anchor=part.replace(" ", "-"),
            text=Markup(texts.get(part, "")),
            unknown=practice.unknown.get(part),
            is_editorial=part == EDITORIAL,
        )
        for part in PARTS
    ]


def _titles(page: str) -> list[str]:
    return [title.casefold() for _, title in markdown.headings(page)]


def _texts(page: str) -> list[str]:
    return [text.strip() for text in re.split(r"<h2 id=[^>]*>.*?</h2>", page, flags=re.DOTALL)[1:]]
