"""Every address that somebody may have kept: in bookmarks, subscriptions and calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from dissemination import urls
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.kinds import RECORDS
from dissemination.model.record import KindName
from dissemination.model.settings import Choice
from dissemination.source.entries import LocatedEntry

MAIN: Final = ("all", "news", "events")
PAGE: Final = "page"  # the kind of an owner that is a file of docs/
MOST: Final = 3  # addresses that a sentence names


class Owner(NamedTuple):
    """To whom an address belongs: an item, record or choice by its kind and id, a page of docs/ by
    its path, or the project itself."""

    kind: KindName
    id: str


def addresses(project: LoadedProject) -> dict[Owner, tuple[str, ...]]:
    """The public addresses of a state by their owners: pages of items, also those that only say
    that the item is gone, and their earlier addresses; pages of records and of docs/; feeds and
    calendars; files of events and of the publication."""
    return {owner: tuple(found) for owner, found in _owners(project)}


def alive(project: LoadedProject) -> set[str]:
    """Every address of a state."""
    return {address for own in addresses(project).values() for address in own}


def nowhere(lost: Sequence[str]) -> str:
    """That addresses lead nowhere, in words: `/a/, /b/ and /c/ lead nowhere now`."""
    *others, last = [f"/{address}" for address in lost[:MOST]]
    return (
        f"{', '.join(others)} and {last} lead nowhere now"
        if others
        else f"{last} leads nowhere now"
    )


def of_item(entry: LocatedEntry[Any]) -> dict[str, str]:
    """The addresses of an item's page with the slug of each, the earlier ones last."""
    slugs = (entry.slug, *entry.item.aliases)
    return {urls.item(entry.kind, slug): slug for slug in slugs}


def public_entries(project: LoadedProject) -> Iterator[LocatedEntry[Any]]:
    """The items that lists, feeds and calendars show."""
    for entry in project.entries:
        has_expired = project.today and entry.item.has_expired(project.today)
        if entry.path not in project.hidden and not has_expired:
            yield entry


def with_page(project: LoadedProject) -> Iterator[LocatedEntry[Any]]:
    """The items that have a page, if only a notice."""
    for entry in project.entries:
        is_notice = entry.item.withdrawn and not entry.item.draft
        if is_notice or entry.path not in project.hidden:
            yield entry


def _owners(project: LoadedProject) -> Iterator[tuple[Owner, list[str]]]:
    public = list(public_entries(project))
    files = {entry.path: list(_files(entry)) for entry in public}
    for entry in with_page(project):
        own = [*of_item(entry), *files.get(entry.path, [])]
        yield Owner(entry.kind, entry.item.id), own
    for name, kind in RECORDS.items() if project.settings else ():
        for record in project.records_of(name) if kind.has_pages else ():
            own = [found for name in _names(record.record) for found in _of_record(kind.name, name)]
            yield Owner(kind.name, record.record.id), own
    yield from _choices(project, public)
    yield Owner("project", ""), list(_of_project(project, public))
    for path in sorted(project.files):
        if path.startswith("docs/") and path.endswith(".md"):
            yield Owner(PAGE, path), [urls.page(path)]


def _files(entry: LocatedEntry[Any]) -> Iterator[str]:
    """The files beside the page of a public item."""
    if entry.kind == "event" and entry.item.start:
        yield urls.event_file(entry.slug)
    if entry.kind == "practice":
        yield urls.leaflet(entry.slug)


def _names(record: Any) -> tuple[str, ...]:
    """The id of a record or choice, and those that it had before."""
    return (record.id, *getattr(record, "aliases", ()))


def _of_record(kind: KindName, record_id: str) -> Iterator[str]:
    yield urls.record(kind, record_id)
    if kind == "partner":
        yield urls.feed(f"partners/{record_id}", "xml")
        yield urls.partner_calendar(record_id)
    if kind == "training action":
        yield urls.feed(f"training/{record_id.lower()}", "xml")
        yield urls.training_calendar(record_id)


def _choices(
    project: LoadedProject, public: list[LocatedEntry[Any]]
) -> Iterator[tuple[Owner, list[str]]]:
    """Categories, types and areas: the page of each that has items, and its feed or calendar."""
    if not project.settings:
        return
    used = {
        (entry.kind, getattr(entry.item, field))
        for entry in public
        for field in ("category", "type", "area")
        if hasattr(entry.item, field)
    }
    settings = project.settings.record
    for choice in settings.categories:
        own = [urls.feed(f"news/{name}", "xml") for name in _names(choice)]
        yield Owner("category", choice.id), own + _list("news", urls.news_category, choice, used)
    for choice in settings.event_types:
        own = [urls.type_calendar(name) for name in _names(choice)]
        yield Owner("event type", choice.id), own + _list("event", urls.event_type, choice, used)
    for choice in settings.areas:
        yield Owner("area", choice.id), _list("practice", urls.practice_area, choice, used)


def _list(
    kind: KindName, address: Callable[[str], str], choice: Choice, used: set[tuple[KindName, str]]
) -> list[str]:
    """The page of a choice, and of its earlier ids, if it has items."""
    return [address(name) for name in _names(choice)] if (kind, choice.id) in used else []


def _of_project(project: LoadedProject, public: list[LocatedEntry[Any]]) -> Iterator[str]:
    """The feeds and calendar of everything, and the files that are named for the project."""
    yield from (urls.feed(name, ending) for name in MAIN for ending in ("xml", "atom.xml", "json"))
    yield from (urls.feed(name, "xml") for name in ("milestones", "digest"))
    yield from (urls.OPML, urls.ALL_CALENDAR)
    if not project.project:
        return
    acronym = project.project.record.acronym
    yield urls.factsheet(acronym)
    if any(entry.kind == "practice" for entry in public):
        yield from (urls.edition(acronym, ending) for ending in ("pdf", "epub"))
