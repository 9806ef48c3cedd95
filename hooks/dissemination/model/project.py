"""The project, its programme and call, and the funding that it must name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dissemination.model.dates import AnyDate, When
from dissemination.model.fact import Fact, LabelledFact
from dissemination.model.funding import PROFILE_IDS, ProfileId
from dissemination.model.identifiers import CordisId, GrantDoi, OpenAire, Raid, Wikidata
from dissemination.model.link import Link
from dissemination.model.quantity import Amount
from dissemination.model.record import Model, PartnerId, SourceId
from dissemination.model.text import (
    Contact,
    Email,
    Language,
    Line,
    Name,
    Prose,
    Short,
    Statement,
    Summary,
    Web,
    one_of,
)

Profile = Annotated[ProfileId, one_of(*PROFILE_IDS)]

Relation = Annotated[Literal["before", "after", "beside"], one_of("before", "after", "beside")]

ProjectPhase = Literal["planned", "running", "ended", "terminated"]


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
    number: Annotated[Short | None, Field(description="the number of the grant")] = None
    logo: Annotated[Line | None, Field(description="a picture beside the data file")] = None
    logo_alt: Annotated[Line | None, Field(description="what the logo shows, in words")] = None
    share: Annotated[Line | None, Field(description="its share, such as 80 % or 250000 EUR")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()


class RelatedProject(Model):
    """A project before, after or beside this one."""

    name: Annotated[Name, Field(description="its short name or title")]
    url: Annotated[Web | None, Field(description="its address")] = None
    relation: Annotated[Relation, Field(description="before, after or beside this one")] = "beside"
    text: Annotated[Line | None, Field(description="what ties it to this one")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()


class Identifiers(Model):
    """Where registries know the project."""

    cordis: Annotated[CordisId | None, Field(description="its number at CORDIS")] = None
    grant_doi: Annotated[GrantDoi | None, Field(description="such as 10.3030/123456")] = None
    openaire: Annotated[OpenAire | None, Field(description="its id at OpenAIRE")] = None
    raid: Annotated[Raid | None, Field(description="its RAiD")] = None
    wikidata: Annotated[Wikidata | None, Field(description="its item, such as Q458")] = None


class Video(Model):
    """A film about the project, to which the site links."""

    url: Annotated[Web, Field(description="its address")]
    title: Annotated[Short | None, Field(description="what it is called")] = None
    language: Annotated[Language | None, Field(description="its language, if another")] = None


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
    ] = ()
    programme: Annotated[Programme, Field(description="who paid")]
    call: Annotated[Fact[Name] | None, Field(description="the call for proposals")] = None
    start: Annotated[Fact[AnyDate], Field(description="when it began")]
    end: Annotated[Fact[AnyDate], Field(description="when it ended or is to end")]
    coordinator: Annotated[Fact[PartnerId], Field(description="the coordinating partner")]
    funding: Annotated[Funding, Field(description="the funding statement")]
    facts: Annotated[tuple[LabelledFact, ...], Field(description="more facts, in their order")] = ()
    total_cost: Annotated[
        Fact[Amount] | None, Field(description="the cost in all: 2500000 EUR")
    ] = None
    contribution: Annotated[
        Fact[Amount] | None, Field(description="what the funder pays of it: 2000000 EUR")
    ] = None
    topic: Annotated[Fact[Name] | None, Field(description="the topic of the call")] = None
    scheme: Annotated[
        Fact[Name] | None, Field(description="the funding scheme, such as RIA or CSA")
    ] = None
    terminated: Annotated[
        Fact[AnyDate] | None, Field(description="when it was ended before its time")
    ] = None
    co_coordinators: Annotated[
        tuple[PartnerId, ...], Field(description="partners that coordinate it too")
    ] = ()
    identifiers: Annotated[Identifiers | None, Field(description="its ids in registries")] = None
    keywords: Annotated[tuple[Short, ...], Field(description="words for search engines")] = ()
    website: Annotated[Web | None, Field(description="its own address, if not this site")] = None
    contact: Annotated[Contact | None, Field(description="an e-mail address or a page")] = None
    email: Annotated[
        Email | None, Field(description="an e-mail address, if the contact is a page")
    ] = None
    social_links: Annotated[tuple[Link, ...], Field(description="its accounts elsewhere")] = ()
    logo: Annotated[Line | None, Field(description="a picture beside the data file")] = None
    logo_alt: Annotated[Line | None, Field(description="what the logo shows, in words")] = None
    picture: Annotated[
        Line | None, Field(description="a picture beside the data file, for the home page")
    ] = None
    picture_alt: Annotated[Line | None, Field(description="what it shows, in words")] = None
    picture_credit: Annotated[Line | None, Field(description="who made the picture")] = None
    video: Annotated[Video | None, Field(description="a film about it")] = None
    related: Annotated[
        tuple[RelatedProject, ...], Field(description="projects before, after or beside it")
    ] = ()
    sectors: Annotated[tuple[Sector, ...], Field(description="fields of industry")] = ()
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()

    def phase(self, today: date) -> ProjectPhase:
        """Its phase on a day; one of which neither start nor end is known is running."""
        if self._is_terminated(today):
            return "terminated"
        if self.ended(today):
            return "ended"
        start = self.start.value
        return "planned" if start and start.first > today else "running"

    @property
    def coordinators(self) -> tuple[PartnerId, ...]:
        """The ids of those who coordinate it, the coordinator first."""
        first = self.coordinator.value
        return tuple(dict.fromkeys(filter(None, (first, *self.co_coordinators))))

    @property
    def contacts(self) -> tuple[str, ...]:
        """The page and the e-mail address by which it is reached."""
        return tuple(dict.fromkeys(filter(None, (self.contact, self.email))))

    def ended(self, today: date) -> When | None:
        """Its end, or its termination, if that is known and lies wholly before `today`."""
        if self.terminated and self._is_terminated(today):
            return self.terminated.value
        end = self.end.value
        return end if end and end.last < today else None

    def _is_terminated(self, today: date) -> bool:
        """Whether it was ended before its time, be it on a day that is not known."""
        if not self.terminated:
            return False
        day = self.terminated.value
        return day is None or day.last < today
