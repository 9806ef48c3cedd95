"""Changes of what was published are counted and dated, so that feeds and calendars take them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from dissemination.checks.events import listed
from dissemination.checks.history.corrections import corrections
from dissemination.checks.history.pairs import Pair, pairs
from dissemination.checks.history.things import reports
from dissemination.checks.history.versions import Versions
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.dates import Moment
from dissemination.model.event import Event
from dissemination.model.place import Place
from dissemination.model.settings import Settings
from dissemination.problems import Message, Problem

NOT_COUNTED: Final = Message(
    "{was} when this was published; so that calendars and feeds take the change, write {lines}",
    code="event-changed-uncounted",
)
COUNT_BACK: Final = Message(
    "{value} was published, and calendars keep the entry with the higher count; "
    "write sequence: {more}",
    code="sequence-back",
)
NO_NEW_DAY: Final = Message(
    "the count has risen from {value} to {more} since the event was published, so say when: "
    "updated: {today}",
    code="sequence-without-day",
)
MOVED_FROM_OTHER: Final = Message(
    "the event that was published starts on {value}; write moved_from: {value}",
    code="moved-from-another-start",
)
DAY_LOST: Final = Message(
    "the event has left every calendar, and /{address} leads nowhere; if it is to get a new day, "
    "write start: {value} and status: postponed",
    code="day-lost",
)
# Calendars show the same before and after.
UNCOUNTED: Final = {("planned", "held"), ("moved", "held"), ("held", "planned")}


def counts(project: LoadedProject) -> Iterator[Problem]:
    """Events that have changed since they were published, and corrections, without their count or
    their day."""
    if not project.settings:
        return
    settings = project.settings.record
    moment = project.moment.astimezone(settings.zone)
    for pair in pairs(project):
        if pair.both and pair.was_public and pair.is_public:
            located = pair.both.front_matter
            item = Versions(pair.was.item, located, pair.left_out, moment, settings)
            of_count = list(_event(item, settings.zone)) if isinstance(item.now, Event) else []
            yield from of_count or corrections(item)
    for versions in _reports(project, moment, settings):
        yield from corrections(versions)


def days(project: LoadedProject) -> Iterator[Problem]:
    """Events that had a day when they were published, and have none any more."""
    for pair in pairs(project):
        if _has_lost_its_day(pair) and pair.both:
            values = {
                "address": f"events/{pair.was.slug}/event.ics",
                "value": pair.was.item.start.iso,
            }
            yield pair.both.front_matter.problem(DAY_LOST, "start", **values)


def _reports(project: LoadedProject, moment: datetime, settings: Settings) -> Iterator[Versions]:
    """The records that feeds report, and did when they were published."""
    earlier, published = project.earlier, project.published
    if not earlier or not published:
        return
    now = reports(project)
    for owner, was in reports(published).items():
        if owner in now and was.node.path in earlier.changed:
            left_out = earlier.left_out.get((was.node.path, owner.id), frozenset())
            yield Versions(was.record, now[owner].node, left_out, moment, settings)


def _has_lost_its_day(pair: Pair) -> bool:
    if pair.was.kind != "event" or not pair.both or not (pair.was_public and pair.is_public):
        return False
    return bool(pair.was.item.start and not pair.both.item.start)


def _event(event: Versions, project: ZoneInfo) -> Iterator[Problem]:
    if of_count := list(_counts(event, project)):
        yield from of_count
        return
    was, now = event.was, event.now
    if (
        now.moved_from
        and was.start
        and _instant(was, "start", project) != _instant(now, "start", project)
    ):
        known = {moment.day for moment in (was.start, was.moved_from) if moment}
        if now.moved_from.day not in known and not {"start", "moved_from"} & event.left_out:
            yield event.located.problem(MOVED_FROM_OTHER, "moved_from", value=was.start.iso)


def _counts(event: Versions, project: ZoneInfo) -> Iterator[Problem]:
    was, now = event.was.sequence, event.now.sequence
    changes = [change for change in _changes(event, project) if change[0] not in event.left_out]
    if "sequence" in event.left_out:
        return
    if changes and now <= was:
        if now or not event.now.has_changed:  # that one needs a count is told without history
            field, before = changes[0]
            lines = listed(list(_lines(event)))
            yield event.located.problem(NOT_COUNTED, field, was=before, lines=lines)
    elif now < was:
        yield event.located.problem(COUNT_BACK, "sequence", value=was, more=was)
    elif now > was and event.now.updated and not event.has_new_day():
        values = {"value": was, "more": now, "today": event.today}
        yield event.located.problem(NO_NEW_DAY, "updated", **values)


def _lines(event: Versions) -> Iterator[str]:
    """The lines that a change of an event wants, without those that it has, and those that are told
    without history."""
    now, is_told = event.now, event.now.has_changed
    yield f'"sequence: {event.was.sequence + 1}"'
    if not event.has_new_day() and (now.updated or not is_told):
        yield f'"updated: {event.today}"'
    if now.correction == event.was.correction and (now.correction or not is_told):
        yield '"correction: …"'


def _changes(event: Versions, project: ZoneInfo) -> Iterator[tuple[str, str]]:
    """The fields that subscribers go by and that have changed, each with what it was. An event
    that was held needs no count, and the organiser's page none where none was told."""
    was, now = event.was, event.now
    if (was.start, was.end) == (now.start, now.end):
        if _instant(was, "start", project) != _instant(now, "start", project):
            yield "zone", _before(f"{was.zone or project}")
    else:
        for field in ("start", "end"):
            if _instant(was, field, project) != _instant(now, field, project):
                moment = getattr(was, field)
                yield field, _before(moment and moment.iso)
    if _address(was.place) != _address(now.place):
        yield "place", _before(", ".join(_address(was.place)))
    if was.online != now.online:
        yield "online", _before(was.online)
    if was.link and was.link != now.link:
        yield "link", _before(was.link)
    if was.status != now.status and (was.status, now.status) not in UNCOUNTED:
        yield "status", _before(was.status)


def _before(value: str | None) -> str:
    return f"it was {value}" if value else "it was not known"


def _instant(event: Event, field: str, project: ZoneInfo) -> date | datetime | None:
    """The day, or the instant of the time, at which an event starts or ends; days end with their
    first one where no other is told."""
    moment: Moment | None = getattr(event, field) or (event.start if event.all_day else None)
    if not moment or not moment.clock:
        return moment.day if moment else None
    return moment.at(event.zone or project, time()).astimezone(UTC)


def _address(place: Place | None) -> tuple[str, ...]:
    """A place in words; its position may become known without a change."""
    parts = (place.name, place.street, place.town, place.country) if place else ()
    return tuple(part for part in parts if part)
