"""A label of cluster excellence that a partner holds or was to reach."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dissemination.model.dates import AnyDate, When
from dissemination.model.fact import Fact
from dissemination.model.record import PartnerId, Record
from dissemination.model.text import Line, YesNo, one_of

Level = Annotated[Literal["bronze", "silver", "gold"], one_of("bronze", "silver", "gold")]


class Label(Record):
    """A label: awarded on a known date, reported on a day, or only planned."""

    partner: Annotated[PartnerId, Field(description="who holds it")]
    level: Annotated[Level, Field(description="bronze, silver or gold")]
    awarded: Annotated[Fact[AnyDate], Field(description="when it was awarded")]
    reported: Annotated[AnyDate | None, Field(description="when a source reported it")] = None
    presented: Annotated[AnyDate | None, Field(description="when it was handed over")] = None
    planned: Annotated[YesNo, Field(description="whether the project's plan names it")] = False
    text: Annotated[Line, Field(description="what is known, in a sentence")]

    @property
    def held(self) -> bool:
        """Whether a source reports that the partner has it."""
        return bool(self.awarded.value or self.reported or self.presented)

    @property
    def dated(self) -> When | None:
        """The date by which the label is placed in time: award, else presentation, else report."""
        return self.awarded.value or self.presented or self.reported
