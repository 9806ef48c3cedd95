"""Milestones reached and results achieved as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import inner_html, link, paragraph, strong
from dissemination.feeds.content import correction
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.library import instants
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.outcome import Outcome
from dissemination.model.record import KindName
from dissemination.model.settings import Choice
from dissemination.urls import Addresses, record

MILESTONE: Final = Choice(id="milestone", title="Milestone")
RESULT: Final = Choice(id="result", title="Result")


def outcome_entries(library: Library, addresses: Addresses) -> Iterator[FeedEntry]:
    """The entries of milestones and results of which an outcome is known, each dated to its
    `published`; without that date there is no entry."""
    for milestone in library.milestones.values():
        yield from _entry(milestone, "milestone", MILESTONE, library, addresses)
    for result in library.results.values():
        yield from _entry(result, "result", RESULT, library, addresses)


def _entry(
    outcome: Outcome, kind: KindName, category: Choice, library: Library, addresses: Addresses
) -> Iterator[FeedEntry]:
    statement, settings = outcome.outcome.value, library.settings
    if statement is None or outcome.published is None:
        return
    published, updated = (
        instants.published(outcome, settings),
        instants.corrected(outcome, settings),
    )
    if instants.public_from(outcome, settings) > library.moment:
        return
    yield FeedEntry(
        id=tag(settings, kind, outcome.first_id),
        url=addresses.absolute(record(kind, outcome.id)),
        title=f"What is known of the {kind} “{outcome.title}”",
        summary=statement,
        text=partial(_text, outcome, statement, library),
        published=stamp(published),
        updated=stamp(updated) if updated else None,
        correction=outcome.correction if updated else None,
        category=category,
    )


def _text(outcome: Outcome, statement: str, library: Library) -> str:
    """The outcome, the plan, the sources and the correction, as HTML."""
    body = html.Element("div")
    body.append(paragraph(statement))
    if outcome.outcome.note:
        body.append(paragraph(outcome.outcome.note))
    body.append(paragraph(strong("Planned:"), f" {outcome.promise}"))
    body.extend(_source(library, source) for source in outcome.outcome.sources or outcome.sources)
    body.extend(correction(outcome, Locale(library.settings.language)))
    return inner_html(body)


def _source(library: Library, source_id: str) -> HtmlElement:
    source = library.sources[source_id]
    source_link = link(f"{source.publisher}: {source.title}", source.url)
    return paragraph(strong("Source:"), " ", source_link)
