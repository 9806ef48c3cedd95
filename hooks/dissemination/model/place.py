"""Where an event takes place."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import Field, model_validator

from dissemination.model.position import Degrees, Point, point
from dissemination.model.record import Model
from dissemination.model.text import Country, Name, refused
from dissemination.problems import Message

ONLINE_PLACE: Final = Message(
    '"{value}" is no place; for an event that is online alone delete place, and write online: yes, '
    "or the address to join by",
    code="online-is-no-place",
)
_ONLINE: Final = frozenset(
    {"online", "virtual", "virtually", "zoom", "teams", "webex", "webinar", "internet"}
)


class Place(Model):
    """Where an event takes place."""

    usual: ClassVar[frozenset[str]] = frozenset({"country"})

    name: Annotated[Name | None, Field(description="the house or room")] = None
    street: Annotated[Name | None, Field(description="street and number")] = None
    town: Annotated[Name, Field(description="the town")]
    country: Annotated[Country | None, Field(description="a country code such as DE")] = None
    position: Annotated[Degrees | None, Field(description="latitude, longitude in degrees")] = None

    @model_validator(mode="before")
    @classmethod
    def _no_way_to_join(cls, data: Any) -> Any:
        if isinstance(data, str) and is_online(data):
            raise refused(ONLINE_PLACE, value=data)
        return data

    @property
    def point(self) -> Point | None:
        """Latitude and longitude in degrees, if they are known."""
        return None if self.position is None else point(self.position)


def is_online(town: str) -> bool:
    """Whether what is written for a town is a way to join."""
    return town.strip(" .!()").casefold() in _ONLINE
