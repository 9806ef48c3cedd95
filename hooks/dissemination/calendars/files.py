"""The files of calendars, each with a key and written when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dissemination import urls
from dissemination.cache import Cache, digest
from dissemination.calendars.subscription import Calendar
from dissemination.library.library import Library
from dissemination.output import Output
from dissemination.urls import Addresses

if TYPE_CHECKING:
    from dissemination.calendars.writer import Writer


@dataclass
class CalendarFiles:
    """The calendar files of a library."""

    library: Library
    addresses: Addresses
    cache: Cache

    def subscribed(self, calendar: Calendar) -> Output:
        """The file of a calendar to subscribe to."""
        versions = [self._versions[key] for key in calendar.events]
        key = digest(self.addresses.root, self.library.digest, calendar, versions)
        return Output(calendar.address, lambda: self._writer.subscribed(calendar), key)

    def single(self, key: str) -> Output:
        """The file of an event with a known day."""
        address = urls.event_file(self.library.events[key].slug)
        version = digest("event", self.addresses.root, self._versions[key])
        return Output(address, lambda: self._writer.single(key), version)

    @cached_property
    def _writer(self) -> Writer:
        from dissemination.calendars.writer import Writer  # with icalendar, which is slow to load

        return Writer(self.library, self.addresses, self.cache, self._versions)

    @cached_property
    def _versions(self) -> dict[str, str]:
        """A digest of all that each event with a known day depends on, by its id."""
        return {
            key: digest(*self.library.version(entry))
            for key, entry in self.library.events.items()
            if entry.item.start
        }
