"""The project's time line: its start and end, what happened, events and labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dissemination.addresses import anchor
from dissemination.library.library import Library
from dissemination.model.dates import When
from dissemination.model.event import Event
from dissemination.source.articles import Article
from dissemination.words import Words


@dataclass(frozen=True)
class Point:
    """One entry of the time line. `iso` is what `<time datetime>` takes, `when` the same in words;
    `kind` is `project`, `entry`, `event` or `label`; `thing` is the record, if it has a page, and
    `anchor` the entry's own id, to which others link."""

    first: date
    last: date
    iso: str
    when: str
    kind: str
    title: str
    text: str
    sources: tuple[str, ...]
    thing: object = None
    anchor: str = ""


def timeline(library: Library) -> list[Point]:
    """Everything with a date, oldest first; what is known to the day before what is known to the
    month, if both begin together."""
    words = Words(library.settings.language)
    points = [
        *_project(library, words),
        *_entries(library, words),
        *_events(library, words),
        *_labels(library, words),
    ]
    return sorted(points, key=lambda point: (point.first, point.last, point.title))


def _dated(when: When, words: Words) -> tuple[date, date, str, str]:
    return when.first, when.last, when.iso, words.when(when)


def _project(library: Library, words: Words) -> Iterator[Point]:
    project = library.project
    ends = ((project.start, "The project begins"), (project.end, "The project ends"))
    for fact, title in ends:
        if fact.value:
            sources = fact.sources or project.sources
            yield Point(*_dated(fact.value, words), "project", title, fact.note or "", sources)


def _entries(library: Library, words: Words) -> Iterator[Point]:
    for entry in library.entries.values():
        dated = _dated(entry.date, words)
        text = entry.text or ""
        yield Point(*dated, "entry", entry.title, text, entry.sources, anchor=anchor(entry.id))


def _events(library: Library, words: Words) -> Iterator[Point]:
    for article in library.events.values():
        event = article.item
        if event.days:
            yield Point(
                event.days[0],
                event.days[-1],
                event.days[0].isoformat(),
                words.event(event, library.zone),
                "event",
                event.title,
                event.summary,
                event.sources,
                article,
            )


def _labels(library: Library, words: Words) -> Iterator[Point]:
    """Labels stand at their award; one whose award has no known date stands in the register."""
    for label in library.labels.values():
        if label.awarded.value:
            dated = _dated(label.awarded.value, words)
            title = f"{label.level.capitalize()} label for {library.partners[label.partner].short}"
            sources = label.awarded.sources or label.sources
            yield Point(*dated, "label", title, label.text, sources, label)


def undated(library: Library) -> list[Article[Event]]:
    """The events whose day is unknown, in the order in which they were reported."""
    return [event for event in library.events.values() if not event.item.days][::-1]
