"""An entry of the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import Record
from dissemination.model.text import Line, Name


class Term(Record):
    """An entry of the glossary."""

    term: Annotated[Name, Field(description="the word or abbreviation")]
    stands_for: Annotated[Name | None, Field(description="the long form")] = None
    text: Annotated[Line, Field(description="what it means, in a sentence or two")]
