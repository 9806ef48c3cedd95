"""Problems of content and data, a line each: where, what, and what to type instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

MOST_NAMES: Final = 40
MOST_VALUE: Final = 80
MOST_OTHER: Final = 600


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file.

    `path` is relative to the project's root with slashes, `line` counts from 1, and `message` names
    what is wrong, what is expected and what is there instead. `code` is that of the message: it is
    not printed and takes no part in comparisons.
    """

    path: str
    line: int
    message: str
    code: str = field(compare=False)

    def on_line(self, line: int) -> Problem:
        """The same problem on another line of the file."""
        return replace(self, line=line)

    def in_field(self, name: str) -> Problem:
        """The same problem as one of a field, named as the file has it: `place.town`."""
        return replace(self, message=f"{name}: {self.message}") if name else self

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}: {self.message}"


class ContentError(Exception):
    """Raised once with all problems of a project; `problems` are sorted and free of repeats."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def report(problems: Iterable[Problem]) -> str:
    """All problems of a build, a line each, after their count."""
    lines = [str(problem) for problem in sorted(set(problems))]
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return "\n".join([f"{count}; nothing was published", *lines])


@dataclass(frozen=True)
class Message:
    """The wording of a kind of problem, with named holes such as `{value}`, and its code: a name
    of its own, such as `no-such-page`, that stays when the wording changes.

    Every wording of the package is a `Message`, so that a test can hold them all against the
    golden cases of broken content.
    """

    wording: str
    code: str = field(kw_only=True)

    def at(self, path: str, line: int, **values: object) -> Problem:
        """The problem at a place, the holes filled."""
        return Problem(path, line, self.filled(**values), self.code)

    def filled(self, **values: object) -> str:
        """The wording with its holes filled, each on one line: `value` with at most MOST_VALUE
        characters, others with at most MOST_OTHER."""
        most = {"value": MOST_VALUE}
        return self.wording.format(
            **{name: shown(value, most.get(name, MOST_OTHER)) for name, value in values.items()}
        )


def shown(value: object, most: int = MOST_VALUE) -> str:
    """A value as a message may show it: one line, printable, at most `most` characters."""
    text = printable(" ".join(str(value)[: 2 * most].split()))
    return text if len(text) <= most else text[: most - 1] + "…"


def printable(text: str) -> str:
    """A text on one line, with every character that cannot be seen written as its number."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def nearest(unknown: str, names: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest existing one, or all of them if they
    are few."""
    names = sorted(set(names))
    by_folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(unknown.casefold(), by_folded, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{by_folded[close[0]]}"?'
    if len(names) > MOST_NAMES:
        return "no known name is near"
    return f"known: {', '.join(names)}" if names else "none is known"
