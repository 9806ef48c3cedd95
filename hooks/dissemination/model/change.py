"""A change of the site's content that readers are told of: an addition or a correction."""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from dissemination.model.dates import Day
from dissemination.model.record import (
    DocumentId,
    LabelId,
    MilestoneId,
    Model,
    ObjectiveId,
    PartnerId,
    ResultId,
    SourceId,
    TrainingId,
    WorkPackageId,
)
from dissemination.model.text import Id, Line, YesNo, one_of

Sort = Annotated[Literal["addition", "correction"], one_of("addition", "correction")]

DataFile = Literal[
    "accessibility",
    "background",
    "documents",
    "glossary",
    "labels",
    "milestones",
    "networks",
    "objectives",
    "partners",
    "positions",
    "project",
    "results",
    "services",
    "site",
    "sources",
    "timeline",
    "training",
    "work-packages",
]
DATA_FILES: Final[tuple[DataFile, ...]] = get_args(DataFile)
DataFileName = Annotated[DataFile, one_of(*DATA_FILES)]


class Change(Model):
    """What was changed, and when. It touches `everything`, or whole files of `data`, or `pages` of
    docs/, or single records; corrections of items, milestones and results stand in these."""

    id: Annotated[Id, Field(description="a name for this change, used as its anchor")]
    date: Annotated[Day, Field(description="the day on which it was published: 2026-03-14")]
    sort: Annotated[Sort, Field(description="addition or correction")]
    text: Annotated[Line, Field(description="what was changed, in plain words")]
    everything: Annotated[YesNo, Field(description="yes if it touches every page")] = False
    data: Annotated[tuple[DataFileName, ...], Field(description="names of files of data/")] = ()
    pages: Annotated[tuple[Line, ...], Field(description="paths such as docs/about/legal.md")] = ()
    partners: Annotated[tuple[PartnerId, ...], Field(description="ids of partners")] = ()
    work_packages: Annotated[tuple[WorkPackageId, ...], Field(description="work packages")] = ()
    objectives: Annotated[tuple[ObjectiveId, ...], Field(description="objectives")] = ()
    milestones: Annotated[tuple[MilestoneId, ...], Field(description="milestones")] = ()
    training: Annotated[tuple[TrainingId, ...], Field(description="training actions")] = ()
    results: Annotated[tuple[ResultId, ...], Field(description="ids of results")] = ()
    labels: Annotated[tuple[LabelId, ...], Field(description="ids of labels")] = ()
    documents: Annotated[tuple[DocumentId, ...], Field(description="ids of documents")] = ()
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of sources")] = ()

    def records(self, file: str) -> tuple[str, ...]:
        """The ids of the single records of a file of data/ that it touches."""
        found: tuple[str, ...] = getattr(self, file.replace("-", "_"), ())
        return found if file in DATA_FILES else ()

    @property
    def touches_something(self) -> bool:
        """Whether it says what it touches."""
        whole = bool(self.everything or self.data or self.pages)
        return whole or any(self.records(file) for file in DATA_FILES)
