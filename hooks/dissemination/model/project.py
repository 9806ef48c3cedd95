"""The project, its programme and call, and the funding that it must name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dissemination.model.dates import AnyDate, When
from dissemination.model.fact import Fact, LabelledFact
from dissemination.model.record import Model, PartnerId, SourceId
from dissemination.model.text import Language, Line, Name, Prose, Short, Statement, Summary, one_of

Profile = Annotated[
    Literal["cosme", "horizon-2020", "eu-funded", "eu-co-funded"],
    one_of("cosme", "horizon-2020", "eu-funded", "eu-co-funded"),
]


class Programme(Model):
    """The programme that paid, and who managed it."""

    name: Annotated[Name, Field(description="the programme, such as COSME")]
    part: Annotated[Name | None, Field(description="the part of the programme")] = None
    agency: Annotated[Name | None, Field(description="the agency that managed it")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()


class Funding(Model):
    """The funding statement that every page and edition shows to the letter, and the programme's
    rules."""

    profile: Annotated[Profile, Field(description="the programme's rules for emblem and wording")]
    statement: Annotated[Statement, Field(description="the funding statement and disclaimer")]
    statement_language: Annotated[Language, Field(description="its language")] = "en"
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()


class Sector(Model):
    """A field of industry that the project names."""

    scheme: Annotated[Name, Field(description="what kind of sector: NACE, industry, ecosystem")]
    name: Annotated[Name, Field(description="the sector")]
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()


class Project(Model):
    """The project that the site is about."""

    acronym: Annotated[Short, Field(description="the short name")]
    title: Annotated[Fact[Name], Field(description="the full title")]
    slogan: Annotated[Summary, Field(description="what it is, in one plain sentence")]
    summary: Annotated[Prose, Field(description="what it is, in a few sentences (Markdown)")]
    outcome: Annotated[
        tuple[Line, ...], Field(description="what became of it, a sentence each; our words")
    ]
    programme: Annotated[Programme, Field(description="who paid")]
    call: Annotated[Fact[Name], Field(description="the call for proposals")]
    start: Annotated[Fact[AnyDate], Field(description="when it began")]
    end: Annotated[Fact[AnyDate], Field(description="when it ended or is to end")]
    coordinator: Annotated[Fact[PartnerId], Field(description="the coordinating partner")]
    funding: Annotated[Funding, Field(description="the funding statement")]
    facts: Annotated[tuple[LabelledFact, ...], Field(description="more facts, in their order")]
    sectors: Annotated[tuple[Sector, ...], Field(description="fields of industry")] = ()
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()

    def ended(self, today: date) -> When | None:
        """The end of the project if it lies wholly before `today`."""
        end = self.end.value
        return end if end and end.last < today else None
