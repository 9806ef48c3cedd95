"""Items that were public keep their id and their address, and leave by a withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from dissemination import urls
from dissemination.checks.history.addresses import of_item
from dissemination.checks.history.pairs import Pair, pairs
from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem
from dissemination.source.entries import LocatedEntry

ID_CHANGED: Final = Message(
    'it was "{value}" when this was published, and feeds and calendars know the item by it; '
    "write id: {value}",
    code="id-changed",
)
GONE: Final = Message(
    "/{address} was public, and without this file it leads nowhere and its readers learn nothing; "
    "put the file back, with a line withdrawn: {today}",
    code="item-gone",
)
NOTICE_GONE: Final = Message(
    "/{address} says that the item is no longer shown, and leads nowhere without this file; "
    "put it back",
    code="notice-gone",
)
HIDDEN_AGAIN: Final = Message(
    "/{address} is public, and would be gone without a word; {cure}, "
    "or to take it from the site write withdrawn: {today}",
    code="item-hidden-again",
)
NO_ALIAS: Final = Message(
    "/{address} was the item's address and leads nowhere now; write aliases: [{aliases}]",
    code="address-gone",
)
TAKEN: Final = Message(
    "/{address} was the item's address, and is that of {other} now; give that file another name, "
    "and write aliases: [{aliases}] here",
    code="address-taken",
)


def ids(project: LoadedProject) -> Iterator[Problem]:
    """Items that have another id than when they were published."""
    for pair in pairs(project):
        node = pair.now.front_matter if pair.now else None
        if node and node.id and node.id != pair.was.item.id:
            yield node.problem(ID_CHANGED, "id", value=pair.was.item.id)


def gone(project: LoadedProject) -> Iterator[Problem]:
    """Items that were public, of which nothing is left: neither a page nor a notice, nor an alias
    of another item, such as of the event that a news item became."""
    led_on = _aliases(project)
    by_id = {entry.item.id: entry for entry in project.entries}
    for pair in pairs(project):
        address = urls.item(pair.was.kind, pair.was.slug)
        heir = by_id.get(pair.was.item.id)
        if pair.was_public and not pair.now and address not in led_on:
            if heir:
                aliases = ", ".join([*heir.item.aliases, f"/{address}"])
                values = {"address": address, "aliases": aliases}
                yield heir.front_matter.problem(NO_ALIAS, "aliases", **values)
                continue
            yield GONE.at(pair.was.path, 1, address=address, today=project.today)
        elif pair.both and not pair.has_page and pair.both.kind not in project.left_out:
            yield _hidden(pair.both, address, pair.was, project.today)


def notices(project: LoadedProject) -> Iterator[Problem]:
    """Notices of withdrawn and expired items that are gone."""
    led_on = _aliases(project)
    for pair in pairs(project):
        address = urls.item(pair.was.kind, pair.was.slug)
        if not pair.was_public and not pair.now and address not in led_on:
            yield NOTICE_GONE.at(pair.was.path, 1, address=address)


def addresses(project: LoadedProject) -> Iterator[Problem]:
    """Addresses of items that lead nowhere, or to another item."""
    slugs = {urls.item(file.kind, file.slug): file.path for file in project.entry_files}
    for pair in pairs(project):
        if pair.both and pair.has_page:
            yield from _lost(pair, pair.both, slugs)


def _lost(pair: Pair, now: LocatedEntry[Any], slugs: dict[str, str]) -> Iterator[Problem]:
    """The problem of the addresses that an item has lost."""
    kept = of_item(now)
    lost = {address: slug for address, slug in of_item(pair.was).items() if address not in kept}
    if not lost:
        return
    aliases = ", ".join([*now.item.aliases, *lost.values()])
    address = next(iter(lost))
    if other := next(filter(None, map(slugs.get, lost)), None):
        values = {"address": address, "other": other, "aliases": aliases}
        yield now.front_matter.problem(TAKEN, "aliases", **values)
    else:
        yield now.front_matter.problem(NO_ALIAS, "aliases", address=address, aliases=aliases)


def _hidden(
    now: LocatedEntry[Any], address: str, was: LocatedEntry[Any], today: date | None
) -> Problem:
    """The problem of an item that has become a draft again, or is still to come."""
    field = "date" if now.kind == "news" else "published"
    name, cure = "draft", "delete this line"
    if not now.item.draft:
        name, cure = field, f"write {field}: {was.item.published.iso}"
    values = {"address": address, "cure": cure, "today": today}
    return now.front_matter.problem(HIDDEN_AGAIN, name, **values)


def _aliases(project: LoadedProject) -> set[str]:
    """The earlier addresses of all items."""
    return {
        address
        for entry in project.entries
        for address, slug in of_item(entry).items()
        if slug != entry.slug
    }
