"""The funding notice of every page, and the sizes of logos: none is larger than the emblem."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.funding import PROFILES

# In CSS pixels, the smallest size in which a page shows the emblem; no logo is wider or higher.
EMBLEM_WIDTH: Final = 120
EMBLEM_HEIGHT: Final = 80
LOGO_WIDTH: Final = 116
LOGO_HEIGHT: Final = 72
LOGO_AREA: Final = 4600  # so that a wide logo and a high one weigh the same


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
    project = library.project
    end = project.ended(library.today)
    when = Locale(library.settings.language).when(end) if end else ""
    return FundingNotice(
        beside_emblem=PROFILES[project.funding.profile].beside_emblem,
        statement=project.funding.statement,
        programme=f"{project.acronym} has received funding from {project.programme.name}",
        emblem_alt="Emblem of the European Union",
        ended=f"The project ended in {when}." if end else "",
    )


def logo_size(width: int | None, height: int | None) -> tuple[int, int]:
    """Width and height of a logo of these proportions in CSS pixels: every logo has about the same
    area, and none is larger than the emblem."""
    ratio = width / height if width and height else LOGO_WIDTH / LOGO_HEIGHT
    wide = min(sqrt(LOGO_AREA * ratio), LOGO_WIDTH, LOGO_HEIGHT * ratio)
    return max(1, int(wide)), max(1, int(wide / ratio))
