"""A milestone and its means of verification."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.aliases import CodeAlias
from dissemination.model.dates import AnyDate
from dissemination.model.fact import Fact
from dissemination.model.outcome import Outcome
from dissemination.model.text import Code, Line


class Milestone(Outcome):
    """A point by which the project can be judged."""

    id: Annotated[Code, Field(description="the code, such as M1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    number: Annotated[Line, Field(description="its number as the plan gives it")]
    text: Annotated[Line, Field(description="the description of the grant")]
    verification: Annotated[Line, Field(description="the means of verification of the grant")]
    due: Annotated[Line | None, Field(description="when it was due, as the plan says")] = None
    planned: Annotated[
        Fact[AnyDate] | None, Field(description="that as a date, for the timeline: 2026-11")
    ] = None
    reached: Annotated[Fact[Line], Field(description="what is known of it")]

    @property
    def promise(self) -> str:
        """The means of verification."""
        return self.verification

    @property
    def outcome(self) -> Fact[Line]:
        """What is known of it."""
        return self.reached
