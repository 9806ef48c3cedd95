"""A link with its words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import Model
from dissemination.model.text import Short, Web


class Link(Model):
    """An address elsewhere, such as an account at a social network."""

    title: Annotated[Short, Field(description="what it is called, such as LinkedIn")]
    url: Annotated[Web, Field(description="its address")]
