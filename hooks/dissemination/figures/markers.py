"""Markers: numbers on a drawing, each near to its point and none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import Final

from dissemination.figures.projection import Point

RADIUS: Final = 10.5
GAP: Final = 1.5
TOUCHING: Final = 3.0  # points nearer than this are one on the drawing
ROUNDS: Final = 240
_DIGIT: Final = 7.5


@dataclass
class Marker:
    """The number of one thing, or the numbers of several that lie too close together; `x` and `y`
    are its middle, `point` is what it marks."""

    numbers: tuple[int, ...]
    points: tuple[Point, ...]
    x: float
    y: float

    @property
    def text(self) -> str:
        """What stands in it."""
        return " · ".join(map(str, self.numbers))

    @property
    def half(self) -> float:
        """Half of its width; half of its height is always `RADIUS`."""
        return max(RADIUS, 4.5 + len(self.text) * _DIGIT / 2)

    @property
    def point(self) -> Point:
        """The middle of what it marks."""
        xs, ys = zip(*self.points, strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)

    @property
    def is_away(self) -> bool:
        """Whether it had to make room, so that a line must lead to its point."""
        return hypot(self.x - self.point[0], self.y - self.point[1]) > 2 or len(self.points) > 1


def markers(points: Sequence[Point], width: float, height: float) -> list[Marker]:
    """The markers of points numbered from 1 on a drawing of a width and height, none over another
    and none over the edge. Where there is no room for all, neighbours share one."""
    found = [Marker((n,), (at,), *at) for n, at in enumerate(points, 1)]
    while not _settled(found, width, height):
        one, other = min(combinations(found, 2), key=lambda pair: _apart(*pair))
        found = [each for each in found if each not in (one, other)] + [_both(one, other)]
        found.sort(key=lambda each: each.numbers)
    return found


def _settled(found: list[Marker], width: float, height: float) -> bool:
    """Move the markers from their points until none covers another; False if they cannot."""
    pairs = list(combinations(range(len(found)), 2))
    if any(_apart(found[a], found[b]) < TOUCHING for a, b in pairs):
        return False
    for each in found:
        each.x, each.y = each.point
    for turn in range(ROUNDS):
        for each in found:
            pull = 0.04 if turn < ROUNDS / 2 else 0
            x = each.x + (each.point[0] - each.x) * pull
            y = each.y + (each.point[1] - each.y) * pull
            each.x = min(max(x, each.half + GAP), width - each.half - GAP)
            each.y = min(max(y, RADIUS + GAP), height - RADIUS - GAP)
        moved = [_part(found[a], found[b]) for a, b in pairs]
        if not any(moved) and turn >= ROUNDS / 2 and _inside(found, width, height):
            return True
    return not pairs or False


def _part(one: Marker, other: Marker) -> bool:
    """Move two markers apart if one covers the other; whether it did."""
    dx, dy = other.x - one.x, other.y - one.y
    over_x = one.half + other.half + GAP - abs(dx)
    over_y = 2 * RADIUS + GAP - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    if over_x < over_y:
        step = (over_x / 2 + 0.05) * (1 if dx >= 0 else -1)
        one.x, other.x = one.x - step, other.x + step
    else:
        step = (over_y / 2 + 0.05) * (1 if dy >= 0 else -1)
        one.y, other.y = one.y - step, other.y + step
    return True


def _inside(found: list[Marker], width: float, height: float) -> bool:
    return all(
        each.half <= each.x <= width - each.half and RADIUS <= each.y <= height - RADIUS
        for each in found
    )


def _apart(one: Marker, other: Marker) -> float:
    return hypot(one.point[0] - other.point[0], one.point[1] - other.point[1])


def _both(one: Marker, other: Marker) -> Marker:
    numbers = dict(zip(one.numbers + other.numbers, one.points + other.points, strict=True))
    shared = tuple(sorted(numbers))
    return Marker(shared, tuple(numbers[n] for n in shared), one.x, one.y)
