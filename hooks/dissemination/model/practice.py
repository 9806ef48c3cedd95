"""A best practice: what the project did or planned, and what others can take along."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from dissemination.model.dates import DayOrMoment, Month
from dissemination.model.item import Item
from dissemination.model.record import (
    AreaId,
    EventId,
    LabelId,
    MilestoneId,
    NewsId,
    ObjectiveId,
    PartnerId,
    TrainingId,
)
from dissemination.model.text import Line, Number, one_of

State = Annotated[Literal["done", "planned"], one_of("done", "planned")]
Part = Literal["context", "what was done", "evidence", "what others can take along"]

# The headings of a practice's body, in their order; the last is the editors' own view.
PARTS: Final[tuple[Part, ...]] = (
    "context",
    "what was done",
    "evidence",
    "what others can take along",
)
EDITORIAL: Final[Part] = "what others can take along"


class Practice(Item):
    """A best practice. Its body has one section (`##`) for each of `PARTS`, unless the part is
    listed in `unknown` with the month in which no source was found."""

    area: Annotated[AreaId, Field(description="an area of data/site.yml")]
    order: Annotated[Number, Field(description="its place among the practices")]
    state: Annotated[State, Field(description="done if a source reports it, else planned")]
    published: Annotated[DayOrMoment, Field(description="when it was first published here")]
    unknown: Annotated[
        dict[Part, Month],
        Field(description="parts without a source: {evidence: 2026-11}"),
    ] = {}  # noqa: RUF012  (frozen with its model)
    audience: Annotated[
        Line | None, Field(description="who can take it along; our own view, in a sentence")
    ] = None
    partners: Annotated[tuple[PartnerId, ...], Field(description="partners it is about")] = ()
    objectives: Annotated[tuple[ObjectiveId, ...], Field(description="objectives it serves")] = ()
    training: Annotated[tuple[TrainingId, ...], Field(description="training actions")] = ()
    milestones: Annotated[tuple[MilestoneId, ...], Field(description="milestones")] = ()
    labels: Annotated[tuple[LabelId, ...], Field(description="labels")] = ()
    events: Annotated[tuple[EventId, ...], Field(description="events")] = ()
    news: Annotated[tuple[NewsId, ...], Field(description="news items")] = ()
