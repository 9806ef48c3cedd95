"""The emblem of the European Union is drawn to its official geometry: twelve upright stars in gold
on a circle in the middle of a blue field of two to three."""

from __future__ import annotations

import math
import re

import pytest
from lxml import etree

from tests.support.frozen import ROOT
from tests.support.xpath import attribute

EMBLEM = ROOT / "docs/assets/eu-emblem.svg"
SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]


@pytest.fixture(scope="module")
def drawn() -> tuple[float, float, list[list[Point]]]:
    """Width and height of the field, and the corners of each star, the upper one first."""
    root = etree.fromstring(EMBLEM.read_bytes())
    field, stars = root.findall(f"{SVG}path")
    assert (field.get("fill"), stars.get("fill")) == ("#039", "#fc0")
    width, height = (float(part) for part in attribute(root, "viewBox").split()[2:])
    assert field.get("d") == f"M0 0h{width:.0f}v{height:.0f}H0z"
    corners = [
        [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", star)]
        for star in attribute(stars, "d").split("Z")
        if star
    ]
    return width, height, corners


def test_the_field_is_three_to_two(drawn: tuple[float, float, list[list[Point]]]) -> None:
    width, height, _ = drawn
    assert width / height == 1.5


def test_twelve_stars_stand_as_the_hours_of_a_clock(
    drawn: tuple[float, float, list[list[Point]]],
) -> None:
    width, height, stars = drawn
    assert len(stars) == 12
    for hour, corners in enumerate(stars):
        angle = math.radians(30 * hour)
        middle = (
            width / 2 + height / 3 * math.sin(angle),
            height / 2 - height / 3 * math.cos(angle),
        )
        assert corners[0] == pytest.approx((middle[0], middle[1] - height / 18), abs=0.02)
        for corner in corners:
            assert math.dist(corner, middle) == pytest.approx(height / 18, abs=0.02)
