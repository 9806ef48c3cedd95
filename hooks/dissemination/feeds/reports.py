"""Milestones reached, results achieved and new deliverables as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import inner_html, labelled, link, paragraph
from dissemination.feeds.content import correction
from dissemination.feeds.deliverables import deliverable_text
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.library import deliverables, instants
from dissemination.library.library import Library
from dissemination.library.published import report_choice, report_title, reported
from dissemination.locale.catalogue import N_
from dissemination.locale.locale import Locale
from dissemination.model.deliverable import Deliverable
from dissemination.model.milestone import Milestone
from dissemination.model.outcome import Outcome
from dissemination.model.record import KindName
from dissemination.model.reported import Reported
from dissemination.urls import Addresses, record, uri

# What is told of a milestone of which its state alone is written.
_SENTENCES: Final = {
    "reached": N_("The milestone is reached."),
    "missed": N_("The milestone was missed."),
    "cancelled": N_("The milestone is cancelled."),
}


def report_entries(library: Library, addresses: Addresses) -> Iterator[tuple[KindName, FeedEntry]]:
    """The entries of milestones and results of which an outcome is known, and of deliverables,
    each with its kind and dated to its `published`; without that date there is no entry."""
    for kind, reported_record in reported(library):
        yield kind, _entry(reported_record, kind, library, addresses)


def _entry(own: Reported, kind: KindName, library: Library, addresses: Addresses) -> FeedEntry:
    settings, locale = library.settings, library.locale
    updated = instants.corrected(own, settings)
    if isinstance(own, Deliverable):
        summary = deliverables.summary(own, library)
        text = partial(deliverable_text, own, library, addresses)
    else:
        summary = _statement(own, locale)
        text = partial(_text, own, summary, library)
    return FeedEntry(
        id=tag(settings, kind, own.first_id),
        url=addresses.absolute(record(kind, own.id)),
        title=report_title(kind, own, locale),
        summary=summary,
        text=text,
        published=stamp(instants.published(own, settings)),
        updated=stamp(updated) if updated else None,
        correction=own.correction if updated else None,
        category=report_choice(kind, locale),
    )


def _statement(outcome: Outcome, locale: Locale) -> str:
    """What is known, in its own words, else by its state."""
    if outcome.outcome and outcome.outcome.value:
        return outcome.outcome.value
    state = outcome.state if isinstance(outcome, Milestone) else None
    return locale.gettext(_SENTENCES[state]) if state in _SENTENCES else ""


def _text(outcome: Outcome, statement: str, library: Library) -> str:
    """The outcome, the plan, the sources and the correction, as HTML."""
    body, locale, fact = html.Element("div"), library.locale, outcome.outcome
    body.append(paragraph(statement))
    if fact and fact.note:
        body.append(paragraph(fact.note))
    if outcome.promise:
        planned = locale.pgettext("milestone or result", "Planned")
        body.append(labelled(planned, locale, outcome.promise))
    sources = (fact.sources if fact else ()) or outcome.sources
    body.extend(_source(library, source) for source in sources)
    body.extend(correction(outcome, locale))
    return inner_html(body)


def _source(library: Library, source_id: str) -> HtmlElement:
    source = library.sources[source_id]
    source_link = link(f"{source.publisher}: {source.title}", uri(source.url))
    return labelled(library.locale.gettext("Source"), library.locale, source_link)
