"""The bytes of calendar files, as icalendar writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dissemination.cache import Cache
from dissemination.calendars.calendar import (
    Frame,
    SerializedEvent,
    calendar_file,
    plain_calendar,
    subscribable_calendar,
)
from dissemination.calendars.event import vevent
from dissemination.calendars.subscription import Calendar
from dissemination.library.library import Library
from dissemination.urls import EVENTS, Addresses


@dataclass
class Writer:
    """Writes the calendar files of a library, whose events have `versions` by their ids; each event
    is held once it was written, or was read from the cache."""

    library: Library
    addresses: Addresses
    cache: Cache
    versions: Mapping[str, str]
    _events: dict[str, SerializedEvent] = field(default_factory=dict)

    def subscribed(self, calendar: Calendar) -> bytes:
        """A calendar to subscribe to."""
        properties = subscribable_calendar(
            self.library,
            calendar.title,
            calendar.text,
            calendar.page or EVENTS,
            calendar.address,
            self.addresses,
        )
        return self._file(Frame.of(properties), calendar.events)

    def single(self, key: str) -> bytes:
        """The calendar of one event."""
        return self._file(self._plain, [key])

    def _file(self, frame: Frame, events: Sequence[str]) -> bytes:
        return calendar_file(frame, [*map(self._event, events)], self.library.zone.key)

    @cached_property
    def _plain(self) -> Frame:
        return Frame.of(plain_calendar(self.library))

    def _event(self, key: str) -> SerializedEvent:
        """An event as icalendar writes it."""
        if key not in self._events:
            entry = self.library.events[key]

            def make() -> bytes:
                return SerializedEvent.of(vevent(entry, self.library, self.addresses)).to_bytes()

            cached = self.cache.key("event", self.addresses.root, self.versions[key])
            content = self.cache.get_or_create(cached, make)
            self._events[key] = SerializedEvent.from_bytes(content)
        return self._events[key]
