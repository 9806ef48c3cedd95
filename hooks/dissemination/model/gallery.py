"""The pictures of an item that are shown as a gallery."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dissemination.model.record import Model
from dissemination.model.text import Line, YesNo


class GalleryPicture(Model):
    """A picture in an item's own folder with its alternative text and caption; it has a page of its
    own."""

    picture: Annotated[Line, Field(description="a picture in the item's own folder")]
    alt: Annotated[Line | None, Field(description="what the picture shows, in words")] = None
    decorative: Annotated[YesNo, Field(description="yes if the picture says nothing")] = False
    caption: Annotated[Line | None, Field(description="a sentence below the picture")] = None
    credit: Annotated[Line | None, Field(description="who made it, and under which licence")] = None
