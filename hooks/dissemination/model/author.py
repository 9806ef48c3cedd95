"""Who wrote something, or speaks."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Self

from pydantic import Field, model_validator

from dissemination.model.record import PersonId, Shortened
from dissemination.model.text import Name, refused
from dissemination.problems import Message

NOBODY: Final = Message(
    "{who} needs a name, or the id of a person: {example}", code="author-without-name"
)


class Author(Shortened):
    """An author: a name, or a person of `data/people.yml`."""

    stands_for = "name"
    called: ClassVar[str] = "an author"

    name: Annotated[Name | None, Field(description="the name as it is to be read")] = None
    person: Annotated[PersonId | None, Field(description="the id of data/people.yml")] = None

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not (self.name or self.person):
            raise refused(NOBODY, who=self.called, example="{person: maria-example}")
        return self


class Speaker(Author):
    """Somebody who speaks at an event."""

    called: ClassVar[str] = "a speaker"

    role: Annotated[Name | None, Field(description="speaker, chair, or the institution")] = None
