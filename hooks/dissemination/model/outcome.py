"""What became of something planned: a milestone reached, a result achieved."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated

from pydantic import Field

from dissemination.model.dates import DayOrMoment
from dissemination.model.evidence import Evidence
from dissemination.model.fact import Fact
from dissemination.model.record import ObjectiveId, Record
from dissemination.model.text import Line, Name


class Outcome(Record, ABC):
    """Something planned. Feeds report its outcome once that is known and has a day on which this
    site published it: no date of a feed is ever inferred."""

    title: Annotated[Name, Field(description="the title of the grant")]
    evidence: Annotated[Evidence, Field(description="what shows it")] = Evidence()
    objectives: Annotated[
        tuple[ObjectiveId, ...], Field(description="objectives it serves, as the editors see it")
    ] = ()
    published: Annotated[
        DayOrMoment | None, Field(description="when what is known was first published here")
    ] = None
    updated: Annotated[DayOrMoment | None, Field(description="when it was last corrected")] = None
    correction: Annotated[Line | None, Field(description="what was corrected")] = None

    @property
    @abstractmethod
    def promise(self) -> str | None:
        """What was to be reached, in the words of the grant."""

    @property
    @abstractmethod
    def outcome(self) -> Fact[Line] | None:
        """What is known to have become of it, if anything is written."""

    @property
    def is_known(self) -> bool:
        """Whether something is known to have become of it."""
        return self.outcome is not None and self.outcome.value is not None
