"""The settings of the site: zone, ids, publisher, and the closed lists of the content."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from dissemination.model.aliases import Alias, EarlierPath, Permalink, names
from dissemination.model.dates import Clock, Day, Month, Zone
from dissemination.model.publication import Publication
from dissemination.model.record import Model
from dissemination.model.text import (
    Contact,
    Domain,
    Id,
    Language,
    Line,
    Name,
    Number,
    Short,
    Summary,
    Web,
    YesNo,
    refused,
)
from dissemination.problems import Message

NOT_COMPLETE: Final = Message(
    'the words of a site are there in {languages} alone, and half of it would be in "{value}"; '
    "write {languages}, and the language of an item in its own file",
    code="language-not-complete",
)
NOT_A_DURATION: Final = Message(
    "expected minutes from 1 to {most}, such as 60, found {value}", code="not-a-duration"
)
DAY_MINUTES: Final = 24 * 60
# Languages in which every sentence of a site is there.
COMPLETE: Final = ("en",)


def _complete(language: str) -> str:
    if language not in COMPLETE:
        raise refused(NOT_COMPLETE, value=language, languages=", ".join(COMPLETE))
    return language


def _duration(minutes: int) -> int:
    if not 0 < minutes <= DAY_MINUTES:
        raise refused(NOT_A_DURATION, most=DAY_MINUTES, value=minutes)
    return minutes


SiteLanguage = Annotated[Language, AfterValidator(_complete)]


class Choice(Model):
    """One of a closed list: a category of news, a type of event, an area of practices."""

    id: Annotated[Id, Field(description="how items name it, and its part of an address")]
    title: Annotated[Short, Field(description="how pages show it")]
    text: Annotated[Line | None, Field(description="what belongs to it, in a sentence")] = None
    aliases: Annotated[
        tuple[Alias, ...],
        Field(description="its earlier ids, the oldest first, and addresses of its list"),
    ] = ()

    @property
    def first_id(self) -> str:
        """The id that it had first, by which feed readers know it."""
        own: str = self.id
        return next(iter(names(self.aliases)), own)


class EarlierAddresses(Model):
    """The addresses that a page, feed or calendar of this site had earlier."""

    of: Annotated[EarlierPath, Field(description="its address today, such as /feeds/news.xml")]
    aliases: Annotated[
        tuple[EarlierPath, ...], Field(description="earlier ones, such as /feed.xml or /rss/")
    ]


class Publisher(Model):
    """Who answers for the site."""

    name: Annotated[Name, Field(description="the person or body")]
    address: Annotated[Line | None, Field(description="a postal address")] = None
    website: Annotated[Web | None, Field(description="a public address")] = None


class Licence(Model):
    """The licence of the content."""

    name: Annotated[Name, Field(description="such as CC BY 4.0")]
    url: Annotated[Web, Field(description="its text")]


class Cards(Model):
    """For which items a social card is drawn."""

    newest: Annotated[
        Number,
        Field(description="for how many of the newest items; others have that of their section"),
    ]


class Settings(Model):
    """The settings of the site. `authority` and `since` go into every id (RFC 4151) and never
    change."""

    language: Annotated[SiteLanguage, Field(description="the language of the site")] = "en"
    zone: Annotated[Zone, Field(description="the project's time zone, such as Europe/Vienna")]
    bare_day_at: Annotated[
        Clock, Field(description="the hour with which a bare day is stamped in feeds and calendars")
    ] = time()
    event_minutes: Annotated[
        Number,
        AfterValidator(_duration),
        Field(description="how long calendars show an event with an hour and no end, in minutes"),
    ] = 60
    authority: Annotated[Domain, Field(description="a domain name for ids; never change it")]
    since: Annotated[Day, Field(description="a day on which that name was yours; never change it")]
    opened: Annotated[
        Day | None,
        Field(description="the day on which the site was first public, if later than since"),
    ] = None
    description: Annotated[
        Summary, Field(description="the site in one sentence, for search engines")
    ]
    publisher: Annotated[Publisher | None, Field(description="who answers for the site")] = None
    contact: Annotated[
        Contact | None, Field(description="an e-mail address or a page, for mistakes and questions")
    ] = None
    accessibility_standard: Annotated[
        Name, Field(description="the standard that the accessibility statement names, with version")
    ] = "EN 301 549 V3.2.1"
    licence: Annotated[Licence, Field(description="the licence of the content")]
    sourced: Annotated[
        YesNo,
        Field(
            description="yes if every fact has outside sources, and pages say where none is known"
        ),
    ] = False
    searched: Annotated[
        Month | None, Field(description="the month in which sources were last searched")
    ] = None
    categories: Annotated[tuple[Choice, ...], Field(description="categories of news")] = ()
    event_types: Annotated[tuple[Choice, ...], Field(description="types of event")] = ()
    areas: Annotated[tuple[Choice, ...], Field(description="areas of the practices, in order")] = ()
    earlier_addresses: Annotated[
        tuple[EarlierAddresses, ...],
        Field(description="addresses that pages, feeds and calendars had earlier"),
    ] = ()
    earlier_permalinks: Annotated[
        tuple[Permalink, ...],
        Field(description="how items were addressed earlier: /:year/:month/:slug.html"),
    ] = ()
    cards: Annotated[Cards | None, Field(description="social cards, if not for all items")] = None
    publication: Annotated[
        Publication | None, Field(description="the best-practice publication, if there is one")
    ] = None
    shown: Annotated[
        tuple[Line, ...],
        Field(description="sections to show though they are empty, by their files: [training]"),
    ] = ()
    hidden: Annotated[
        tuple[Line, ...],
        Field(description="sections to leave out though they are not, by their files: [labels]"),
    ] = ()

    @property
    def first_day(self) -> date:
        """The first day on which the site can have said anything."""
        return self.opened or self.since
