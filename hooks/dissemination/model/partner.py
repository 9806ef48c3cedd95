"""A partner of the consortium, and the networks that partners belong to."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from dissemination.model.dates import AnyDate
from dissemination.model.fact import Fact, LabelledFact
from dissemination.model.file_path import beside
from dissemination.model.identifiers import Pic, Ror
from dissemination.model.link import Link
from dissemination.model.position import Degrees, Point, point
from dissemination.model.quantity import Amount
from dissemination.model.record import PartnerId, Record
from dissemination.model.text import (
    Contact,
    Country,
    Line,
    Name,
    Prose,
    Short,
    Summary,
    Web,
    YesNo,
    one_of,
)

Role = Annotated[
    Literal[
        "coordinator",
        "partner",
        "beneficiary",
        "affiliated",
        "associated",
        "subcontractor",
        "sister",
    ],
    one_of(
        *("coordinator", "partner", "beneficiary", "affiliated", "associated"),
        *("subcontractor", "sister"),
    ),
]
OrganisationType = Annotated[
    Literal["university", "research", "company", "public", "association", "network", "other"],
    one_of("university", "research", "company", "public", "association", "network", "other"),
]


# Roles of those who take part without being one of the partners.
OUTSIDE: Final = frozenset({"subcontractor", "sister"})


class Partner(Record):
    """An organisation that carried the project, or worked with it."""

    name: Annotated[Name, Field(description="the name as the organisation writes it")]
    short: Annotated[Short, Field(description="a short name for tables and cards")]
    country: Annotated[Country, Field(description="a country code such as DE")]
    place: Annotated[Fact[Name], Field(description="town or region")]
    role: Annotated[Role, Field(description="coordinator, partner, associated …")] = "partner"
    field: Annotated[Name | None, Field(description="what it works on, in a few words")] = None
    summary: Annotated[
        Summary | None, Field(description="one sentence for cards and search engines")
    ] = None
    text: Annotated[Prose | None, Field(description="more about it (Markdown)")] = None
    website: Annotated[Fact[Web] | None, Field(description="its public address")] = None
    logo: Annotated[Line | None, Field(description="a picture beside the data file")] = None
    logo_alt: Annotated[Line | None, Field(description="what the logo shows, in words")] = None
    facts: Annotated[tuple[LabelledFact, ...], Field(description="more facts")] = ()
    name_in_english: Annotated[Name | None, Field(description="the name in English")] = None
    department: Annotated[Name | None, Field(description="the department that takes part")] = None
    part_of: Annotated[
        PartnerId | None, Field(description="the partner of whose organisation it is a part")
    ] = None
    type: Annotated[OrganisationType | None, Field(description="what kind of organisation")] = None
    sme: Annotated[
        YesNo | None, Field(description="whether it is a small or medium-sized enterprise")
    ] = None
    start: Annotated[
        AnyDate | None, Field(alias="from", description="when it joined, if not at the start")
    ] = None
    end: Annotated[
        AnyDate | None, Field(alias="until", description="when it left, if before the end")
    ] = None
    address: Annotated[Line | None, Field(description="street, number, postcode and town")] = None
    position: Annotated[
        Degrees | None, Field(description="latitude, longitude, if not those of its place")
    ] = None
    contribution: Annotated[
        Fact[Amount] | None, Field(description="its part of the grant: 125000 EUR")
    ] = None
    contact: Annotated[Contact | None, Field(description="an e-mail address or a page")] = None
    social_links: Annotated[tuple[Link, ...], Field(description="its accounts elsewhere")] = ()
    ror: Annotated[Ror | None, Field(description="its ROR id, such as 02mhbdp94")] = None
    pic: Annotated[Pic | None, Field(description="its participant identification code")] = None

    @property
    def point(self) -> Point | None:
        """Its own latitude and longitude in degrees, if they are given."""
        return point(self.position) if self.position else None

    @property
    def is_member(self) -> bool:
        """Whether it counts as a partner: subcontractors and sister projects do not."""
        return self.role not in OUTSIDE

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
