"""Changes of the site: each touches something that is there, and is told once it is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from dissemination.problems import Message, Problem, nearest
from dissemination.source.records import Located

TOUCHES_NOTHING: Final = Message(
    "say what it touches: everything: yes, data: [partners], pages: [docs/about/legal.md], "
    "or ids such as milestones: [M1]"
)
NO_SUCH_PAGE: Final = Message('there is no page "{found}"; {nearest}')
CHANGE_TO_COME: Final = Message("a change is told when it is published; {found} is to come")


def change_problems(
    changes: Iterable[Located[Any]], files: frozenset[str], today: date
) -> Iterator[Problem]:
    """Changes that touch nothing, name a page that is none of `files`, or are still to come."""
    pages = {path for path in files if path.startswith("docs/") and path.endswith(".md")}
    for located in changes:
        if not located.record.touches_something:
            yield located.problem(TOUCHES_NOTHING)
        if located.record.date > today:
            yield located.problem(CHANGE_TO_COME, "date", found=located.record.date)
        for number, path in enumerate(located.record.pages):
            if path not in pages:
                near = nearest(path, pages)
                yield located.problem(NO_SUCH_PAGE, "pages", number, found=path, nearest=near)
