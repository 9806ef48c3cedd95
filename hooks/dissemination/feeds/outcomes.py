"""Milestones reached and results achieved as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import inner_html, labelled, link, paragraph
from dissemination.feeds.content import correction
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.library import instants
from dissemination.library.library import Library
from dissemination.library.published import known_outcomes, outcome_choice, outcome_title
from dissemination.model.outcome import Outcome
from dissemination.model.record import KindName
from dissemination.urls import Addresses, record, uri


def outcome_entries(library: Library, addresses: Addresses) -> Iterator[FeedEntry]:
    """The entries of milestones and results of which an outcome is known, each dated to its
    `published`; without that date there is no entry."""
    for kind, outcome in known_outcomes(library):
        yield _entry(outcome, kind, library, addresses)


def _entry(outcome: Outcome, kind: KindName, library: Library, addresses: Addresses) -> FeedEntry:
    statement, settings = outcome.outcome.value or "", library.settings
    updated = instants.corrected(outcome, settings)
    return FeedEntry(
        id=tag(settings, kind, outcome.first_id),
        url=addresses.absolute(record(kind, outcome.id)),
        title=outcome_title(kind, outcome, library.locale),
        summary=statement,
        text=partial(_text, outcome, statement, library),
        published=stamp(instants.published(outcome, settings)),
        updated=stamp(updated) if updated else None,
        correction=outcome.correction if updated else None,
        category=outcome_choice(kind, library.locale),
    )


def _text(outcome: Outcome, statement: str, library: Library) -> str:
    """The outcome, the plan, the sources and the correction, as HTML."""
    body, locale = html.Element("div"), library.locale
    body.append(paragraph(statement))
    if outcome.outcome.note:
        body.append(paragraph(outcome.outcome.note))
    planned = locale.pgettext("milestone or result", "Planned")
    body.append(labelled(planned, locale, outcome.promise))
    body.extend(_source(library, source) for source in outcome.outcome.sources or outcome.sources)
    body.extend(correction(outcome, locale))
    return inner_html(body)


def _source(library: Library, source_id: str) -> HtmlElement:
    source = library.sources[source_id]
    source_link = link(f"{source.publisher}: {source.title}", uri(source.url))
    return labelled(library.locale.gettext("Source"), library.locale, source_link)
