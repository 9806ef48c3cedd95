"""Editions of the publication as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from lxml import html
from lxml.etree import SubElement

from dissemination.cache import digest
from dissemination.feeds.body import link, paragraph, written
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.feeds.slot import Slot
from dissemination.library.library import Library
from dissemination.model.publication import Edition
from dissemination.model.settings import Choice
from dissemination.urls import PRACTICES, Addresses, edition

EDITION: Final = Choice(id="edition", title="Publication")


def edition_slots(library: Library, addresses: Addresses) -> Iterator[Slot]:
    """The places of the editions that are out, if there is a practice to read."""
    for each in library.settings.publication.editions if library.practices else ():
        published = _published(each, library)
        if published <= library.moment:
            own_id = tag(library.settings, "edition", str(each.number))
            make = partial(_entry, each, own_id, library, addresses)
            yield Slot(published, own_id, digest(library.digest, each.number), make)


def _published(each: Edition, library: Library) -> datetime:
    settings = library.settings
    return stamp(datetime.combine(each.day, settings.bare_day_at, settings.zone))


def _entry(each: Edition, own_id: str, library: Library, addresses: Addresses) -> FeedEntry:
    publication = library.settings.publication
    return FeedEntry(
        id=own_id,
        url=addresses.absolute(PRACTICES),
        title=f"{publication.title}: edition {each.number}",
        summary=" ".join([publication.statement, *each.changes]),
        text=partial(_text, each, library, addresses),
        published=_published(each, library),
        updated=None,
        category=EDITION,
    )


def _text(each: Edition, library: Library, addresses: Addresses) -> str:
    """What it is, what changed, and its files, which are always those of the newest edition."""
    publication, acronym = library.settings.publication, library.project.acronym
    whole = html.Element("div")
    whole.append(paragraph(publication.statement))
    if each.changes:
        changes = SubElement(whole, "ul")
        for change in each.changes:
            SubElement(changes, "li").text = change
    files = [
        link(name, addresses.absolute(edition(acronym, ending)))
        for name, ending in (("PDF", "pdf"), ("EPUB", "epub"))
    ]
    whole.append(paragraph("The newest edition: ", files[0], ", ", files[1], "."))
    return written(whole)
