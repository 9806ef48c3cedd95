"""A deliverable: something that the grant says will be handed in."""

from __future__ import annotations

import datetime
from typing import Annotated, Final, Literal

from pydantic import Field

from dissemination.model.aliases import CodeAlias
from dissemination.model.author import Author
from dissemination.model.dates import AnyDate, DayOrMoment, When
from dissemination.model.due import due_or_late
from dissemination.model.record import PartnerId, Record, WorkPackageId
from dissemination.model.text import Code, Doi, Line, Name, Prose, Short, Web, one_of

TYPES: Final = ("report", "demonstrator", "website", "data", "dmp", "ethics", "security", "other")
DeliverableType = Annotated[
    Literal["report", "demonstrator", "website", "data", "dmp", "ethics", "security", "other"],
    one_of(*TYPES),
]
LEVELS: Final = ("public", "sensitive", "eu-restricted", "eu-confidential", "eu-secret")
Level = Annotated[
    Literal["public", "sensitive", "eu-restricted", "eu-confidential", "eu-secret"],
    one_of(*LEVELS),
]
State = Literal["due", "late", "submitted", "accepted", "cancelled"]
STATES: Final[tuple[State, ...]] = ("due", "late", "submitted", "accepted", "cancelled")
DeliverableState = Annotated[State, one_of(*STATES)]
HANDED_IN: Final = frozenset[State | None]({"submitted", "accepted"})


class Deliverable(Record):
    """A deliverable. Without a state it is due, late or handed in by its dates. Feeds report it
    from the day on which this site first offered it (`published`)."""

    id: Annotated[Code, Field(description="the number, such as D1.1")]
    aliases: Annotated[
        tuple[CodeAlias, ...],
        Field(description="its earlier numbers, the oldest first, and addresses"),
    ] = ()
    title: Annotated[Name, Field(description="the title of the grant")]
    text: Annotated[Prose | None, Field(description="what it is (Markdown)")] = None
    work_package: Annotated[WorkPackageId | None, Field(description="such as WP1")] = None
    lead: Annotated[PartnerId | None, Field(description="the partner that answers for it")] = None
    authors: Annotated[tuple[Author, ...], Field(description="who wrote it")] = ()
    type: Annotated[DeliverableType | None, Field(description="what is handed in")] = None
    level: Annotated[Level, Field(description="who may see it: public, sensitive …")] = "public"
    due: Annotated[AnyDate | None, Field(description="when it is due: 2026-11-30")] = None
    state: Annotated[
        DeliverableState | None, Field(description="what became of it, once that is known")
    ] = None
    date: Annotated[AnyDate | None, Field(description="when it was handed in")] = None
    version: Annotated[Short | None, Field(description="its version, such as 1.2")] = None
    doi: Annotated[Doi | None, Field(description="its DOI, such as 10.5281/zenodo.1234")] = None
    file: Annotated[Line | None, Field(description="a file of data/, such as files/d1-1.pdf")] = (
        None
    )
    url: Annotated[Web | None, Field(description="where a public copy is")] = None
    published: Annotated[
        DayOrMoment | None, Field(description="when it was first offered here")
    ] = None
    updated: Annotated[DayOrMoment | None, Field(description="when it was last corrected")] = None
    correction: Annotated[Line | None, Field(description="what was corrected")] = None

    @property
    def is_known(self) -> bool:
        """Whether feeds can report it: always, on the day on which it was published here."""
        return True

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it."""
        return self.level == "public"

    @property
    def has_copy(self) -> bool:
        """Whether readers can find it somewhere."""
        return bool(self.file or self.doi or self.url)

    def state_on(self, today: datetime.date, end: When | None) -> State | None:
        """What has become of it until a day, in a project with this end: what its record says; or
        that it was handed in, where it has a date or a copy; or by the day on which it is due. None
        where nobody can say."""
        if self.state not in {None, "due"}:
            return self.state
        if self.state is None and (self.date.first <= today if self.date else self.has_copy):
            return "submitted"
        return due_or_late(self.due, today, end) or self.state
