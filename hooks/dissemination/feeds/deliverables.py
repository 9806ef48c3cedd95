"""Deliverables that are offered here, as the text of entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import inner_html, labelled, link, paragraph, plain_html
from dissemination.feeds.content import correction
from dissemination.library import bodies
from dissemination.library.deliverables import authors, copies, kind_of, level_of
from dissemination.library.library import Library
from dissemination.library.names import name
from dissemination.model.deliverable import Deliverable
from dissemination.urls import Addresses, record

FILE = "data/deliverables.yml"


def deliverable_text(deliverable: Deliverable, library: Library, addresses: Addresses) -> str:
    """What it is, who made it, when it was handed in, where it is to be had, and its correction,
    as HTML."""
    body, locale = html.Element("div"), library.locale
    if deliverable.text:
        text = bodies.prose(deliverable.text, FILE, addresses.absolute, locale)
        page = addresses.absolute(record("deliverable", deliverable.id))
        body.extend(plain_html(text, page))
    body.extend(_facts(deliverable, library))
    for label, address in copies(deliverable, addresses):
        body.append(paragraph(link(label, address)))
    body.extend(correction(deliverable, locale))
    return inner_html(body)


def _facts(deliverable: Deliverable, library: Library) -> Iterator[HtmlElement]:
    locale = library.locale
    _ = locale.gettext
    package = library.lookup("work package", deliverable.work_package or "")
    lead = library.partners.get(deliverable.lead or "")
    by = ", ".join(authors(deliverable, library))
    rows = (
        (locale.pgettext("deliverable", "Type"), kind_of(deliverable, locale)),
        (_("Authors"), by),
        (locale.pgettext("deliverable", "Lead"), lead and lead.name),
        (_("Work package"), package and name(library, package)),
        (locale.pgettext("deliverable", "Level"), level_of(deliverable, locale)),
        (_("Handed in"), deliverable.date and locale.when(deliverable.date)),
        (locale.pgettext("deliverable", "Version"), deliverable.version),
    )
    yield from (labelled(label, locale, value) for label, value in rows if value)
