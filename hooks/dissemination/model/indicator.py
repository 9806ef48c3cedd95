"""An indicator: a number by which the project's progress is measured."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.dates import AnyDate
from dissemination.model.fact import Fact
from dissemination.model.quantity import Decimal
from dissemination.model.record import ObjectiveId, Record, WorkPackageId
from dissemination.model.text import Line, Name, Short


class Indicator(Record):
    """An indicator with its target, and what is reached so far."""

    title: Annotated[Name, Field(description="what is counted or measured")]
    unit: Annotated[Short | None, Field(description="its unit, such as people or %")] = None
    target: Annotated[Decimal | None, Field(description="what is to be reached: 24")] = None
    reached: Annotated[Fact[Decimal] | None, Field(description="what is reached so far")] = None
    date: Annotated[AnyDate | None, Field(description="when that was counted")] = None
    text: Annotated[Line | None, Field(description="how it is counted, in a sentence")] = None
    objectives: Annotated[tuple[ObjectiveId, ...], Field(description="objectives it is of")] = ()
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it is of")
    ] = ()
