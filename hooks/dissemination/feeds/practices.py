"""Practices as entries of a feed."""

from __future__ import annotations

from functools import partial

from lxml.html import HtmlElement

from dissemination.feeds.body import labelled, paragraph, strong
from dissemination.feeds.content import content
from dissemination.feeds.feed_entry import FeedEntry, common_fields
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.locale.practice_parts import HEADINGS
from dissemination.locale.practices import advice_note, state_sentence
from dissemination.model.entry import Entry
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.urls import Addresses


def practice_entry(entry: Entry[Practice], library: Library, addresses: Addresses) -> FeedEntry:
    """The entry of a practice. Its state and its unknown parts come first, since a reader of feeds
    shows no badges."""
    return FeedEntry(
        **common_fields(entry, library, addresses),
        text=partial(_text, entry, library, addresses),
        category=library.choice(library.settings.areas, entry.item.area),
    )


def _text(entry: Entry[Practice], library: Library, addresses: Addresses) -> str:
    practice, locale, sourced = entry.item, library.locale, library.settings.sourced
    sentence = state_sentence(practice.state, sourced=sourced)
    state = paragraph(strong(locale.gettext(sentence)))
    first = [state, *unknown_parts(practice, locale)]
    return content(entry, first, library, addresses, partial(mark_advice, sourced=sourced))


def unknown_parts(practice: Practice, locale: Locale) -> list[HtmlElement]:
    """The parts for which no source was found."""
    return [
        labelled(
            locale.gettext(HEADINGS[part]),
            locale,
            locale.gettext(
                "No public source found (%(month)s).", month=locale.when(practice.unknown[part])
            ),
        )
        for part in PARTS
        if part in practice.unknown
    ]


def mark_advice(text: HtmlElement, locale: Locale, *, sourced: bool) -> None:
    """Say below the heading of the editors' own view that it is theirs; `locale` is that of the
    text, and `sourced` whether every fact of the site has outside sources."""
    title = locale.gettext(HEADINGS[EDITORIAL])
    for heading in text.iterfind("h2"):
        if heading.text_content() == title:
            heading.addnext(paragraph(locale.gettext(advice_note(sourced=sourced))))
