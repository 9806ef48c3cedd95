"""What news, events and practices share: an item is one Markdown file with front matter."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Annotated

from pydantic import Field

from dissemination.model.aliases import Alias
from dissemination.model.attached_file import AttachedFile
from dissemination.model.author import Author
from dissemination.model.dates import Day, DayOrMoment
from dissemination.model.gallery import GalleryPicture
from dissemination.model.record import FunderId, Model, SourceId
from dissemination.model.text import Id, Language, Line, Summary, Title, YesNo


class Item(Model):
    """The front matter of an item. Its body is Markdown and its slug comes from the file's name."""

    id: Annotated[
        Id, Field(description="a name given once and never changed, such as open-day-2026")
    ]
    title: Annotated[Title, Field(description="the headline, one line")]
    summary: Annotated[Summary, Field(description="one or two plain sentences for lists and feeds")]
    language: Annotated[Language | None, Field(description="if not the site's: such as de")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="ids of data/sources.yml")] = ()
    image: Annotated[Line | None, Field(description="a picture in the item's own folder")] = None
    image_alt: Annotated[Line | None, Field(description="what the picture shows, in words")] = None
    decorative: Annotated[YesNo, Field(description="yes if the picture says nothing")] = False
    gallery: Annotated[
        tuple[GalleryPicture, ...], Field(description="pictures that are shown as a gallery")
    ] = ()
    authors: Annotated[tuple[Author, ...], Field(description="who wrote it")] = ()
    files: Annotated[
        tuple[AttachedFile, ...], Field(description="files that readers can take along")
    ] = ()
    funder: Annotated[
        FunderId | None, Field(description="the funder of data/funders.yml, if it has its own")
    ] = None
    aliases: Annotated[
        tuple[Alias, ...],
        Field(description="its earlier slugs, and earlier addresses such as /2018/title.html"),
    ] = ()
    withdrawn: Annotated[Day | None, Field(description="the day on which it was withdrawn")] = None
    expires: Annotated[Day | None, Field(description="the last day on which it is shown")] = None
    draft: Annotated[YesNo, Field(description="yes keeps it off the site")] = False
    updated: Annotated[DayOrMoment | None, Field(description="when it was last corrected")] = None
    correction: Annotated[Line | None, Field(description="what was corrected")] = None

    def has_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.expires is not None and self.expires < today

    def shown_until(self, zone: tzinfo) -> datetime | None:
        """The midnight after its last day in the project's `zone`; None if it has no last day."""
        if self.expires is None:
            return None
        return datetime.combine(self.expires + timedelta(days=1), time(), zone)
