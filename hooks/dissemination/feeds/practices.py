"""Practices as entries of a feed."""

from __future__ import annotations

from functools import partial
from typing import Final

from lxml.html import HtmlElement

from dissemination.feeds.body import paragraph, strong
from dissemination.feeds.content import content
from dissemination.feeds.feed_entry import FeedEntry, common_fields
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.urls import Addresses

STATES: Final = {
    "done": "A source reports that this was done.",
    "planned": "Only the project’s plan names this; no source reports it.",
}


def practice_entry(entry: Entry[Practice], library: Library, addresses: Addresses) -> FeedEntry:
    """The entry of a practice. Its state, its unknown parts and whose view the last part is come
    first, since a reader of feeds shows no badges."""
    return FeedEntry(
        **common_fields(entry, library, addresses),
        text=partial(_text, entry, library, addresses),
        category=library.choice(library.settings.areas, entry.item.area),
    )


def _text(entry: Entry[Practice], library: Library, addresses: Addresses) -> str:
    practice, locale = entry.item, library.locale
    first = [paragraph(strong(STATES[practice.state])), *unknown_parts(practice, locale)]
    if EDITORIAL not in practice.unknown:
        first.append(paragraph(f"“{EDITORIAL.capitalize()}” is our own view, not a source’s."))
    return content(entry, first, library, addresses)


def unknown_parts(practice: Practice, locale: Locale) -> list[HtmlElement]:
    """The parts for which no source was found."""
    return [
        paragraph(
            strong(f"{part.capitalize()}:"),
            f" no public source found ({locale.when(practice.unknown[part])}).",
        )
        for part in PARTS
        if part in practice.unknown
    ]
