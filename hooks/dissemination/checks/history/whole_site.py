"""What all ids, hours and files of a site depend on: its settings, and the pages of docs/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dissemination import urls
from dissemination.checks.history.addresses import addresses, alive, nowhere
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.event import Event
from dissemination.problems import Message, Problem

OF_IDS: Final = Message(
    "it was {value} when this was published, and is part of every id, so that all entries of feeds "
    "and calendars would come a second time; write {field}: {value} again",
    code="ids-changed",
)
ZONE: Final = Message(
    "it was {value} when this was published, and the hours of {event} would move; write "
    "zone: {value} again, or add that line to each event with hours",
    code="zone-changed",
)
DURATION: Final = Message(
    "it was {value} when this was published, and the end that calendars have of {event} would move "
    "without their being told; write event_minutes: {value} again, or give each such event its end",
    code="duration-changed",
)
PAGE_GONE: Final = Message(
    "this page was public, and without it {lost}; if it only has another name now, give it this "
    "one again",
    code="page-gone",
)
FILES_GONE: Final = Message(
    'it was "{value}" when this was published, and {lost}, since files are named for it',
    code="files-gone",
)
NOBODYS: Final = ".example"  # what has ids under such a name was not public in earnest


def ids_and_zone(project: LoadedProject) -> Iterator[Problem]:
    """Settings that are part of every id, and the zone of events that have none of their own."""
    published = project.published
    if not published or not published.settings or not project.settings:
        return
    was, now = published.settings.record, project.settings.record
    for field in ("authority", "since") if not was.authority.endswith(NOBODYS) else ():
        if (before := getattr(was, field)) != getattr(now, field):
            yield project.settings.problem(OF_IDS, field, value=before, field=field)
    event = next(_with_hours(project, published, lambda event: not event.zone), None)
    if was.zone.key != now.zone.key and event:
        yield project.settings.problem(ZONE, "zone", value=was.zone.key, event=event)
    event = next(_with_hours(project, published, lambda event: event.ends_unknown), None)
    if was.event_minutes != now.event_minutes and event:
        values = {"value": was.event_minutes, "event": event}
        yield project.settings.problem(DURATION, "event_minutes", **values)


def pages(project: LoadedProject) -> Iterator[Problem]:
    """Pages of docs/ that are gone."""
    if not project.earlier or not project.published:
        return
    former = [path for path in project.earlier.changed if path.startswith("docs/")]
    if lost := sorted(set(former) - project.files):
        today = alive(project)
        for path in lost:
            if (address := urls.page(path)) not in today:
                yield PAGE_GONE.at(path, 1, lost=nowhere([address]))


def files(project: LoadedProject) -> Iterator[Problem]:
    """Files for print that have another name with another acronym."""
    published = project.published
    if not published or not published.project or not project.project:
        return
    was, now = published.project.record.acronym, project.project.record.acronym
    if urls.stem(was) == urls.stem(now):
        return
    today = alive(project)
    former = next(own for owner, own in addresses(published).items() if owner.kind == "project")
    if lost := [address for address in former if address not in today]:
        yield project.project.problem(FILES_GONE, "acronym", value=was, lost=nowhere(lost))


def _with_hours(
    project: LoadedProject, published: LoadedProject, depends: Callable[[Event], bool]
) -> Iterator[str]:
    """The files of events with hours that are public, and were, and that depend on a setting."""
    before = {entry.item.id for entry in published.events if entry.path not in published.hidden}
    for entry in project.events:
        event = entry.item
        has_hours = event.start and event.start.clock and depends(event)
        if has_hours and event.id in before and entry.path not in project.hidden:
            yield entry.path
