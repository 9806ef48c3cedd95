"""A training action of the plan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.aliases import CodeAlias
from dissemination.model.record import ObjectiveId, Record
from dissemination.model.text import Code, Line, Prose


class TrainingAction(Record):
    """A subject in which the partners' staff was to be trained."""

    id: Annotated[Code, Field(description="the code, such as T1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    title: Annotated[Line, Field(description="the title of the grant")]
    summary: Annotated[Line, Field(description="one sentence for cards and search engines")]
    objectives: Annotated[
        tuple[ObjectiveId, ...], Field(description="objectives it serves, as the editors see it")
    ] = ()
    text: Annotated[Prose | None, Field(description="more about it (Markdown)")] = None
