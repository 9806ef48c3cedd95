"""Rules for what every page must show of the funding: the statement, and the emblem as it is
prescribed ("The use of the EU emblem in the context of EU programmes", geometrical description)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lxml import etree

from dissemination.rules.finding import Breach
from dissemination.rules.page import Picture
from dissemination.rules.site import Site

EMBLEM: Final = "assets/eu-emblem.svg"
SVG: Final = "{http://www.w3.org/2000/svg}"
BLUE: Final = "#039"
GOLD: Final = "#fc0"
STARS: Final = 12
TOLERANCE: Final = 0.02  # of the drawing's unit: what rounding to two decimals may move
LEAST_HEIGHT: Final = 38  # pixels: 1 cm, the least height of the emblem

NUMBER: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]+)?")

Point = tuple[float, float]


def missing_statements(site: Site) -> Iterator[Breach]:
    """A page that a reader stays on without the funding statement to the letter."""
    if site.funding_notice is None:
        return
    statements = [" ".join(text.split()) for text in site.funding_notice.statements]
    for at, page in site.full_pages.items():
        if any(statement not in page.text for statement in statements):
            yield Breach(site.file_of(at), "the funding statement is not on the page to the letter")


def missing_emblems(site: Site) -> Iterator[Breach]:
    """A page that does not show the emblem once for each funding of the Union, with its alternative
    text and large enough."""
    for at, page in site.full_pages.items():
        emblems = [p for p in page.pictures if p.file.endswith(EMBLEM)]
        yield from (Breach(site.file_of(at), fault) for fault in _shown(site, emblems))


def _shown(site: Site, emblems: list[Picture]) -> Iterator[str]:
    expected = site.funding_notice.emblems if site.funding_notice else 1
    if len(emblems) != expected:
        times = "once" if expected == 1 else f"{expected} times"
        yield f"the emblem of the European Union is shown {len(emblems)} times, expected {times}"
        return
    for emblem in emblems:
        yield from _drawn(site, emblem)


def _drawn(site: Site, emblem: Picture) -> Iterator[str]:
    if site.funding_notice and emblem.get("alt") != site.funding_notice.emblem_alt:
        yield f'the words for the emblem are "{emblem.get("alt")}"'
    sizes = {name: emblem.get(name) or "" for name in ("width", "height")}
    if fault := next((n for n, text in sizes.items() if not NUMBER.fullmatch(text)), None):
        yield f'the {fault} of the emblem is "{sizes[fault]}", expected a number of pixels'
        return
    width, height = map(float, sizes.values())
    if height < LEAST_HEIGHT or width != 1.5 * height:
        yield f"the emblem is shown as {width:g} × {height:g} pixels, expected 3 : 2 and 1 cm high"


def altered_emblems(site: Site) -> Iterator[Breach]:
    """An emblem that is not drawn to its geometry: twelve upright golden stars, at the hours of a
    clock, on a blue field of three to two; the circle has a third of the height as its radius, and
    a star's corners lie on one of an eighteenth of the height."""
    root = site.trees.get(EMBLEM)
    if root is None:
        yield Breach(EMBLEM, "the drawing of the emblem is missing or cannot be read")
        return
    if fault := next(_altered(root), None):
        yield Breach(EMBLEM, fault)


def _altered(root: etree._Element) -> Iterator[str]:
    paths = root.findall(f"{SVG}path")
    if [path.get("fill") for path in paths] != [BLUE, GOLD] or len(root) != 2:
        yield f"expected a field in {BLUE} and the stars in {GOLD}, and nothing else"
        return
    field, stars = paths
    parts = root.get("viewBox", "").replace(",", " ").split()
    box = [float(part) for part in parts if NUMBER.fullmatch(part)]
    if not len(box) == len(parts) == 4 or box[:2] != [0, 0] or box[2] != 1.5 * box[3]:
        yield "the field is not 3 : 2"
        return
    width, height = box[2:]
    if field.get("d") != f"M0 0h{width:g}v{height:g}H0z":
        yield "the field does not fill the drawing"
    yield from _stars(stars.get("d", ""), width, height)


def _stars(path: str, width: float, height: float) -> Iterator[str]:
    stars = [_corners(star) for star in path.split("Z") if star.strip()]
    if len(stars) != STARS:
        yield f"it has {len(stars)} stars, expected {STARS}"
    for hour, corners in enumerate(stars):
        angle = math.radians(360 / STARS * hour)
        middle = (
            width / 2 + height / 3 * math.sin(angle),
            height / 2 - height / 3 * math.cos(angle),
        )
        if not _is_star(corners, middle, height / 18):
            yield f"the star at {hour or STARS} o'clock is not where and as it should be"


def _corners(star: str) -> list[Point]:
    return [
        (float(x), float(y))
        for x, y in re.findall(rf"({NUMBER.pattern})[ ,]({NUMBER.pattern})", star)
    ]


def _is_star(corners: list[Point], middle: Point, radius: float) -> bool:
    """Whether five corners lie on a circle, the first on top, each two fifths further on."""
    if len(corners) != 5 or math.dist(corners[0], (middle[0], middle[1] - radius)) > 2 * TOLERANCE:
        return False
    side = 2 * radius * math.sin(math.radians(72))
    sides = (math.dist(a, b) for a, b in pairwise([*corners, corners[0]]))
    return all(abs(math.dist(corner, middle) - radius) <= TOLERANCE for corner in corners) and all(
        abs(length - side) <= 2 * TOLERANCE for length in sides
    )
