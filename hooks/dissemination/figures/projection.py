"""Equal-area projections from latitude and longitude (degrees) to a plane in kilometres, east and
north."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, atanh, cos, radians, sin, sqrt
from typing import Final

Point = tuple[float, float]
Projection = Callable[[float, float], Point]

# GRS 80, and the origin of ETRS89-LAEA (EPSG:3035), on which the statistical maps of Europe are.
_AXIS: Final = 6378.137
_ECCENTRICITY: Final = sqrt(0.00669438002290)
_ORIGIN: Final = (52.0, 10.0)
_FALSE: Final = (4321.0, 3210.0)

# Equal Earth (Šavrič, Patterson and Jenny, 2018), on a sphere of equal area.
_RADIUS: Final = 6371.0072
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)


def europe(latitude: float, longitude: float) -> Point:
    """Lambert's azimuthal equal-area projection ETRS89-LAEA (EPSG:3035), with its false origin."""
    at, origin = _authalic(latitude), _authalic(_ORIGIN[0])
    turned = radians(longitude - _ORIGIN[1])
    radius = _AXIS * sqrt(_q(90) / 2)
    start = radians(_ORIGIN[0])
    stretch = _AXIS * cos(start) / sqrt(1 - (_ECCENTRICITY * sin(start)) ** 2)
    d = stretch / (radius * cos(origin))
    towards = max(1 + sin(origin) * sin(at) + cos(origin) * cos(at) * cos(turned), 1e-9)
    b = radius * sqrt(2 / towards)
    east = b * d * cos(at) * sin(turned)
    north = b / d * (cos(origin) * sin(at) - sin(origin) * cos(at) * cos(turned))
    return _FALSE[0] + east, _FALSE[1] + north


def world(latitude: float, longitude: float) -> Point:
    """The Equal Earth projection (Šavrič, Patterson and Jenny, 2018)."""
    a1, a2, a3, a4 = _A
    m = sqrt(3) / 2
    t = asin(m * sin(radians(latitude)))
    bend = a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)
    east = radians(longitude) * cos(t) / (m * bend)
    north = t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))
    return _RADIUS * east, _RADIUS * north


def _q(latitude: float) -> float:
    """The quantity q of a latitude (Snyder, Map Projections, equation 3-12)."""
    e, s = _ECCENTRICITY, sin(radians(latitude))
    return (1 - e**2) * (s / (1 - (e * s) ** 2) + atanh(e * s) / e)


def _authalic(latitude: float) -> float:
    """The authalic latitude in radians."""
    return asin(max(-1.0, min(1.0, _q(latitude) / _q(90))))


def distance(one: Point, other: Point) -> float:
    """The kilometres between two points in degrees of latitude and longitude, on a sphere."""
    (north, east), (to_north, to_east) = (map(radians, point) for point in (one, other))
    half = sin((to_north - north) / 2) ** 2
    half += cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(half))
