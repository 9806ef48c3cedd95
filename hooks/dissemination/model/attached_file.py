"""A file that readers can take along: a presentation, a report, a table."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import Shortened
from dissemination.model.text import Language, Line


class AttachedFile(Shortened):
    """A file beside an item, or in `data/files/`, with what readers see of it."""

    stands_for = "file"

    file: Annotated[Line, Field(description="a file beside this one, such as slides.pdf")]
    title: Annotated[Line | None, Field(description="what it is, if its name does not say so")] = (
        None
    )
    language: Annotated[Language | None, Field(description="its language, if another")] = None
