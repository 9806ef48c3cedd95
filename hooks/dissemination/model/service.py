"""A support service for small and medium-sized enterprises."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import PartnerId, Record
from dissemination.model.text import Line, Name


class Service(Record):
    """A new or improved service of a partner to the enterprises among its members."""

    title: Annotated[Name, Field(description="what the service is called")]
    text: Annotated[Line, Field(description="what it offers, in a sentence")]
    partners: Annotated[tuple[PartnerId, ...], Field(description="who offers it")]
