"""The sections that a site shows though empty, and those that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.kinds import OPTIONAL, SECTIONS
from dissemination.problems import Message, Problem, nearest

NO_SECTION: Final = Message(
    'there is no section "{value}" to show or to leave out; {nearest}', code="no-such-section"
)
BOTH: Final = Message(
    '"{value}" stands under shown and under hidden; delete one of them', code="shown-and-hidden"
)


def sections(project: LoadedProject) -> Iterator[Problem]:
    """Names under shown and hidden of data/site.yml that are none of a section, or in both."""
    if not (settings := project.settings):
        return
    of_pages = [kind.file for kinds in SECTIONS.values() for kind in kinds]
    names = {"shown": of_pages, "hidden": [*OPTIONAL]}
    for field, known in names.items():
        for number, name in enumerate(getattr(settings.record, field)):
            if name not in known:
                near = nearest(name, known)
                yield settings.problem(NO_SECTION, field, number, value=name, nearest=near)
            elif field == "hidden" and name in settings.record.shown:
                yield settings.problem(BOTH, field, number, value=name)
