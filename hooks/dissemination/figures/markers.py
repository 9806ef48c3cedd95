"""Markers: numbers on a drawing, each near to its point and none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import dist
from typing import Final

from dissemination.figures.projection import Point
from dissemination.locale.locale import Locale

RADIUS: Final = 10.5  # units of the drawing, as all lengths here
GAP: Final = 1.5
TOUCHING: Final = 3.0  # points nearer than this are one on the drawing
ROUNDS: Final = 100
MOST: Final = 45  # markers on one drawing
MOST_NUMBERS: Final = 3  # in one marker; of more, only their count is shown
_DIGIT: Final = 7.5


@dataclass
class Marker:
    """The number of one place, or the numbers of several that lie too close together; `x` and `y`
    are its middle, `points` the positions that it marks, and `text` what is written on it."""

    numbers: tuple[int, ...]
    points: tuple[Point, ...]
    x: float
    y: float
    text: str

    @cached_property
    def half(self) -> float:
        """Half of its width; half of its height is always `RADIUS`."""
        return max(RADIUS, 4.5 + len(self.text) * _DIGIT / 2)

    @cached_property
    def point(self) -> Point:
        """The middle of the positions that it marks."""
        xs, ys = zip(*self.points, strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)

    @property
    def is_away(self) -> bool:
        """Whether it stands away from its point, so that a line must lead there."""
        return dist((self.x, self.y), self.point) > 2 or len(self.points) > 1


def arrange_markers(
    points: Sequence[Point], width: float, height: float, locale: Locale
) -> list[Marker]:
    """The markers of points, numbered from 1 in their order, on a drawing of a width and height:
    none over another, none over the edge. Where there is no room for all, neighbours share one."""
    near = TOUCHING
    while True:
        markers = _group(points, near, locale)
        if len(markers) == 1 or (len(markers) <= MOST and _separate_all(markers, width, height)):
            return _move_inside(markers, width, height)
        near *= 1.5


def _group(points: Sequence[Point], near: float, locale: Locale) -> list[Marker]:
    """A marker for each point, or for several of which each lies within `near` of the first."""
    groups: list[list[tuple[int, Point]]] = []
    for number, at in enumerate(points, 1):
        beside = [group for group in groups if dist(group[0][1], at) < near]
        if not beside:
            groups.append([])
        (beside or groups)[-1].append((number, at))
    markers = []
    for group in groups:
        numbers, places = zip(*group, strict=True)
        middle = (sum(x for x, _ in places) / len(group), sum(y for _, y in places) / len(group))
        markers.append(Marker(numbers, places, *middle, _text(numbers, locale)))
    return markers


def _text(numbers: Sequence[int], locale: Locale) -> str:
    """The numbers, or their count if they are too many."""
    if len(numbers) > MOST_NUMBERS:
        return locale.ngettext("%(num)s place", "%(num)s places", len(numbers))
    return " · ".join(map(str, numbers))


def _separate_all(markers: list[Marker], width: float, height: float) -> bool:
    """Move the markers until none covers another; False if there is no room within `ROUNDS`."""
    pairs = list(combinations(markers, 2))
    for turn in range(ROUNDS):
        pull = 0.04 if turn < ROUNDS / 3 else 0
        for marker in markers:
            marker.x += (marker.point[0] - marker.x) * pull
            marker.y += (marker.point[1] - marker.y) * pull
        _move_inside(markers, width, height)
        moved = [_separate(*pair) for pair in pairs]
        if not pull and not any(moved):
            return True
    return False


def _move_inside(markers: list[Marker], width: float, height: float) -> list[Marker]:
    """Move the markers inside the edge of the drawing."""
    for marker in markers:
        marker.x = min(max(marker.x, marker.half + GAP), width - marker.half - GAP)
        marker.y = min(max(marker.y, RADIUS + GAP), height - RADIUS - GAP)
    return markers


def _separate(one: Marker, other: Marker) -> bool:
    """Move two markers apart if one covers the other, and return whether they were moved."""
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
