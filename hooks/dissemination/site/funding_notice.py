"""The funding notice of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dissemination.library.library import Library
from dissemination.locale.emblem import beside_emblem

# In CSS pixels, the smallest size in which a page shows the emblem; no logo is wider or higher.
EMBLEM_WIDTH: Final = 120
EMBLEM_HEIGHT: Final = 80


@dataclass(frozen=True)
class FundingNotice:
    """The funding statement to the letter, a sentence with the programme's name, the alternative
    text of the emblem, the text beside it (or none), and a sentence about the project's end, empty
    while it runs; sizes are in CSS pixels."""

    statement: str
    programme: str
    emblem_alt: str
    ended: str
    beside_emblem: str
    emblem_width: int = EMBLEM_WIDTH
    emblem_height: int = EMBLEM_HEIGHT


def funding_notice(library: Library) -> FundingNotice:
    """The funding notice of a library's project at its moment."""
    project, locale = library.project, library.locale
    end = project.ended(library.today)
    return FundingNotice(
        beside_emblem=beside_emblem(project.funding.profile, locale),
        statement=project.funding.statement,
        programme=locale.gettext(
            "%(project)s has received funding from %(programme)s",
            project=project.acronym,
            programme=project.programme.name,
        ),
        emblem_alt=locale.gettext("Emblem of the European Union"),
        ended=locale.gettext("The project ended %(when)s.", when=locale.dated(end)) if end else "",
    )
