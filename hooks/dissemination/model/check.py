"""A check of the site's accessibility, as the last run of it was recorded."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.dates import Day
from dissemination.model.record import Model
from dissemination.model.text import Id, Line, Number, YesNo


class Check(Model):
    """A check of the pages of this site and its results: by a program, for which
    `make accessibility` writes it, or by people."""

    id: Annotated[Id, Field(description="a name for this check, used as its anchor")]
    date: Annotated[Day, Field(description="the day of the last run: 2026-03-14")]
    tool: Annotated[Line, Field(description="the program, or how people tested it")]
    version: Annotated[Line | None, Field(description="the version of the program")] = None
    asks: Annotated[Line, Field(description="what it was asked to check, in plain words")]
    kinds: Annotated[Number, Field(description="how many kinds of page it looked at")]
    pages: Annotated[Number, Field(description="how many pages it looked at")]
    faults: Annotated[Number, Field(description="how many faults it found")]
    manual: Annotated[YesNo, Field(description="yes if people tested it by hand")] = False
