"""Problems of content and data, a line each: where, what, and what to type instead."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Final

MOST_NAMES: Final = 8
MOST_VALUE: Final = 80
MOST_OTHER: Final = 600
LEAST_LIKENESS: Final = 0.6
MOST_COMPARED: Final = 8  # names that are compared letter by letter with an unknown one
MOST_LOOKED_UP: Final = 500


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
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


class Names:
    """Existing names, of which the nearest to an unknown one is found. Only those are compared that
    share its rarest parts, so that a thousand unknown names among a thousand existing ones take no
    million comparisons."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))

    def nearest(self, unknown: str) -> str:
        """The end of a message about an unknown name: the existing one that was likely meant, or
        all of them if they are few, else the nearest three."""
        if close := self.closest(unknown):
            return f'did you mean "{close}"?'
        if len(self._names) <= MOST_NAMES:
            return f"known: {', '.join(self._names)}" if self._names else "none is known"
        names = self._by_likeness(unknown)[:3]
        return f"the nearest are {', '.join(names)}" if names else "no known name is near"

    def closest(self, unknown: str) -> str | None:
        """The nearest existing name, of equally near ones the first candidate; None if none is
        near. What is likely the nearest is compared first, for to compare takes long, and others
        then need not be."""
        other = unknown.casefold()
        matcher, letters = difflib.SequenceMatcher(b=other), Counter(other)
        most = [
            (_most_likeness(name.casefold(), letters), -place, name)
            for place, name in enumerate(self.candidates(unknown))
        ]
        best: tuple[float, int, str | None] = LEAST_LIKENESS, -len(most), None
        for likeness, place, name in sorted(most, reverse=True):
            if likeness < best[0]:
                break
            matcher.set_seq1(name.casefold())
            best = max(best, (matcher.ratio(), place, name))
        return best[2]

    def _by_likeness(self, unknown: str) -> list[str]:
        """The names that are worth a comparison, the nearest first."""
        matcher = difflib.SequenceMatcher(b=unknown.casefold())
        alike = []
        for name in self.candidates(unknown):
            matcher.set_seq1(name.casefold())
            alike.append((-matcher.ratio(), name))
        return [name for _, name in sorted(alike)]

    def candidates(self, unknown: str) -> list[str]:
        """The names that are worth a comparison: those with most parts in common, these first."""
        if len(self._names) <= MOST_COMPARED:
            return self._names
        shared, looked_up = list[list[str]](), set[str]()
        by_part = filter(None, map(self._by_part.get, _parts(unknown)))
        for names in sorted(by_part, key=len):
            if looked_up and len(looked_up) + len(names) > MOST_LOOKED_UP:
                break
            shared.append(names[:MOST_LOOKED_UP])
            looked_up.update(shared[-1])
        counts = Counter(chain.from_iterable(shared))
        least = min(sorted(counts.values(), reverse=True)[:MOST_COMPARED], default=0)
        most = sorted((-count, name) for name, count in counts.items() if count >= least)
        return [name for _, name in most[:MOST_COMPARED]]

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """The names that have a part, by the part."""
        by_part: dict[str, list[str]] = {}
        for name in self._names:
            for part in _parts(name):
                by_part.setdefault(part, []).append(name)
        return by_part


def nearest(unknown: str, names: Iterable[str]) -> str:
    """The end of a message about an unknown name, asked once of these names."""
    return Names(names).nearest(unknown)


def _most_likeness(name: str, letters: Counter[str]) -> float:
    """How like a name may be at most to another one with these letters: difflib's `quick_ratio`,
    in a fifth of the time."""
    shared = sum(map(min, letters.values(), map(name.count, letters)))
    length = len(name) + letters.total()
    return 2 * shared / length if length else 1


def _parts(name: str) -> set[str]:
    """Every two and every three letters in a row of a name, its beginning and end marked."""
    text = f"\n{name.casefold()[:MOST_OTHER]}\n"
    return {text[at : at + length] for length in (2, 3) for at in range(len(text) + 1 - length)}
