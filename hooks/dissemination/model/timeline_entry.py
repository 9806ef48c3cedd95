"""An entry of the timeline that is neither an event nor a news item."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.dates import AnyDate
from dissemination.model.record import PartnerId, Record
from dissemination.model.text import Line, Name


class TimelineEntry(Record):
    """Something that happened, dated as exactly as it is known."""

    date: Annotated[AnyDate, Field(description="when: a year, a month or a day")]
    title: Annotated[Name, Field(description="what happened")]
    text: Annotated[Line | None, Field(description="more, in a sentence")] = None
    partners: Annotated[tuple[PartnerId, ...], Field(description="partners it is about")] = ()
