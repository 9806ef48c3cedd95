"""The programme of an event."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.author import Speaker
from dissemination.model.dates import Clock, Day
from dissemination.model.record import Shortened
from dissemination.model.text import Name


class ProgrammePoint(Shortened):
    """A point of the programme."""

    stands_for = "title"

    day: Annotated[Day | None, Field(description="the day, if there are several")] = None
    time: Annotated[Clock | None, Field(description="when it begins: 10:30")] = None
    title: Annotated[Name, Field(description="what happens")]
    speakers: Annotated[tuple[Speaker, ...], Field(description="who speaks")] = ()
