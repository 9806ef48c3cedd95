"""The position of a town or region."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from dissemination.model.record import Record
from dissemination.model.text import Country, Name, YesNo, keyboard, line, refused
from dissemination.problems import Message

NOT_A_POINT: Final = Message(
    'expected latitude and longitude like 52.52, 13.40, found "{value}"', code="not-a-position"
)

_DECIMAL: Final = r"-?[0-9]{1,3}(\.[0-9]{1,12})?"
_DEGREES: Final = re.compile(f"{_DECIMAL}, ?{_DECIMAL}")

Point = tuple[float, float]


def _degrees(value: object) -> str:
    text = line(value)
    if _DEGREES.fullmatch(text):
        latitude, longitude = point(text)
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return text
    raise refused(NOT_A_POINT, value=text)


def point(text: str) -> Point:
    """Latitude and longitude of `52.52, 13.40`."""
    latitude, longitude = (float(part) for part in text.split(","))
    return latitude, longitude


Degrees = Annotated[str, BeforeValidator(keyboard(_degrees))]


class Position(Record):
    """The position of a town or region. Partners and events name the place, and the map looks its
    name and country up here, so that the degrees and their gazetteer stand once."""

    name: Annotated[Name, Field(description="the town or region as partners and events name it")]
    country: Annotated[Country, Field(description="a country code such as DE")]
    degrees: Annotated[Degrees, Field(description="latitude, longitude: 52.52, 13.40")]
    region: Annotated[
        YesNo, Field(description="yes if it is a region, of which this is the middle")
    ] = False

    @property
    def point(self) -> Point:
        """Latitude and longitude in degrees."""
        return point(self.degrees)
