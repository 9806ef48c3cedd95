"""An entry of the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import Record
from dissemination.model.text import Line


class Term(Record):
    """An entry of the glossary."""

    term: Annotated[Line, Field(description="the word or abbreviation")]
    stands_for: Annotated[Line | None, Field(description="the long form")] = None
    text: Annotated[Line, Field(description="what it means, in a sentence or two")]
