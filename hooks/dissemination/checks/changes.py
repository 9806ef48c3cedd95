"""Records of changes: each touches something that exists, and is not in the future."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem, nearest

TOUCHES_NOTHING: Final = Message(
    "say what it touches: everything: yes, data: [partners], pages: [docs/about/legal.md], "
    "or ids such as milestones: [M1]",
    code="change-touches-nothing",
)
NO_SUCH_PAGE: Final = Message('there is no page "{value}"; {nearest}', code="no-such-page")
CHANGE_TO_COME: Final = Message(
    "a change is told when it is published; {value} is to come", code="change-to-come"
)


def changes(project: LoadedProject) -> Iterator[Problem]:
    """Records of changes that touch nothing, name a page that does not exist, or are in the
    future."""
    if not project.today:
        return
    pages = {path for path in project.files if path.startswith("docs/") and path.endswith(".md")}
    for change in project.records_of("changes"):
        if not change.record.touches_something:
            yield change.problem(TOUCHES_NOTHING)
        if change.record.date > project.today:
            yield change.problem(CHANGE_TO_COME, "date", value=change.record.date)
        for number, path in enumerate(change.record.pages):
            if path not in pages:
                near = nearest(path, pages)
                yield change.problem(NO_SUCH_PAGE, "pages", number, value=path, nearest=near)
