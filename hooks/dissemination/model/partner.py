"""A partner of the consortium, and the networks that partners belong to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dissemination.model.fact import Fact, LabelledFact
from dissemination.model.file_path import beside
from dissemination.model.record import PartnerId, Record
from dissemination.model.text import Country, Line, Name, Prose, Short, Summary, Web, one_of

Role = Annotated[Literal["coordinator", "partner"], one_of("coordinator", "partner")]


class Partner(Record):
    """An organisation that carried the project."""

    name: Annotated[Name, Field(description="the name as the organisation writes it")]
    short: Annotated[Short, Field(description="a short name for tables and cards")]
    country: Annotated[Country, Field(description="a country code such as DE")]
    place: Annotated[Fact[Name], Field(description="town or region")]
    role: Annotated[Role, Field(description="coordinator or partner")] = "partner"
    field: Annotated[Name, Field(description="what it works on, in a few words")]
    summary: Annotated[Summary, Field(description="one sentence for cards and search engines")]
    text: Annotated[Prose | None, Field(description="more about it (Markdown)")] = None
    website: Annotated[Fact[Web] | None, Field(description="its public address")] = None
    logo: Annotated[Line | None, Field(description="a picture beside the data file")] = None
    logo_alt: Annotated[Line | None, Field(description="what the logo shows, in words")] = None
    facts: Annotated[tuple[LabelledFact, ...], Field(description="more facts")] = ()

    @property
    def logo_path(self) -> str:
        """The path from the project's root of the logo of a partner that has one."""
        return beside("data/partners.yml", self.logo or "")


class Network(Record):
    """A partnership beyond the project that partners belong to."""

    name: Annotated[Name, Field(description="the name")]
    spellings: Annotated[tuple[Name, ...], Field(description="other spellings in sources")] = ()
    text: Annotated[Prose, Field(description="what it is (Markdown)")]
    partners: Annotated[tuple[PartnerId, ...], Field(description="members among the partners")] = ()
    facts: Annotated[tuple[LabelledFact, ...], Field(description="more facts")] = ()
