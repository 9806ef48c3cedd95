"""What the project published elsewhere: papers, data, software."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from dissemination.model.author import Author
from dissemination.model.dates import AnyDate
from dissemination.model.record import PartnerId, Record, WorkPackageId
from dissemination.model.text import Doi, Language, Line, Name, Prose, Short, Web, YesNo, one_of

KINDS: Final = (
    *("article", "conference-paper", "book", "chapter", "report", "thesis", "preprint"),
    *("dataset", "software", "other"),
)
OutputKind = Annotated[
    Literal[
        "article",
        "conference-paper",
        "book",
        "chapter",
        "report",
        "thesis",
        "preprint",
        "dataset",
        "software",
        "other",
    ],
    one_of(*KINDS),
]


class ResearchOutput(Record):
    """A publication, a dataset or software of the project."""

    title: Annotated[Name, Field(description="the title")]
    kind: Annotated[OutputKind, Field(description="article, dataset, software …")]
    authors: Annotated[tuple[Author, ...], Field(description="the authors, in their order")] = ()
    date: Annotated[AnyDate | None, Field(description="when it was published")] = None
    venue: Annotated[
        Name | None, Field(description="the journal, book, conference or archive it is in")
    ] = None
    details: Annotated[Short | None, Field(description="volume, number, pages or version")] = None
    publisher: Annotated[Name | None, Field(description="who published it")] = None
    doi: Annotated[Doi | None, Field(description="its DOI, such as 10.5281/zenodo.1234")] = None
    url: Annotated[Web | None, Field(description="its address, if it has no DOI")] = None
    file: Annotated[Line | None, Field(description="a file of data/, such as files/paper.pdf")] = (
        None
    )
    licence: Annotated[Short | None, Field(description="its licence, such as CC BY 4.0")] = None
    is_open: Annotated[
        YesNo | None, Field(alias="open", description="yes if everybody can read it")
    ] = None
    language: Annotated[Language | None, Field(description="its language, if another")] = None
    text: Annotated[Prose | None, Field(description="what it is about (Markdown)")] = None
    partners: Annotated[tuple[PartnerId, ...], Field(description="partners it is of")] = ()
    work_packages: Annotated[
        tuple[WorkPackageId, ...], Field(description="work packages it is of")
    ] = ()

    @property
    def can_be_had(self) -> bool:
        """Whether readers are told where it is."""
        return bool(self.doi or self.url or self.file)
