"""Records whose ids are parts of addresses, or of entries in feeds, keep them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dissemination.checks.history.addresses import Owner, addresses, alive, nowhere
from dissemination.checks.history.things import Thing, replaced, successor, things
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.aliases import names
from dissemination.model.kinds import BY_NAME
from dissemination.model.reported import REPORTED
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

RENAMED: Final = Message(
    'it was "{value}" when this was published, and {lost}; write id: {value} again, or '
    "add aliases: [{value}]",
    code="record-renamed",
)
TWICE: Final = Message(
    'it was "{value}" when this was published, and its entry would come to subscribers a second '
    "time; write id: {value} again, or add aliases: [{value}]",
    code="outcome-renamed",
)
GONE: Final = Message(
    'the {kind} "{value}" is gone, and {lost}; if it has another id now, give it this one '
    "again, or add aliases: [{value}]",
    code="record-gone",
)
UNPUBLISHED: Final = Message(
    "{value} was published, and leaves feeds without a word; if that is not meant, write "
    "published: {day} again, and what is right now as a correction",
    code="outcome-unpublished",
)


def renamed(project: LoadedProject) -> Iterator[Problem]:
    """Records that have another id than when they were published, and lose something by it."""
    for owner, _, now, lost in _lost(project):
        if now and owner.kind in REPORTED:
            yield now.node.problem(TWICE, *now.location, value=owner.id)
        elif now:
            values = {"value": owner.id, "lost": nowhere(lost)}
            yield now.node.problem(RENAMED, *now.location, **values)


def gone(project: LoadedProject) -> Iterator[Problem]:
    """Records that are gone without a successor, and reports that leave the feeds."""
    for owner, was, now, lost in _lost(project):
        if now:
            continue
        if node := _with_id(owner, project):
            values = {"value": f"{owner.kind} {owner.id}", "day": was.record.published.iso}
            yield node.problem(UNPUBLISHED, "published", **values)
        else:
            what = nowhere(lost) if lost else "its entry leaves the feeds"
            values = {"kind": owner.kind, "value": owner.id, "lost": what}
            yield GONE.at(was.node.path, 1, **values)


def _lost(
    project: LoadedProject,
) -> Iterator[tuple[Owner, Thing, Thing | None, list[str]]]:
    """Things that are gone and had addresses or an entry in feeds: each with the one that has
    their place under another id, if there is one, and the addresses that lead nowhere."""
    if not (published := project.published) or not project.settings:
        return
    was, now = things(published), things(project)
    missing = {owner: was[owner] for owner in was.keys() - now.keys()}
    if not missing:
        return
    former, today, instead = addresses(published), alive(project), replaced(project)
    kept = {Owner(other.kind, name) for other in now for name in names(now[other].record.aliases)}
    for owner in sorted(missing):
        lost = [address for address in former.get(owner, ()) if address not in today]
        if _is_unreadable(owner, project) or owner in kept or not (lost or owner.kind in REPORTED):
            continue
        new = _of_kind(owner, {other: now[other] for other in now.keys() - was.keys()})
        is_there = _with_id(owner, project) is not None
        found = None if is_there else successor(owner, missing[owner], new, instead)
        yield owner, missing[owner], found, lost


def _of_kind(owner: Owner, owners: Mapping[Owner, Thing]) -> dict[Owner, Thing]:
    return {other: owners[other] for other in sorted(owners) if other.kind == owner.kind}


def _with_id(owner: Owner, project: LoadedProject) -> Located[Any] | None:
    """The milestone, result or deliverable with an id, whether it is in feeds or not."""
    records = project.records_of(REPORTED.get(owner.kind, ""))
    return next((located for located in records if located.id == owner.id), None)


def _is_unreadable(owner: Owner, project: LoadedProject) -> bool:
    """Whether a record may still be there, in a file that has problems."""
    kind = BY_NAME.get(owner.kind)
    return owner.kind in project.reading.incomplete or any(
        invalid.id == owner.id and kind is not None and invalid.model is kind.model
        for invalid in project.reading.invalid_records
    )
