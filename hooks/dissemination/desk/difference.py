"""What readers and subscribers will see of the changes since an earlier state, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from dissemination import urls
from dissemination.checks.history.addresses import Owner, addresses, of_item, public_entries
from dissemination.checks.history.things import reports
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.aliases import names
from dissemination.model.event import Event
from dissemination.model.kinds import GROUPS, RECORDS
from dissemination.model.outcome import Outcome
from dissemination.model.record import Model
from dissemination.model.reported import Reported
from dissemination.source.entries import LocatedEntry

Entries = dict[Owner, LocatedEntry[Any]]

# Fields of an event that its entry in calendars shows.
OF_CALENDARS: Final = (
    *("title", "summary", "type", "zone", "start", "end", "place", "online", "registration"),
    *("price", "languages", "organisers", "speakers", "participants", "countries"),
    *("recording", "slides"),
)
WORDS: Final = {"online": "address to join by", "link": "organiser's page", "days_unknown": "days"}
# Fields of items that say something of the others, and are told by other words.
BESIDE: Final = {"aliases", "sequence", "updated"}


def difference(project: LoadedProject, commit: str) -> Iterator[str]:
    """The differences of a project from its earlier state at a commit, a line each below a heading:
    of pages, of entries in feeds, and of entries in calendars. Files that cannot be read are left
    out."""
    name = commit[:10]
    was = project.published
    found = {
        "Pages": list(_pages(was, project)) if was else [],
        "Feeds": list(_feeds(was, project)) if was else [],
        "Calendars": list(_calendars(was, project)) if was else [],
    }
    if project.reading.problems:
        yield "Some files cannot be read, and are left out here; dissemination check names them."
    if not any(found.values()):
        yield f"Nothing that readers or subscribers see has changed since {name}."
        return
    yield f"What readers and subscribers will see, compared with {name}:"
    for heading, lines in found.items():
        if lines:
            yield heading
            yield from (f"  {line}" for line in lines)


def _pages(was: LoadedProject, now: LoadedProject) -> Iterator[str]:
    before, after = _entries(was, now), _entries(now)
    for owner, entry in after.items():
        if owner not in before:
            yield f"new: /{_address(entry)} {_title(entry)}"
        elif fields := _changed(before[owner], entry):
            yield f"changed: /{_address(entry)} {_title(entry)}: {', '.join(map(_word, fields))}"
        if owner in before and (moved := _address(before[owner])) != _address(entry):
            leads = "leads on" if moved in of_item(entry) else "leads nowhere"
            yield f"moved: /{moved} is /{_address(entry)} now; the old address {leads}"
    notices = {Owner(e.kind, e.item.id) for e in now.entries if e.item.withdrawn}
    for owner, entry in before.items():
        if owner not in after:
            why = " (its address says that it was withdrawn)" if owner in notices else ""
            yield f"gone: /{_address(entry)} {_title(entry)}{why}"
    yield from _pages_of_docs(was, now)
    yield from _pages_of_data(was, now)


def _pages_of_docs(was: LoadedProject, now: LoadedProject) -> Iterator[str]:
    before, after = (
        {urls.page(path): path for path in state.files if _is_page(path)} for state in (was, now)
    )
    changed = now.earlier.changed if now.earlier else frozenset()
    yield from (f"new: /{address}" for address in sorted(after.keys() - before.keys()))
    for address in sorted(after.keys() & before.keys()):
        if before[address] == after[address] in changed:
            yield f"changed: /{address}"
    yield from (f"gone: /{address}" for address in sorted(before.keys() - after.keys()))


def _pages_of_data(was: LoadedProject, now: LoadedProject) -> Iterator[str]:
    """The records that are new, changed or gone, by the page on which they stand."""
    for name, kind in RECORDS.items():
        if any(invalid.model is kind.model for invalid in now.reading.invalid_records):
            continue
        before = {located.record.id: located.record for located in was.records_of(name)}
        after = {located.record.id: located.record for located in now.records_of(name)}
        renamed = {
            former: own
            for own, record in after.items()
            for former in names(getattr(record, "aliases", ()))
            if former in before.keys() - after.keys()
        }
        if kind.has_pages:
            for former, own in sorted(renamed.items()):
                old, new = urls.record(kind.name, former), urls.record(kind.name, own)
                yield f"moved: /{old} is /{new} now; the old address leads on"
        for word, ids in (
            ("new", after.keys() - before.keys() - {*renamed.values()}),
            ("changed", {i for i in after.keys() & before.keys() if after[i] != before[i]}),
            ("gone", before.keys() - after.keys() - renamed.keys()),
        ):
            if kind.has_pages:
                yield from (f"{word}: /{urls.record(kind.name, own)}" for own in sorted(ids))
            elif ids:
                yield f"{word} on /{kind.page}: {kind.title.lower()}: {', '.join(sorted(ids))}"
    for name in GROUPS:
        groups = was.reading.groups.get(name), now.reading.groups.get(name)
        if groups[0] and groups[1] and (fields := _other(groups[0].record, groups[1].record)):
            yield f"changed, wherever it is shown: data/{name}.yml: {', '.join(map(_word, fields))}"


def _feeds(was: LoadedProject, now: LoadedProject) -> Iterator[str]:
    if _other_ids(was, now):
        yield "every entry comes a second time, since all ids are others"
    before, after = _entries(was, now), _entries(now)
    for owner, entry in after.items():
        if owner not in before:
            yield f"new: {_title(entry)}"
        elif _is_corrected(before[owner].item, entry.item):
            words = f": {entry.item.correction}" if entry.item.correction else ""
            yield f"corrected, and shown as changed: {_title(entry)}{words}"
        elif fields := _changed(before[owner], entry):
            words = ", ".join(map(_word, fields))
            yield f'changed, but not shown anew (no new "updated"): {_title(entry)}: {words}'
    yield from (f"gone: {_title(before[owner])}" for owner in before if owner not in after)
    results = {owner: thing.record for owner, thing in reports(was).items()}
    for owner, thing in reports(now).items():
        if owner not in results:
            yield f"new: {owner.kind} {owner.id}: {_reported(thing.record)}"
        elif _is_corrected(results[owner], thing.record):
            yield f"corrected, and shown as changed: {owner.kind} {owner.id}"
    gone = results.keys() - reports(now).keys()
    yield from (f"gone: {owner.kind} {owner.id}" for owner in sorted(gone))
    yield from _files(was, now, lambda address: address.startswith("feeds/"))


def _reported(record: Reported) -> str:
    """What feeds report of a record: an outcome in its own words, where it has some."""
    fact = record.outcome if isinstance(record, Outcome) else None
    return (fact and fact.value) or record.title


def _calendars(was: LoadedProject, now: LoadedProject) -> Iterator[str]:
    if _other_ids(was, now):
        yield "every entry comes a second time, since all ids are others"
    before, after = (
        {owner: entry for owner, entry in entries.items() if _is_dated(entry)}
        for entries in (_entries(was, now), _entries(now))
    )
    for owner, entry in after.items():
        if owner not in before:
            yield f"new: {_title(entry)}, {entry.item.start.iso}"
            continue
        changes = list(_changes(before[owner].item, entry.item))
        if changes:
            yield f"changed: {_title(entry)}: {'; '.join(changes)}"
    for owner, entry in before.items():
        if owner not in after:
            yield f"gone: {_title(entry)}, {entry.item.start.iso}"
    yield from _files(was, now, lambda address: address.startswith("calendars/"))


def _changes(was: Event, now: Event) -> Iterator[str]:
    """What the entry of an event shows otherwise than before, in words."""
    if now.status != was.status and {now.status, was.status} & {"cancelled", "postponed"}:
        yield now.status
    for field in OF_CALENDARS:
        before, after = getattr(was, field), getattr(now, field)
        if before == after:
            continue
        if field in {"start", "end"} and before and after:
            yield f"{field} {after.iso}, before {before.iso}"
        else:
            yield _word(field)


def _files(was: LoadedProject, now: LoadedProject, is_one: Callable[[str], bool]) -> Iterator[str]:
    """The feeds or calendars that can be subscribed to newly, or no more."""
    before, after = (
        {address for own in addresses(state).values() for address in own if is_one(address)}
        for state in (was, now)
    )
    yield from (f"new to subscribe to: /{address}" for address in sorted(after - before))
    yield from (f"gone for subscribers: /{address}" for address in sorted(before - after))


def _entries(project: LoadedProject, now: LoadedProject | None = None) -> Entries:
    """The public items of a state, without those whose files cannot be read now."""
    unread = {entry.path for entry in now.reading.invalid_entries} if now else set()
    entries = (entry for entry in public_entries(project) if entry.path not in unread)
    return {Owner(entry.kind, entry.item.id): entry for entry in entries}


def _is_page(path: str) -> bool:
    return path.startswith("docs/") and path.endswith(".md")


def _address(entry: LocatedEntry[Any]) -> str:
    return urls.item(entry.kind, entry.slug)


def _title(entry: LocatedEntry[Any]) -> str:
    return f"“{entry.item.title}”"


def _word(field: str) -> str:
    return WORDS.get(field, field.replace("_", " "))


def _changed(was: LocatedEntry[Any], now: LocatedEntry[Any]) -> list[str]:
    """The fields of an item that differ, and "text"."""
    if was is now:
        return []
    text = ["text"] if was.body.strip() != now.body.strip() else []
    return [*_other(was.item, now.item), *text]


def _other(was: Model, now: Model) -> list[str]:
    """The fields in which two records differ."""
    return [
        name
        for name in type(now).model_fields
        if name not in BESIDE and getattr(was, name, None) != getattr(now, name)
    ]


def _other_ids(was: LoadedProject, now: LoadedProject) -> bool:
    """Whether the settings of which every id is made are others."""
    before, after = was.settings, now.settings
    if not before or not after:
        return False
    return (before.record.authority, before.record.since) != (
        after.record.authority,
        after.record.since,
    )


def _is_corrected(was: Any, now: Any) -> bool:
    """Whether its stamp is another: of another correction, or by a count that has risen."""
    has_risen = getattr(now, "sequence", 0) > getattr(was, "sequence", 0)
    return now.updated is not None and (was.updated != now.updated or has_risen)


def _is_dated(entry: LocatedEntry[Any]) -> bool:
    return isinstance(entry.item, Event) and entry.item.start is not None
