"""Knowledge around the project that a reader will want."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import Record
from dissemination.model.text import Prose, Title


class Background(Record):
    """A short explanation, such as what a cluster excellence label is."""

    title: Annotated[Title, Field(description="a heading")]
    text: Annotated[Prose, Field(description="the explanation (Markdown)")]
