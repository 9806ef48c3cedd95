"""A document of the project, planned or made, with or without a public copy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.fact import Fact
from dissemination.model.record import MilestoneId, PartnerId, Record, ResultId
from dissemination.model.text import Line, Name, Short, Web


class Document(Record):
    """A strategy, a report, a publication, press material."""

    title: Annotated[Name, Field(description="the title or what the plan calls it")]
    kind: Annotated[Short, Field(description="strategy, report, publication …")]
    text: Annotated[Line, Field(description="what it is, in a sentence")]
    copy_at: Annotated[Fact[Web], Field(description="where a public copy is")]
    partners: Annotated[tuple[PartnerId, ...], Field(description="whose it is")] = ()
    milestones: Annotated[tuple[MilestoneId, ...], Field(description="milestones it proves")] = ()
    results: Annotated[tuple[ResultId, ...], Field(description="results it belongs to")] = ()
