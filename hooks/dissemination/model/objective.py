"""An objective with its specific objectives."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.aliases import CodeAlias
from dissemination.model.fact import Claim
from dissemination.model.record import Model, Record
from dissemination.model.text import Code, Line


class SpecificObjective(Model):
    """A specific objective, part of an objective."""

    id: Annotated[Code, Field(description="the code, such as O1.1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    text: Annotated[Line, Field(description="the wording of the grant")]


class Objective(Record):
    """What the project wanted to reach."""

    id: Annotated[Code, Field(description="the code, such as O1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier codes, the oldest first, and addresses"),
    ] = ()
    title: Annotated[Line, Field(description="its one word or short title")]
    text: Annotated[Line, Field(description="the wording of the grant")]
    also: Annotated[tuple[Claim[Line], ...], Field(description="other wordings in sources")] = ()
    specific: Annotated[
        tuple[SpecificObjective, ...], Field(description="specific objectives")
    ] = ()
