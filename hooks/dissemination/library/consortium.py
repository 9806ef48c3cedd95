"""The consortium at the moment: who takes part, who has left or is yet to come, and in how many
groups readers see them.

The moment counts within the time of the project: a partner that stayed to its end has not left,
and one that was there from its start is not yet to come before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dissemination.library.library import Library, question
from dissemination.locale.catalogue import N_
from dissemination.locale.roles import ROLES
from dissemination.model.partner import Partner
from dissemination.model.project import Project

GroupName = Literal["members", "associated", "subcontractors", "earlier", "sisters"]
_TITLES: Final[Mapping[GroupName, str]] = {
    "members": N_("Partners"),
    "associated": N_("Associated partners"),
    "subcontractors": N_("Subcontractors"),
    # Translators: partners that have left the project
    "earlier": N_("Earlier partners"),
    "sisters": N_("Sister projects"),
}
# Of which group a partner is by its role; members by any other.
_GROUPS: Final[Mapping[str, GroupName]] = {
    "associated": "associated",
    "subcontractor": "subcontractors",
    "sister": "sisters",
}
# Where the role says more than the group or the badge of the coordinator.
_SAID: Final[Mapping[GroupName, frozenset[str]]] = {
    "members": frozenset({"affiliated"}),
    "earlier": frozenset({"affiliated", "associated", "subcontractor"}),
}


@dataclass(frozen=True)
class PartnerGroup:
    """Partners that readers see together, each behind the one of whose organisation it is a part:
    `title` is the heading in words."""

    name: GroupName
    title: str
    partners: tuple[Partner, ...]

    def says(self, partner: Partner) -> bool:
        """Whether the role of a partner of the group has to be said beside its name."""
        return partner.role in _SAID.get(self.name, ())


@question
def earlier(library: Library) -> tuple[str, ...]:
    """The ids of the partners that have left before the end of the project."""
    day = _day(library.project, library.today)
    return tuple(p.id for p in library.partners.values() if p.end and p.end.last < day)


@question
def coming(library: Library) -> tuple[str, ...]:
    """The ids of the partners that are yet to come."""
    day = _day(library.project, library.today)
    return tuple(p.id for p in library.partners.values() if p.start and p.start.first > day)


def _day(project: Project, today: date) -> date:
    """The day within the time of the project that is nearest to today."""
    start, end = project.start.value, project.end.value
    if project.terminated and project.terminated.value:
        end = project.terminated.value
    day = min(today, end.last) if end else today
    return max(day, start.first) if start else day


def groups(library: Library) -> list[PartnerGroup]:
    """The partners in their groups; none that is empty."""
    left = earlier(library)
    members: dict[GroupName, list[Partner]] = {name: [] for name in _TITLES}
    for partner in library.partners.values():
        name = _GROUPS.get(partner.role, "members")
        has_left = partner.id in left and name != "sisters"
        members["earlier" if has_left else name].append(partner)
    gettext = library.locale.gettext
    return [
        PartnerGroup(name, gettext(_TITLES[name]), tuple(_with_parts(partners)))
        for name, partners in members.items()
        if partners
    ]


def _with_parts(partners: Iterable[Partner]) -> Iterator[Partner]:
    """Partners in their order, each part of an organisation behind the partner that it names."""
    by_id = {partner.id: partner for partner in partners}
    parts: dict[str | None, list[Partner]] = {}
    for partner in by_id.values():
        whole = partner.part_of if partner.part_of in by_id else None
        parts.setdefault(whole, []).append(partner)

    def behind(whole: str | None) -> Iterator[Partner]:
        for partner in parts.get(whole, ()):
            yield partner
            yield from behind(partner.id)

    return behind(None)


def parts_of(library: Library, partner: Partner) -> list[Partner]:
    """The partners that are parts of the organisation of a partner."""
    return [other for other in library.partners.values() if other.part_of == partner.id]


def members(library: Library) -> list[Partner]:
    """The members of the consortium at the moment."""
    away = {*earlier(library), *coming(library)}
    return [p for p in library.partners.values() if p.is_member and p.id not in away]


@question
def headcount(library: Library) -> str:
    """`12 partners from 8 countries`, with how many there were so far, or in all, where some have
    left; empty without a member."""
    now, locale = members(library), library.locale
    if not now:
        return ""
    text = locale.ngettext(
        "%(partners)s from %(num)s country",
        "%(partners)s from %(num)s countries",
        len({partner.country for partner in now}),
        partners=locale.ngettext("%(num)s partner", "%(num)s partners", len(now)),
    )
    left = [p for p in map(library.partners.__getitem__, earlier(library)) if p.is_member]
    if not left:
        return text
    all_ = locale.number(len(now) + len(left))
    if library.project.ended(library.today):
        # Translators: %(text)s is such as "12 partners from 8 countries"
        return locale.gettext("%(text)s at the end, %(count)s in all", text=text, count=all_)
    # Translators: %(text)s is such as "12 partners from 8 countries"
    return locale.gettext("%(text)s, %(count)s so far", text=text, count=all_)


def role(library: Library, partner: Partner) -> str:
    """The role of a partner in words."""
    return library.locale.gettext(ROLES[partner.role])


def span(library: Library, partner: Partner) -> str:
    """From when until when a partner takes part, in words; empty if it is there all the time."""
    when, _ = library.locale.when, library.locale.gettext
    if partner.start and partner.end:
        # Translators: dates, such as "March 2027"
        return _("from %(start)s until %(end)s", start=when(partner.start), end=when(partner.end))
    if partner.end:
        # Translators: a date, such as "March 2027"
        return _("until %(when)s", when=when(partner.end))
    # Translators: a date, such as "March 2027"
    return _("from %(when)s", when=when(partner.start)) if partner.start else ""


def description(library: Library, partner: Partner) -> str:
    """A partner in a sentence: its summary, else its role and place."""
    if partner.summary:
        return partner.summary
    where = (partner.place.value, library.locale.country(partner.country))
    return library.locale.gettext(
        # Translators: such as "Associated partner of MILLS in Kiel, Germany."
        "%(role)s of %(project)s in %(place)s.",
        role=role(library, partner),
        project=library.project.acronym,
        place=", ".join(filter(None, where)),
    )
