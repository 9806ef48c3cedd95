"""Lists in pages: the front holds the newest items, and older pages are closed.

A closed page always has the same items, so that a new item changes none of them and no page grows
with the number of items. `theme/assets/sift.js` reads all pages of a list when it combines filters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library, question
from dissemination.model.deliverable import Deliverable
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.partner import Network
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage

PER_PAGE: Final = 20
AT_LEAST: Final = 10
MOST_CARDS: Final = 12  # cards of partners; more stand in a list
BESIDE: Final = 2  # numbers on each side of a page's own number in a pager


@dataclass(frozen=True)
class Pager:
    """The links from a page of a list to its other pages: `front` is the address of the page with
    the newest items, `older` the number of closed pages, which only that page tells, and `pages`
    are number and address of those that are offered, the newest first; None where some are left
    out."""

    front: str
    older: int
    pages: tuple[tuple[int, str] | None, ...]


@dataclass(frozen=True)
class Paged:
    """A list of items in pages: `front` is on the page at `address`, newest first; `older` are
    closed pages of `PER_PAGE`, numbered from 1 for the oldest, so that a new item changes none of
    them."""

    address: str
    front: tuple[Entry[Any], ...]
    older: tuple[tuple[Entry[Any], ...], ...]

    def page(self, number: int) -> str:
        """The address of a page; the number behind that of the newest closed one is the front's."""
        is_front = number > len(self.older)
        return self.address if is_front else urls.older(self.address, number)

    def closed(self) -> list[tuple[str, tuple[Entry[Any], ...]]]:
        """The closed pages with their addresses, the oldest first."""
        return [(self.page(number), page) for number, page in enumerate(self.older, 1)]

    def near(self, here: str) -> list[int | None]:
        """The numbers that the pager of the page at `here` offers, the newest first: those beside
        its own, and the oldest; None where some are left out."""
        front = len(self.older) + 1
        own = self._numbers.get(here, front)
        newest, oldest = min(front - 1, own + BESIDE), max(1, own - BESIDE)
        start = [] if newest == front - 1 else [None]
        end = [] if oldest == 1 else [1] if oldest == 2 else [None, 1]
        return [*start, *range(newest, oldest - 1, -1), *end]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of the closed pages by their addresses."""
        return {self.page(number): number for number in range(1, len(self.older) + 1)}

    def pager(self, here: str) -> Pager:
        """The links from the page at `here`."""
        numbers = self.near(here) if self.older else []
        older = len(self.older) if here == self.address else 0
        pages = tuple((number, self.page(number)) if number else None for number in numbers)
        return Pager(self.address, older, pages)


def paged(address: str, entries: Sequence[Entry[Any]]) -> Paged:
    """Items in pages; the front has `AT_LEAST` of them or more, if there are as many."""
    closed = max(0, (len(entries) - AT_LEAST) // PER_PAGE)
    oldest_first = tuple(entries)[::-1]
    older = [oldest_first[n * PER_PAGE : (n + 1) * PER_PAGE][::-1] for n in range(closed)]
    return Paged(address, tuple(entries)[: len(entries) - closed * PER_PAGE], tuple(older))


@question
def all_news(library: Library) -> Paged:
    """All news."""
    return paged(urls.NEWS, tuple(library.news.values()))


@question
def past_events(library: Library) -> Paged:
    """The events that are over."""
    return paged(urls.EVENTS, library.events_in("past"))


def training_of_partner(library: Library, partner: str) -> list[TrainingAction]:
    """The training actions of the events in which a partner surely took part, but for those that
    were called off."""
    codes = {
        mention.id
        for event in library.referring("partner", partner, "events")
        if not event.item.is_off
        if any(m.id == partner and not m.inferred for m in event.item.partners)
        for mention in event.item.training
        if not mention.inferred
    }
    return [action for action in library.training.values() if action.id in codes]


def works_on(library: Library, partner: str) -> list[WorkPackage]:
    """The other work packages that name a partner, or a task of which does."""
    packages = library.referring("partner", partner, "work_packages")
    return [package for package in packages if partner not in package.led_by]


def deliverables_of(library: Library, partner: str) -> list[Deliverable]:
    """The deliverables for which a partner answers."""
    deliverables = library.referring("partner", partner, "deliverables")
    return [each for each in deliverables if each.lead == partner]


def inference(event: Entry[Event], record_id: str) -> str | None:
    """Why a partner or training action of an event is only inferred, or None if it is sourced."""
    mentions = (*event.item.partners, *event.item.training)
    return next((m.inferred for m in mentions if m.id == record_id), None)


def picture_credits(library: Library) -> list[tuple[Entry[Any], list[str]]]:
    """The items with pictures that have credits, each with these credits once."""
    found = ((entry, credits_of(entry)) for entry in library.entries.values())
    return [(entry, credited) for entry, credited in found if credited]


def credits_of(entry: Entry[Any]) -> list[str]:
    """The credits of an item's pictures, each once."""
    return list(dict.fromkeys(picture.credit for picture in entry.item.gallery if picture.credit))


def fact_prefix(library: Library, network: Network) -> str:
    """What begins the ids of the facts of a network on the page of all networks: its own id where
    another network or an earlier one's fact has the id of one of them, and else nothing."""
    taken = {*library.networks}
    for other in library.networks.values():
        own = {fact.id for fact in other.facts}
        if other.id == network.id:
            return f"{network.id}-" if own & taken else ""
        taken |= own
    return ""
