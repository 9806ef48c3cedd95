"""The best-practice publication as a whole: its title, its editions, and what a citation needs."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field, field_validator

from dissemination.model.dates import Day
from dissemination.model.record import Model
from dissemination.model.text import Doi, Line, Name, Number, Prose, Statement, refused
from dissemination.problems import Message

NOT_COUNTED: Final = Message(
    "editions are counted down to 1, the newest first: expected number {expected}, found {value}",
    code="editions-not-counted",
)
NOT_LATER: Final = Message(
    "edition {number} must be later than the one before it, {before}", code="edition-not-later"
)


class Edition(Model):
    """An edition: its number from 1, its day, and what changed since the one before."""

    number: Annotated[Number, Field(description="1 for the first edition")]
    day: Annotated[Day, Field(description="the day of the edition")]
    changes: Annotated[tuple[Line, ...], Field(description="what changed, a sentence each")] = ()


class Publication(Model):
    """The best-practice publication as a whole. What is not set is left out of every edition."""

    title: Annotated[Line, Field(description="its title")]
    subtitle: Annotated[Line | None, Field(description="its subtitle")] = None
    statement: Annotated[Statement, Field(description="what it is and who compiled it, from what")]
    authors: Annotated[
        tuple[Name, ...], Field(description="who answers for the text, for citations")
    ] = ()
    preface: Annotated[Prose, Field(description="the preface (Markdown)")]
    reading: Annotated[Prose | None, Field(description="how to read it (Markdown)")] = None
    doi: Annotated[Doi | None, Field(description="its DOI, such as 10.5281/zenodo.1234")] = None
    editions: Annotated[tuple[Edition, ...], Field(description="the newest edition first")] = ()

    @field_validator("editions")
    @classmethod
    def _in_order(cls, editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
        for expected, edition in zip(range(len(editions), 0, -1), editions, strict=True):
            if edition.number != expected:
                raise refused(NOT_COUNTED, expected=expected, value=edition.number)
        for later, before in pairwise(editions):
            if later.day <= before.day:
                raise refused(NOT_LATER, number=later.number, before=before.day)
        return editions

    @property
    def edition(self) -> Edition | None:
        """The newest edition, if one was made."""
        return self.editions[0] if self.editions else None
