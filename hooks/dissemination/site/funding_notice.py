"""The funding notice of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dissemination.library.grants import Grant, grants
from dissemination.library.identifiers import Identifier, identifiers
from dissemination.library.library import Library, question
from dissemination.library.phases import end_sentence
from dissemination.locale.emblem import beside_emblem

# In CSS pixels, the smallest size in which a page shows the emblem; no logo is wider or higher.
EMBLEM_WIDTH: Final = 120
EMBLEM_HEIGHT: Final = 80


@dataclass(frozen=True)
class GrantNotice:
    """One funding: its statement to the letter, with its language, a sentence with the name of who
    pays, the share (or none), the alternative text of the emblem (empty where none is shown), the
    text beside it (or none), and the path of the logo with its alternative text (or none)."""

    statement: str
    language: str
    payer: str
    share: str
    emblem_alt: str
    beside_emblem: str
    logo_path: str
    logo_alt: str


@dataclass(frozen=True)
class FundingNotice:
    """All funding of the project, its ids and those of its grant, and a sentence about its end,
    empty while it runs; sizes are in CSS pixels."""

    grants: tuple[GrantNotice, ...]
    identifiers: tuple[Identifier, ...]
    ended: str
    emblem_width: int = EMBLEM_WIDTH
    emblem_height: int = EMBLEM_HEIGHT


@question
def funding_notice(library: Library) -> FundingNotice:
    """The funding notice of a library's project at its moment."""
    return FundingNotice(
        grants=tuple(grant_notice(library, grant) for grant in grants(library)),
        identifiers=identifiers(library),
        ended=end_sentence(library),
    )


def grant_notice(library: Library, grant: Grant) -> GrantNotice:
    """The notice of one funding."""
    funding, locale = grant.funding, library.locale
    alt = locale.gettext("Emblem of the European Union") if grant.is_of_union else ""
    return GrantNotice(
        statement=funding.statement,
        language=funding.statement_language,
        payer=locale.gettext(
            "%(project)s has received funding from %(programme)s",
            project=library.project.acronym,
            programme=grant.payer,
        ),
        share=grant.share(locale),
        emblem_alt=alt,
        beside_emblem=beside_emblem(funding, locale) if alt else "",
        logo_path=grant.logo_path,
        logo_alt=funding.logo_alt or "",
    )
