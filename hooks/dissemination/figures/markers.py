"""Markers: numbers on a drawing, each near to its point and none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import dist
from typing import Final

from dissemination.figures.projection import Point

RADIUS: Final = 10.5
GAP: Final = 1.5
TOUCHING: Final = 3.0  # points nearer than this are one on the drawing
ROUNDS: Final = 100
MOST: Final = 45  # markers on one drawing
SAID: Final = 3  # numbers in one marker; of more, only how many they are
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
        if len(self.numbers) > SAID:
            return f"{len(self.numbers)} places"
        return " · ".join(map(str, self.numbers))

    @cached_property
    def half(self) -> float:
        """Half of its width; half of its height is always `RADIUS`."""
        return max(RADIUS, 4.5 + len(self.text) * _DIGIT / 2)

    @cached_property
    def point(self) -> Point:
        """The middle of what it marks."""
        xs, ys = zip(*self.points, strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)

    @property
    def is_away(self) -> bool:
        """Whether it had to make room, so that a line must lead to its point."""
        return dist((self.x, self.y), self.point) > 2 or len(self.points) > 1


def markers(points: Sequence[Point], width: float, height: float) -> list[Marker]:
    """The markers of points numbered from 1 on a drawing of a width and height, none over another
    and none over the edge. Where there is no room for all, neighbours share one."""
    near = TOUCHING
    while True:
        found = _joined(points, near)
        if len(found) == 1 or (len(found) <= MOST and _settled(found, width, height)):
            return _inside(found, width, height)
        near *= 1.5


def _joined(points: Sequence[Point], near: float) -> list[Marker]:
    """A marker for each point, or for several that lie nearer than that to the first of them."""
    groups: list[list[tuple[int, Point]]] = []
    for number, at in enumerate(points, 1):
        beside = [group for group in groups if dist(group[0][1], at) < near]
        if not beside:
            groups.append([])
        (beside or groups)[-1].append((number, at))
    found = []
    for group in groups:
        numbers, places = zip(*group, strict=True)
        middle = (sum(x for x, _ in places) / len(group), sum(y for _, y in places) / len(group))
        found.append(Marker(numbers, places, *middle))
    return found


def _settled(found: list[Marker], width: float, height: float) -> bool:
    """Move the markers from their points until none covers another; False if they cannot."""
    pairs = list(combinations(found, 2))
    for turn in range(ROUNDS):
        pull = 0.04 if turn < ROUNDS / 3 else 0
        for each in found:
            each.x += (each.point[0] - each.x) * pull
            each.y += (each.point[1] - each.y) * pull
        _inside(found, width, height)
        moved = [_part(*pair) for pair in pairs]
        if not pull and not any(moved):
            return True
    return False


def _inside(found: list[Marker], width: float, height: float) -> list[Marker]:
    """Move the markers from over the edge."""
    for each in found:
        each.x = min(max(each.x, each.half + GAP), width - each.half - GAP)
        each.y = min(max(each.y, RADIUS + GAP), height - RADIUS - GAP)
    return found


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
