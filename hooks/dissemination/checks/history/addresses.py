"""Every address that somebody may have kept: in bookmarks, subscriptions and calendars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from dissemination import urls
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.aliases import names, paths
from dissemination.model.kinds import CHOICES, RECORDS
from dissemination.model.record import KindName
from dissemination.model.references import references
from dissemination.source.entries import LocatedEntry
from dissemination.urls import earlier

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
    """The addresses of an item's page, each with its slug or alias, the earlier ones last."""
    aliases = entry.item.aliases
    slugs = {urls.item(entry.kind, slug): slug for slug in (entry.slug, *names(aliases))}
    return slugs | {earlier.whole(path): path for path in paths(aliases)}


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
    for name, kind in RECORDS.items():
        for record in project.records_of(name):
            own = list(_of_record(kind.name, record.record)) if kind.has_pages else []
            former = paths(getattr(record.record, "aliases", ()))
            if own or former:
                yield Owner(kind.name, record.id or ""), [*own, *map(earlier.whole, former)]
    yield from _choices(project, public)
    yield Owner("project", ""), list(_of_project(project, public))
    for path in sorted(project.files):
        is_page = path.startswith("docs/") and path.endswith(".md")
        if is_page and project.has_page(page := urls.page(path)):
            yield Owner(PAGE, path), [page]


def _files(entry: LocatedEntry[Any]) -> Iterator[str]:
    """The files beside the page of a public item, and at its earlier slugs."""
    if entry.kind == "practice" or (entry.kind == "event" and entry.item.start):
        for slug in (entry.slug, *names(entry.item.aliases)):
            yield from earlier.files(entry.kind, slug)


def _of_record(kind: KindName, record: Any, has_page: bool = True) -> Iterator[str]:
    """The page, feed and calendar of a record or choice, also under its earlier ids."""
    for name in (record.id, *names(record.aliases)):
        yield from earlier.pages(kind, name)[: 1 if has_page else 0]
        yield from (urls.feed(feed, "xml") for feed in earlier.feeds(kind, name))
        yield from earlier.files(kind, name)


def _choices(
    project: LoadedProject, public: list[LocatedEntry[Any]]
) -> Iterator[tuple[Owner, list[str]]]:
    """Categories, types and areas: the page of each that has items, and its feed or calendar."""
    if not project.settings:
        return
    used = {
        (CHOICES[kind], own)
        for entry in public
        for _, kind, own in references(entry.item)
        if kind in CHOICES
    }
    settings = project.settings.record
    for kind, field in CHOICES.items():
        for choice in getattr(settings, field):
            has_page = (field, choice.id) in used
            own = [*_of_record(kind, choice, has_page), *map(earlier.whole, paths(choice.aliases))]
            yield Owner(kind, choice.id), own


def _of_project(project: LoadedProject, public: list[LocatedEntry[Any]]) -> Iterator[str]:
    """The feeds and calendar of everything, and the files that are named for the project."""
    yield from (urls.feed(name, ending) for name in MAIN for ending in ("xml", "atom.xml", "json"))
    if project.outcomes:
        yield urls.OUTCOME_FEED
    if project.records_of("deliverables"):
        yield urls.feed("deliverables", "xml")
    yield from (urls.feed("digest", "xml"), urls.OPML, urls.ALL_CALENDAR)
    for moved in project.settings.record.earlier_addresses if project.settings else ():
        yield from map(earlier.whole, moved.aliases)
    if not project.project:
        return
    acronym = project.project.record.acronym
    yield urls.factsheet(acronym)
    if any(entry.kind == "practice" for entry in public):
        yield from (urls.edition(acronym, ending) for ending in ("pdf", "epub"))
