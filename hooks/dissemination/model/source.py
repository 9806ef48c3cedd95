"""A public source from which facts are taken."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.aliases import Alias
from dissemination.model.dates import AnyDate, Month
from dissemination.model.record import Model
from dissemination.model.text import Id, Language, Line, Web


class Source(Model):
    """A page or document that was read."""

    id: Annotated[Id, Field(description="the name by which records cite it")]
    aliases: Annotated[
        tuple[Alias, ...], Field(description="its earlier ids, the oldest first, and addresses")
    ] = ()
    title: Annotated[Line, Field(description="what it is, or its title")]
    publisher: Annotated[Line, Field(description="who published it")]
    short: Annotated[Line | None, Field(description="a short name of the publisher")] = None
    url: Annotated[Web, Field(description="its public address")]
    language: Annotated[Language, Field(description="the language it is written in")] = "en"
    title_language: Annotated[
        Language | None, Field(description="the language of the title, if not that of the source")
    ] = None
    published: Annotated[AnyDate | None, Field(description="when it was published")] = None
    accessed: Annotated[Month, Field(alias="read", description="the month in which it was read")]
    note: Annotated[Line | None, Field(description="how it was read, and what to know of it")] = (
        None
    )

    @property
    def titled_in(self) -> str:
        """The language of the title as it is written here."""
        return self.title_language or self.language
