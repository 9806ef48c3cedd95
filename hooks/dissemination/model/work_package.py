"""A work package and who leads it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.aliases import CodeAlias
from dissemination.model.fact import Fact
from dissemination.model.record import PartnerId, Record
from dissemination.model.text import Code, Line


class WorkPackage(Record):
    """A part of the project's work."""

    id: Annotated[Code, Field(description="the code, such as WP1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    title: Annotated[Fact[Line], Field(description="the title")]
    leader: Annotated[Fact[PartnerId], Field(description="the partner that leads it")]
