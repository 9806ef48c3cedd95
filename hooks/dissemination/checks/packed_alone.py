"""What an item's file says alone, as lists and texts that JSON has."""

from __future__ import annotations

from typing import Any

from dissemination.checks.alone import Alone
from dissemination.markdown.examination import Destination
from dissemination.problems import Problem


def packed_alone(alone: Alone) -> list[Any]:
    """What an item says alone, without the path of its file."""
    lists = alone.problems, alone.advice, alone.placeholders, alone.letters
    destinations = alone.links, alone.outside, alone.odd, alone.pictures
    return [*destinations, sorted(alone.anchors), alone.is_whole, *map(_parts, lists)]


def _parts(problems: tuple[Problem, ...]) -> list[tuple[int, str, str]]:
    return [(each.line, each.message, each.code) for each in problems] if problems else []


def unpacked_alone(path: str, kept: list[Any]) -> Alone:
    """What the item at a path says alone, from what `packed_alone` gave."""
    links, outside, odd, pictures, anchors, is_whole, *lists = kept
    problems, advice, placeholders, letters = (
        tuple(Problem(path, *parts) for parts in problems) if problems else () for problems in lists
    )
    return Alone(
        _destinations(links),
        _destinations(outside),
        _destinations(odd),
        _destinations(pictures),
        frozenset(anchors),
        is_whole,
        problems,
        advice,
        placeholders,
        letters,
    )


def _destinations(kept: list[list[Any]]) -> tuple[Destination, ...]:
    return tuple(Destination(*parts) for parts in kept) if kept else ()
