"""When an item or a report was published, and when it last changed, the same for every product."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final, Protocol

from dissemination.model.dates import Moment
from dissemination.model.event import Event
from dissemination.model.settings import Settings

STEP: Final = timedelta(seconds=1)


class Dated(Protocol):
    """News, events, practices, milestones, results and deliverables."""

    @property
    def published(self) -> Moment | None:
        """When it was published."""

    @property
    def updated(self) -> Moment | None:
        """When it was last corrected."""


def public_from(record: Dated, settings: Settings) -> datetime:
    """When readers can see it first, aware: a bare day begins at midnight in the project's zone.
    Only of what has such a day."""
    assert record.published
    return record.published.at(settings.zone, time())


def published(record: Dated, settings: Settings) -> datetime:
    """The stamp of its publication, aware, in the project's zone; a bare day is stamped with the
    settings' hour. Only of what has such a day."""
    assert record.published
    return record.published.at(settings.zone, settings.bare_day_at)


def corrected(record: Dated, settings: Settings) -> datetime | None:
    """When it was last corrected, if it was: always after its publication.

    A bare day counts at the settings' hour. Where that is not after the publication, because both
    were on one day, the correction counts one second after it. Each counted change of an event
    adds a second, since programs take over only what is newer than what they have: two changes on
    one day have two stamps, and a later day is always later. So a stamp may lie after the moment of
    the build, by at most the `MOST_CHANGES` seconds and the hours from midnight to the settings'
    hour, which no program minds.
    """
    if record.updated is None:
        return None
    correction = record.updated.at(settings.zone, settings.bare_day_at).astimezone(UTC)
    first = published(record, settings).astimezone(UTC)
    count = record.sequence if isinstance(record, Event) else 0
    return (max(correction, first + STEP) + count * STEP).astimezone(settings.zone)


def changed(record: Dated, settings: Settings) -> datetime:
    """When it was last corrected, else published."""
    return corrected(record, settings) or published(record, settings)


def left(record: Dated, notice: Moment, settings: Settings) -> datetime:
    """The stamp with which it left lists and feeds on the day of its `notice`: always after its
    last change."""
    day = notice.at(settings.zone, settings.bare_day_at).astimezone(UTC)
    last = changed(record, settings).astimezone(UTC)
    return max(day, last + STEP).astimezone(settings.zone)
