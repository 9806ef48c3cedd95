"""The deliverables as pages show them: below their work packages, and by what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dissemination import urls
from dissemination.library.library import Library, question
from dissemination.library.progress import deliverable_states, package_of
from dissemination.locale.catalogue import N_, NP_
from dissemination.model.deliverable import LEVELS, STATES, TYPES, Deliverable
from dissemination.model.work_package import WorkPackage
from dissemination.site.filters import Filter, Group
from dissemination.site.lists import AT_LEAST

_HEADING: Final = N_("Deliverables: %(title)s")
_GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "package": NP_("deliverable", "Work package"),
    "state": NP_("deliverable", "State"),
    "type": NP_("deliverable", "Type"),
    "level": NP_("deliverable", "Level"),
}


@dataclass(frozen=True)
class DeliverableFilter(Filter):
    """A list of deliverables that share something, which are its `entries`."""

    @property
    def key(self) -> str:
        """Its address below that of all deliverables, without the stroke: `state/due`."""
        return self.address.removeprefix(urls.DELIVERABLES).rstrip("/")


@dataclass(frozen=True)
class OfPackage:
    """The deliverables of a work package; `package` is None for those of none."""

    package: WorkPackage | None
    deliverables: tuple[Deliverable, ...]

    @property
    def place(self) -> str:
        """The id of the heading above them."""
        return f"of-{urls.anchor(self.package.id)}" if self.package else "of-none"


def by_package(library: Library, deliverables: Iterable[Deliverable]) -> list[OfPackage]:
    """Deliverables below their work packages, in the order of these; last those of none."""
    found: dict[str, list[Deliverable]] = {key: [] for key in (*library.work_packages, "")}
    for deliverable in deliverables:
        package = package_of(library, deliverable.work_package)
        found[package.id if package else ""].append(deliverable)
    return [
        OfPackage(library.work_packages.get(key), tuple(own)) for key, own in found.items() if own
    ]


@question
def deliverable_filters(library: Library) -> tuple[Group, ...]:
    """The lists of deliverables by work package, state, type and level; none while all of them are
    few. Every state has a list, since deliverables leave one for the next."""
    if len(library.deliverables) <= AT_LEAST:
        return ()
    states = deliverable_states(library)
    locale = library.locale
    packages = {package.id: _package_title(package) for package in library.work_packages.values()}

    def package(deliverable: Deliverable) -> str | None:
        own = package_of(library, deliverable.work_package)
        return own.id if own else None

    groups = (
        _group(library, "package", packages, package),
        _group(
            library,
            "state",
            {state: locale.state("deliverable", state) for state in STATES},
            lambda deliverable: states[deliverable.id],
            whole=True,
        ),
        _group(
            library,
            "type",
            {kind: locale.state("deliverable_type", kind) for kind in TYPES},
            lambda deliverable: deliverable.type,
        ),
        _group(
            library,
            "level",
            {level: locale.state("level", level) for level in LEVELS},
            lambda deliverable: deliverable.level,
        ),
    )
    return tuple(group for group in groups if len(group.filters) > 1)


@question
def deliverable_choices(library: Library) -> tuple[Group, ...]:
    """The filters of deliverables without these."""
    return tuple(
        replace(group, filters=tuple(replace(each, entries=()) for each in group.filters))
        for group in deliverable_filters(library)
    )


@question
def deliverable_keys(library: Library) -> Mapping[str, str]:
    """The keys of all filters in which a deliverable stands, by its number."""
    keys: dict[str, list[str]] = {}
    for group in deliverable_filters(library):
        for each in group.filters:
            for deliverable in each.entries:
                keys.setdefault(deliverable.id, []).append(each.key)
    return {number: " ".join(own) for number, own in keys.items()}


def _package_title(package: WorkPackage) -> str:
    title = package.title and (package.title.value or package.title.inferred)
    return f"{package.id} {title}" if title else package.id


def _group(
    library: Library,
    group: str,
    titles: Mapping[str, str],
    of: Callable[[Deliverable], str | None],
    whole: bool = False,
) -> Group:
    """A group with its deliverables in their filters; without those that stay empty, if it is not
    `whole`. Work packages are called by their codes."""
    found: dict[str | None, list[Deliverable]] = {}
    for deliverable in library.deliverables.values():
        found.setdefault(of(deliverable), []).append(deliverable)
    return Group(
        group,
        library.locale.pgettext(*_GROUPS[group]),
        tuple(
            DeliverableFilter(
                value if group == "package" else title,
                library.locale.gettext(_HEADING, title=title),
                urls.deliverables(group, value),
                entries=tuple(found.get(value, ())),
            )
            for value, title in titles.items()
            if whole or value in found
        ),
    )
