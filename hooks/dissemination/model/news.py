"""A news item: something that was published on a known day."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, ValidationInfo, field_validator

from dissemination.model.dates import DayOrMoment, Moment
from dissemination.model.item import Item
from dissemination.model.record import (
    CategoryId,
    EventId,
    LabelId,
    PartnerId,
    SourceId,
    TrainingId,
    WorkPackageId,
)
from dissemination.model.text import Web, refused
from dissemination.problems import Message

TWICE: Final = Message(
    'the category "{value}" is named already; name each once, in category or in also_in',
    code="category-twice",
)


class News(Item):
    """A news item. `reported_by` is the source that published it, where it was not this site."""

    date: Annotated[DayOrMoment, Field(description="when it was published: 2026-03-14")]
    category: Annotated[CategoryId, Field(description="a category of data/site.yml")]
    reported_by: Annotated[SourceId | None, Field(description="the source that published it")] = (
        None
    )
    partners: Annotated[tuple[PartnerId, ...], Field(description="partners it is about")] = ()
    training: Annotated[tuple[TrainingId, ...], Field(description="training it is about")] = ()
    events: Annotated[tuple[EventId, ...], Field(description="events it is about")] = ()
    labels: Annotated[tuple[LabelId, ...], Field(description="labels it is about")] = ()
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it is about")
    ] = ()
    also_in: Annotated[
        tuple[CategoryId, ...], Field(description="further categories in which it stands")
    ] = ()
    video: Annotated[Web | None, Field(description="the address of a film")] = None

    @field_validator("also_in")
    @classmethod
    def _each_once(cls, also_in: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        named = {info.data.get("category")}
        for category in also_in:
            if category in named:
                raise refused(TWICE, value=category)
            named.add(category)
        return also_in

    @property
    def categories(self) -> tuple[str, ...]:
        """All categories in which it stands, its own first."""
        return (self.category, *self.also_in)

    @property
    def published(self) -> Moment:
        """When it was published."""
        return self.date
