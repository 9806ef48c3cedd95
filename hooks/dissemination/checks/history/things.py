"""Records and choices on whose ids addresses and entries of feeds rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dissemination.checks.history.addresses import Owner
from dissemination.checks.history.pairs import pairs
from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.instants import published
from dissemination.model.item import Item
from dissemination.model.kinds import CHOICES, RECORDS
from dissemination.model.references import references
from dissemination.model.reported import REPORTED
from dissemination.source.records import Located
from dissemination.source.tree import Location


@dataclass(frozen=True)
class Thing:
    """A record, or a choice of the settings: where its id is written, and what it says."""

    node: Located[Any]
    location: Location
    record: Any

    @property
    def names(self) -> set[str]:
        """What it is called."""
        fields = type(self.record).model_fields
        named = (getattr(self.record, field) for field in ("title", "name") if field in fields)
        return {name.casefold() for name in named}


def things(project: LoadedProject) -> dict[Owner, Thing]:
    """Partners, training actions and the choices of the settings, and the records in feeds."""
    owners = {
        Owner(kind.name, record.record.id): Thing(record, ("id",), record.record)
        for name, kind in RECORDS.items()
        for record in (project.records_of(name) if kind.has_pages else ())
    }
    return owners | _choices(project) | reports(project)


def _choices(project: LoadedProject) -> dict[Owner, Thing]:
    """The categories of news, the types of events and the areas of practices."""
    if not (settings := project.settings):
        return {}
    return {
        Owner(kind, choice.id): Thing(settings, (field, number, "id"), choice)
        for kind, field in CHOICES.items()
        for number, choice in enumerate(getattr(settings.record, field))
    }


def reports(project: LoadedProject) -> dict[Owner, Thing]:
    """The milestones, results and deliverables that stand in feeds."""
    if not project.settings:
        return {}
    settings = project.settings.record
    return {
        Owner(kind, located.record.id): Thing(located, ("id",), located.record)
        for kind, name in REPORTED.items()
        for located in project.records_of(name)
        if located.record.published and located.record.is_known
        if published(located.record, settings) <= project.moment
    }


def successor(
    owner: Owner, was: Thing, new: Mapping[Owner, Thing], replaced: Collection[tuple[Owner, Owner]]
) -> Thing | None:
    """Which of these new things is one of before under another id: that with its name, or that to
    which items refer now instead (`replaced`). One that is only like it may be a new one."""
    for other, thing in new.items():
        if thing.names & was.names or (owner, other) in replaced:
            return thing
    return None


def replaced(project: LoadedProject) -> set[tuple[Owner, Owner]]:
    """What items referred to when they were published, with what they refer to instead."""
    instead = set()
    for pair in pairs(project):
        if pair.both:
            was, now = ({*_references(item)} for item in (pair.was.item, pair.both.item))
            instead |= {
                (old, new) for old in was - now for new in now - was if old.kind == new.kind
            }
    return instead


def _references(item: Item) -> Iterator[Owner]:
    return (Owner(kind, own) for _, kind, own in references(item))
