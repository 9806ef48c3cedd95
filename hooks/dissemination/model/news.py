"""A news item: something that was published on a known day."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.dates import DayOrMoment, Moment
from dissemination.model.item import Item
from dissemination.model.record import (
    CategoryId,
    EventId,
    LabelId,
    PartnerId,
    SourceId,
    TrainingId,
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

    @property
    def published(self) -> Moment:
        """When it was published."""
        return self.date
