"""What readers cannot see yet: drafts, and what has a later date. It is no mistake, and is told so
that nobody wonders where it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.instants import public_from
from dissemination.model.deliverable import Deliverable
from dissemination.model.settings import Settings
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

DRAFT: Final = Message(
    'the draft "{title}" of {value} is held back until you delete this line', code="draft-held-back"
)
LATER: Final = Message('"{title}" is held back until {value}', code="held-back")
LATER_OUTCOME: Final = Message(
    'what is known of "{title}" is held back from the feeds until {value}', code="outcome-held-back"
)
LATER_DELIVERABLE: Final = Message(
    'the entry of "{title}" is held back from the feeds until {value}',
    code="deliverable-held-back",
)
LATER_EDITION: Final = Message(
    "edition {number} is held back until {value}", code="edition-held-back"
)


def held_back(project: LoadedProject) -> Iterator[Problem]:
    """A line for each draft, and for each item, report and edition of a later date."""
    yield from _items(project)
    if project.settings:
        yield from _reports(project, project.settings.record)
        yield from _editions(project, project.settings)


def _items(project: LoadedProject) -> Iterator[Problem]:
    for entry in project.entries if project.hidden else ():
        if entry.path not in project.hidden:
            continue
        item, located = entry.item, entry.front_matter
        values = {"title": item.title, "value": item.published.iso}
        if item.draft:
            yield located.problem(DRAFT, "draft", **values)
        elif not item.withdrawn:
            field = "date" if entry.kind == "news" else "published"
            yield located.problem(LATER, field, **values)


def _reports(project: LoadedProject, settings: Settings) -> Iterator[Problem]:
    for located in project.reports:
        own = located.record
        if own.published and public_from(own, settings).astimezone(UTC) > project.moment:
            message = LATER_DELIVERABLE if isinstance(own, Deliverable) else LATER_OUTCOME
            values = {"title": own.title, "value": own.published.iso}
            yield located.problem(message, "published", **values)


def _editions(project: LoadedProject, site: Located[Settings]) -> Iterator[Problem]:
    today = project.moment.astimezone(site.record.zone).date()
    publication = site.record.publication
    for number, edition in enumerate(publication.editions if publication else ()):
        if edition.day > today:
            location = ("publication", "editions", number, "day")
            yield site.problem(LATER_EDITION, *location, number=edition.number, value=edition.day)
