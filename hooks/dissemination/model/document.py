"""A document of the project, planned or made, with or without a public copy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.dates import AnyDate
from dissemination.model.fact import Fact
from dissemination.model.record import (
    MilestoneId,
    PartnerId,
    Record,
    ResultId,
    WorkPackageId,
)
from dissemination.model.text import Language, Line, Name, Short, Web


class Document(Record):
    """A strategy, a report, a publication, press material."""

    title: Annotated[Name, Field(description="the title or what the plan calls it")]
    kind: Annotated[Short, Field(description="strategy, report, publication …")]
    text: Annotated[Line, Field(description="what it is, in a sentence")]
    copy_at: Annotated[Fact[Web] | None, Field(description="where a public copy is")] = None
    partners: Annotated[tuple[PartnerId, ...], Field(description="whose it is")] = ()
    milestones: Annotated[tuple[MilestoneId, ...], Field(description="milestones it proves")] = ()
    results: Annotated[tuple[ResultId, ...], Field(description="results it belongs to")] = ()
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it belongs to")
    ] = ()
    file: Annotated[Line | None, Field(description="a file of data/, such as files/plan.pdf")] = (
        None
    )
    date: Annotated[AnyDate | None, Field(description="when it was made")] = None
    version: Annotated[Short | None, Field(description="its version, such as 1.2")] = None
    language: Annotated[Language | None, Field(description="its language, if another")] = None
    licence: Annotated[Short | None, Field(description="its licence, such as CC BY 4.0")] = None
