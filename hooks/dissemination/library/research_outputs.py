"""Publications, datasets and software as readers look for them, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dissemination.library.library import Library
from dissemination.model.research_output import KINDS, ResearchOutput

MANY = 12  # without headings of years one finds what one looks for among these
FEW_KINDS = 2


@dataclass(frozen=True)
class OutputGroup:
    """Outputs of one kind or year, newest first; a group without a `title` is all there is."""

    anchor: str
    title: str
    outputs: tuple[ResearchOutput, ...]
    is_kind: bool = False


def newest_first(outputs: Iterable[ResearchOutput]) -> list[ResearchOutput]:
    """Outputs by their dates, those without one last; equal ones as they are written."""
    return sorted(outputs, key=_last_day, reverse=True)


def _last_day(output: ResearchOutput) -> int:
    return output.date.last.toordinal() if output.date else 0


def groups(library: Library) -> list[OutputGroup]:
    """All outputs below their kinds; where they are many and of one or two kinds, below their
    years."""
    outputs = newest_first(library.research_outputs.values())
    kinds = {output.kind for output in outputs}
    if len(outputs) > MANY and len(kinds) <= FEW_KINDS:
        return _by_year(library, outputs)
    if len(kinds) < FEW_KINDS:
        return [OutputGroup("", "", tuple(outputs))] if outputs else []
    return [
        OutputGroup(
            f"kind-{kind}",
            library.locale.state("research_outputs", kind),
            tuple(output for output in outputs if output.kind == kind),
            is_kind=True,
        )
        for kind in KINDS
        if kind in kinds
    ]


def _by_year(library: Library, outputs: list[ResearchOutput]) -> list[OutputGroup]:
    # Translators: the heading above publications whose date is not known
    undated = library.locale.gettext("Without a date")
    years = groupby(outputs, lambda output: output.date.year if output.date else None)
    return [
        OutputGroup(f"year-{year or 'none'}", str(year) if year else undated, tuple(own))
        for year, own in years
    ]


def publication_line(output: ResearchOutput) -> list[str]:
    """Where it was published: the parts of the line below its title, but for the date."""
    return [part for part in (output.venue, output.details, output.publisher) if part]
