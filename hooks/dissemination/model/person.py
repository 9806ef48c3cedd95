"""A person who works for the project and may be named."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from dissemination.model.dates import Day
from dissemination.model.file_path import beside
from dissemination.model.identifiers import Orcid
from dissemination.model.record import PartnerId, Record
from dissemination.model.text import Email, Line, Name, Prose, Web


class Person(Record):
    """A person. A picture is shown as far as the person agreed, and no longer."""

    name: Annotated[Name, Field(description="the name as the person writes it")]
    role: Annotated[Name | None, Field(description="what the person does in the project")] = None
    partner: Annotated[PartnerId | None, Field(description="for which partner")] = None
    text: Annotated[Prose | None, Field(description="more about the person (Markdown)")] = None
    picture: Annotated[Line | None, Field(description="a picture beside the data file")] = None
    consent_until: Annotated[
        Day | None,
        Field(description="the last day on which the person lets the picture be shown"),
    ] = None
    orcid: Annotated[Orcid | None, Field(description="such as 0000-0002-1825-0097")] = None
    email: Annotated[Email | None, Field(description="only if it is to be public")] = None
    website: Annotated[Web | None, Field(description="a public page about the person")] = None

    @property
    def picture_path(self) -> str:
        """The path from the project's root of the picture of a person who has one."""
        return beside("data/people.yml", self.picture or "")

    def shows_picture(self, today: date) -> bool:
        """Whether there is a picture that may be shown on a day."""
        is_allowed = self.consent_until is not None and today <= self.consent_until
        return self.picture is not None and is_allowed
