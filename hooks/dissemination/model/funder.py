"""A funder beside the one of `data/project.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.project import Funding, Programme
from dissemination.model.record import Record
from dissemination.model.text import Name


class Funder(Record):
    """One more funder of a project, with a statement of its own."""

    name: Annotated[Name, Field(description="the funder, as it writes itself")]
    programme: Annotated[Programme | None, Field(description="the programme, if there is one")] = (
        None
    )
    funding: Annotated[Funding, Field(description="the funding statement and its rules")]
