"""What every page must say of the funding."""

from __future__ import annotations

from dataclasses import dataclass

from dissemination.library.library import Library
from dissemination.words import Words


@dataclass(frozen=True)
class Duties:
    """The funding statement to the letter, the programme's name, the words for the emblem, and a
    sentence about the project's end, empty while it runs."""

    statement: str
    programme: str
    emblem_alt: str
    ended: str


def duties(library: Library) -> Duties:
    """The duties of a library's project at its moment."""
    project = library.project
    end = project.ended(library.today)
    when = Words(library.settings.language).when(end) if end else ""
    return Duties(
        statement=project.funding.statement,
        programme=f"{project.acronym} was funded by {project.programme.name}"
        if end
        else f"{project.acronym} is funded by {project.programme.name}",
        emblem_alt="Emblem of the European Union",
        ended=f"The project ended in {when}." if end else "",
    )
