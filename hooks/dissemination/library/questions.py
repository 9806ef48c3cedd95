"""What is asked of a library while an output is made, and the digests of the answers.

An output depends on what was asked while it was made, and on nothing else of the items: while every
answer is the same, its bytes are the same. So no output has to name the items that it shows, and
nothing that it shows can be forgotten: whoever goes through a whole collection has asked for all of
it. A question is a function with a name and strings as arguments, so that the next build can ask it
again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final, TypeVar

K = TypeVar("K")
T = TypeVar("T")
SEPARATOR: Final = "\n"  # between the name of a question and its arguments, in none of them

# Questions that are no functions: about the moment; and, with the name of a collection, about all
# of its items, whether it has any, and with a key too, about one.
MOMENT: Final = "moment"
TODAY: Final = "today"
ALL: Final = "items"
ANY: Final = "any"
ONE: Final = "item"


class Questions:
    """The questions that were asked of a library, each answered once. What a build alone can answer
    is in `answering`: functions of the arguments of a question, by its name."""

    def __init__(self) -> None:
        self.answering: dict[str, Callable[..., Any]] = {}
        self._answers: dict[str, Any] = {}
        self._notebooks: list[set[str]] = []  # of the outputs that are being made

    def ask(self, make: Callable[[], T], name: str, *arguments: str) -> T:
        """The answer to a question, made once; it is noted for the output that is being made. What
        `make` asks itself is not: the answer stands for it."""
        question = SEPARATOR.join((name, *arguments)) if arguments else name
        if self._notebooks:
            self._notebooks[-1].add(question)
        if question not in self._answers:
            with self.noting():
                self._answers[question] = make()
        answer: T = self._answers[question]
        return answer

    def answered(self, question: str) -> list[Any]:
        """The answer to a question alone in a list; nothing if it was not asked yet."""
        return [self._answers[question]] if question in self._answers else []

    def note(self, name: str, *arguments: str) -> None:
        """Note a question whose answer the output has already."""
        if self._notebooks:
            self._notebooks[-1].add(SEPARATOR.join((name, *arguments)) if arguments else name)

    def recall(self, made: dict[K, tuple[T, frozenset[str]]], key: K, make: Callable[[], T]) -> T:
        """A value that several outputs share, made once and then taken from `made`; what was asked
        for it is noted for each of them."""
        if key not in made:
            with self.noting() as notebook:
                value = make()
            made[key] = value, frozenset(notebook)
        value, asked = made[key]
        if self._notebooks:
            self._notebooks[-1] |= asked
        return value

    def noting(self) -> AbstractContextManager[set[str]]:
        """While it lasts, what is asked is noted in the set that it gives, and nowhere else."""
        return _Noting(self._notebooks)


class _Noting:
    """A context with a notebook of its own; tens of thousands are entered in each build."""

    __slots__ = ("_notebooks",)

    def __init__(self, notebooks: list[set[str]]) -> None:
        self._notebooks = notebooks

    def __enter__(self) -> set[str]:
        notebook = set[str]()
        self._notebooks.append(notebook)
        return notebook

    def __exit__(self, *_: object) -> None:
        self._notebooks.pop()
