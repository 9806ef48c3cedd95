"""Editions of the publication as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import html
from lxml.etree import SubElement

from dissemination.cache import digest
from dissemination.feeds.body import inner_html, labelled, link, paragraph
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.feeds.slot import Slot
from dissemination.library.library import Library
from dissemination.library.published import (
    edition_choice,
    edition_day,
    edition_title,
    editions,
)
from dissemination.model.publication import Edition
from dissemination.urls import Addresses, edition_place
from dissemination.urls import edition as edition_file


def edition_slots(library: Library, addresses: Addresses) -> Iterator[Slot]:
    """The slots of the editions that are published, none if there is no practice."""
    for edition in editions(library):
        own_id = tag(library.settings, "edition", str(edition.number))
        make = partial(_entry, edition, own_id, library, addresses)
        version = digest(library.digest, edition.number)
        yield Slot(stamp(edition_day(edition, library)), own_id, version, make)


def _entry(edition: Edition, own_id: str, library: Library, addresses: Addresses) -> FeedEntry:
    publication = library.settings.publication
    assert publication
    return FeedEntry(
        id=own_id,
        url=addresses.absolute(edition_place(edition.number)),
        title=edition_title(edition, library),
        summary=" ".join([publication.statement, *edition.changes]),
        text=partial(_text, edition, library, addresses),
        published=stamp(edition_day(edition, library)),
        updated=None,
        category=edition_choice(library.locale),
    )


def _text(edition: Edition, library: Library, addresses: Addresses) -> str:
    """The publication's statement, the changes, and links to the files of the newest edition."""
    publication, acronym = library.settings.publication, library.project.acronym
    assert publication
    locale = library.locale
    body = html.Element("div")
    body.append(paragraph(publication.statement))
    if edition.changes:
        changes = SubElement(body, "ul")
        for change in edition.changes:
            SubElement(changes, "li").text = change
    files = [
        link(name, addresses.absolute(edition_file(acronym, ending)))
        for name, ending in (("PDF", "pdf"), ("EPUB", "epub"))
    ]
    body.append(labelled(locale.gettext("Newest edition"), locale, files[0], ", ", files[1]))
    return inner_html(body)
