"""A milestone and its means of verification."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.evidence import Evidence
from dissemination.model.fact import Fact
from dissemination.model.record import Record
from dissemination.model.text import Code, Line


class Milestone(Record):
    """A point by which the project can be judged."""

    id: Annotated[Code, Field(description="the code, such as M1")]
    number: Annotated[Line, Field(description="its number as the plan gives it")]
    title: Annotated[Line, Field(description="the title of the grant")]
    text: Annotated[Line, Field(description="the description of the grant")]
    verification: Annotated[Line, Field(description="the means of verification of the grant")]
    due: Annotated[Line | None, Field(description="when it was due, as the plan says")] = None
    reached: Annotated[Fact[Line], Field(description="what is known of it")]
    evidence: Annotated[Evidence, Field(description="what shows it")] = Evidence()
