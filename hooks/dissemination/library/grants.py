"""Who pays for the project: the funding of data/project.yml, then those of data/funders.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.file_path import beside
from dissemination.model.funder import Funder
from dissemination.model.funding import PROFILES
from dissemination.model.project import Funding, Programme
from dissemination.model.quantity import money_in


@dataclass(frozen=True)
class Grant:
    """One funding of the project: the id of its funder (empty for the project's own), who pays by
    name, the programme, if there is one, the statement with its rules, and the path of its logo
    from the project's root (empty without one)."""

    id: str
    payer: str
    programme: Programme | None
    funding: Funding
    logo_path: str

    @property
    def is_of_union(self) -> bool:
        """Whether it is shown with the emblem of the European Union."""
        return PROFILES[self.funding.profile].is_of_union

    def share(self, locale: Locale) -> str:
        """A sentence about its share; "" where that is not told."""
        if not (share := share_in_words(self.funding, locale)):
            return ""
        # Translators: what part of the money it pays
        return locale.gettext("Share: %(share)s", share=share)


def share_in_words(funding: Funding, locale: Locale) -> str:
    """The share of a funder: an amount of money as the language writes it, anything else as it is
    written; "" where it is not told."""
    money = money_in(funding.share) if funding.share else None
    return locale.money(money) if money else funding.share or ""


def own_grant(library: Library) -> Grant:
    """The funding of data/project.yml."""
    project = library.project
    return Grant(
        "",
        project.programme.name,
        project.programme,
        project.funding,
        _logo_path("data/project.yml", project.funding),
    )


def grant(funder: Funder) -> Grant:
    """The funding of a further funder."""
    programme = funder.programme.name if funder.programme else funder.name
    payer = ", ".join(dict.fromkeys((funder.name, programme)))
    path = _logo_path("data/funders.yml", funder.funding)
    return Grant(funder.id, payer, funder.programme, funder.funding, path)


def grants(library: Library) -> tuple[Grant, ...]:
    """All funding of the project, that of data/project.yml first."""
    return (own_grant(library), *map(grant, library.funders.values()))


def grant_of(library: Library, item: Any) -> Grant | None:
    """The funding of an item that belongs to a further funder; None of any other."""
    return grant(library.funders[item.funder]) if item.funder else None


def _logo_path(path: str, funding: Funding) -> str:
    return beside(path, funding.logo) if funding.logo else ""
