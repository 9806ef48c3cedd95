"""Earlier addresses: each leads to one thing, is none of today, and can be a page or file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from dissemination import urls
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.aliases import PAGES, paths
from dissemination.model.item import Item
from dissemination.model.kinds import CHOICES, RECORDS
from dissemination.model.record import KindName
from dissemination.model.settings import Settings
from dissemination.problems import Message, Names, Problem
from dissemination.source.records import Located
from dissemination.source.tree import Location
from dissemination.urls import earlier

EARLIER_IS_TAKEN: Final = Message(
    "the earlier address /{value} already belongs to {other}; {advice}",
    code="earlier-address-taken",
)
EARLIER_IS_OWN: Final = Message(
    "the earlier address /{value} is one that the site makes itself; {advice}",
    code="earlier-address-own",
)
NOT_OF_PAGES: Final = Message(
    "the earlier address /{value} is one of a file, and a page at it would not be shown; a feed or "
    "calendar of data/site.yml can have it, in earlier_addresses",
    code="earlier-address-of-a-file",
)
NO_TARGET: Final = Message(
    'no page, feed or calendar has the address "{value}"; {nearest}', code="no-such-address"
)
DELETE: Final = "delete the alias"
BY_PERMALINK: Final = (
    "earlier_permalinks of data/site.yml make it; write it into the aliases of the item that had it"
)

# Where addresses begin that feeds and calendars of the settings can have had.
OF_FILES: Final = ("feeds/", "calendars/")


class Owners:
    """Who has each address, by the address in small letters: a place, or what has one as its text,
    since few are ever told."""

    def __init__(self) -> None:
        self.places: dict[str, object] = {}

    def other(self, address: str, place: object) -> str | None:
        """Who else has an address already; without anybody it becomes that of the place."""
        owner = self.places.setdefault(address.lower(), place)
        return None if owner is place or str(owner) == str(place) else str(owner)


class Bearer(NamedTuple):
    """What has an address with its name in it, a slug or an id: an item, a record, a part of one,
    or an entry of a closed list; `location` is its path in the record."""

    located: Located[Any]
    location: Location
    kind: KindName
    name: str
    aliases: tuple[str, ...]

    def __str__(self) -> str:
        """Its file and line."""
        return f"{self.located.path}:{self.located.line(*self.location, 'id')}"


def earlier_addresses(project: LoadedProject, owners: Owners) -> Iterator[Problem]:
    """Earlier names and addresses that something else has, of today or earlier; `owners` are those
    of the pages of docs/, items and records."""
    bearers = list(_bearers(project))
    if not (_has_earlier(project.settings) or any(bearer.aliases for bearer in bearers)):
        return
    for bearer in bearers:
        for address in _addresses(bearer.kind, bearer.name):
            owners.places.setdefault(address.lower(), bearer)
    owners.places |= _main_files(project)
    yield from _of_bearers(bearers, owners)
    if project.settings:
        yield from _targets(project, project.settings, bearers)
        yield from _of_settings(project.settings, owners)
        yield from _of_permalinks(project, owners)


def _has_earlier(site: Located[Settings] | None) -> bool:
    """Whether the settings name earlier addresses."""
    return bool(site and (site.record.earlier_addresses or site.record.earlier_permalinks))


def _of_bearers(bearers: Iterable[Bearer], owners: Owners) -> Iterator[Problem]:
    """Aliases of items, records and choices."""
    for bearer in bearers:
        for number, alias in enumerate(bearer.aliases):
            location = (*bearer.location, "aliases", number)
            is_path = alias.startswith("/")
            addresses = (earlier.whole(alias),) if is_path else _addresses(bearer.kind, alias)
            if is_path and (problem := _unfit(bearer.located, location, addresses[0])):
                yield problem
            else:
                yield from _claimed(bearer.located, location, addresses, owners)


def _targets(
    project: LoadedProject, site: Located[Settings], bearers: Iterable[Bearer]
) -> Iterator[Problem]:
    """Earlier addresses in the settings of what has no address of today. What has problems may have
    one: then nothing is known."""
    if project.reading.problems or not site.record.earlier_addresses:
        return
    addresses = frozenset(_addresses_of_today(project, bearers))
    near = Names(f"/{address}" for address in addresses)
    for number, moved in enumerate(site.record.earlier_addresses):
        if earlier.whole(moved.of) not in addresses:
            values = {"value": moved.of, "nearest": near.nearest(moved.of)}
            yield site.problem(NO_TARGET, "earlier_addresses", number, "of", **values)


def _of_settings(site: Located[Settings], owners: Owners) -> Iterator[Problem]:
    """Aliases of pages, feeds and calendars in the settings."""
    for number, moved in enumerate(site.record.earlier_addresses):
        is_of_file = "." in moved.of.rpartition("/")[2]
        for alias, path in enumerate(moved.aliases):
            here: Location = ("earlier_addresses", number, "aliases", alias)
            address = earlier.whole(path)
            if problem := _unfit(site, here, address, is_of_file=is_of_file):
                yield problem
            else:
                yield from _claimed(site, here, (address,), owners)


def _of_permalinks(project: LoadedProject, owners: Owners) -> Iterator[Problem]:
    """Earlier addresses of items by templates, but for those that an alias claims for another."""
    templates = project.settings.record.earlier_permalinks if project.settings else ()
    claimed = {earlier.whole(a) for e in project.entries for a in paths(e.item.aliases)}
    for entry in project.entries if templates else ():
        for address in earlier.of_permalinks(templates, entry.kind, entry.slug, entry.item):
            if address in claimed:
                continue
            if earlier.is_own(address):
                yield EARLIER_IS_OWN.at(entry.path, 1, value=address, advice=BY_PERMALINK)
            elif other := owners.other(address, entry.path):
                values = {"value": address, "other": other, "advice": BY_PERMALINK}
                yield EARLIER_IS_TAKEN.at(entry.path, 1, **values)


def _claimed(
    located: Located[Any], location: Location, addresses: tuple[str, ...], owners: Owners
) -> Iterator[Problem]:
    """At most one problem of an earlier name or address, which stands for all these."""
    place = f"{located.path}:{located.line(*location)}"
    for address in addresses:
        if other := owners.other(address, place):
            values = {"value": address, "other": other, "advice": DELETE}
            yield located.problem(EARLIER_IS_TAKEN, *location, **values)
            return


def _unfit(
    located: Located[Any], location: Location, address: str, *, is_of_file: bool = False
) -> Problem | None:
    """The problem of an earlier address that the site makes itself, or of one at which a page would
    not be shown; feeds and calendars can have been beside those of today."""
    is_beside = address.startswith(OF_FILES) and "/archive/" not in address
    if earlier.is_own(address) and not (is_of_file and is_beside):
        return located.problem(EARLIER_IS_OWN, *location, value=address, advice=DELETE)
    is_page = address.endswith("/") or address.rpartition(".")[2] in PAGES
    if not is_of_file and not is_page:
        return located.problem(NOT_OF_PAGES, *location, value=address)
    return None


def _bearers(project: LoadedProject) -> Iterator[Bearer]:
    for entry in project.entries:
        yield Bearer(entry.front_matter, (), entry.kind, entry.slug, entry.item.aliases)
    for name, kind in RECORDS.items():
        for located in project.records_of(name):
            record = located.record
            yield Bearer(located, (), kind.name, record.id, getattr(record, "aliases", ()))
            for number, part in enumerate(getattr(record, kind.parts) if kind.parts else ()):
                location = (kind.parts, number)
                yield Bearer(located, location, kind.name, part.id, part.aliases)
    if site := project.settings:
        for choices, field in CHOICES.items():
            for number, choice in enumerate(getattr(site.record, field)):
                yield Bearer(site, (field, number), choices, choice.id, choice.aliases)


def _addresses(kind: KindName, name: str) -> tuple[str, ...]:
    """The addresses that have a slug or an id in them."""
    feeds = (urls.feed(feed, "xml") for feed in earlier.feeds(kind, name))
    return (*earlier.pages(kind, name), *earlier.files(kind, name), *feeds)


def _addresses_of_today(project: LoadedProject, bearers: Iterable[Bearer]) -> Iterator[str]:
    """The addresses of today of pages of docs/, items, records and lists, feeds and calendars."""
    docs = (path for path in project.files if path.startswith("docs/") and path.endswith(".md"))
    yield from map(urls.page, docs)
    yield from _main_files(project)
    for entry in project.entries:
        if entry.path not in project.hidden:
            yield urls.item(entry.kind, entry.slug)
    for bearer in bearers:
        if isinstance(bearer.located.record, Item):
            continue
        own = earlier.pages(bearer.kind, bearer.name)[0]
        files = _addresses(bearer.kind, bearer.name)
        yield from (own, *(address for address in files if not address.endswith("/")))


def _main_files(project: LoadedProject) -> dict[str, str]:
    """The feeds and the calendar that have no record, with the words for them."""
    feeds = {
        urls.feed(name, ending): f"the feed of {name}"
        for name in (*urls.MAIN_FEEDS, *urls.OTHER_FEEDS)
        if name != "deliverables" or project.records_of("deliverables")
        for ending in urls.feed_endings(name)
    }
    return {**feeds, urls.ALL_CALENDAR: "the calendar of all events"}
