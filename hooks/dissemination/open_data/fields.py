"""The fields of a record as they are published: what is resolved, added and left out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from dissemination.model.change import Change
from dissemination.model.event import Event, Place
from dissemination.model.fields import Field, Leaf, Many, group
from dissemination.model.gallery import GalleryPicture
from dissemination.model.item import Item
from dissemination.model.kind import Kind
from dissemination.model.news import News
from dissemination.model.objective import SpecificObjective
from dissemination.model.partner import Partner
from dissemination.model.position import Position
from dissemination.model.practice import Practice
from dissemination.model.record import Model, Record
from dissemination.model.source import Source

# What is for the officer, or was only needed to make addresses.
_HIDDEN: Final = {(Item, "draft"), (Item, "withdrawn"), (Item, "expires"), (Item, "aliases")} | {
    (owner, "aliases") for owner in (Record, Source, SpecificObjective)
}
# Texts that name a file of the repository, and are published as its address.
_FILES: Final = {
    (Item, "image"),
    (GalleryPicture, "picture"),
    (Partner, "logo"),
    (Change, "pages"),
}
_FILLED: Final = {(Item, "language"), (Event, "zone")}
PAGE: Final = Field("page", "the address of its page or place on this site", Leaf("web"))
TEXT: Final = Field("text", "its text (HTML with absolute addresses)", Leaf("prose"))

# Descriptions of published values where those for the officer would mislead.
_TEXTS: Final[dict[tuple[type, str], str]] = {
    **{(model, "language"): "the language it is written in" for model in (News, Event, Practice)},
    (Event, "zone"): "the time zone of its hours",
    (Event, "own"): "false if others held it and the project took part",
    (Event, "start"): "the first day or hour; null if it is unknown",
    (Event, "end"): "the last day (inclusive), or the hour at which it ends",
    (News, "date"): "when it was published",
    (Change, "everything"): "true if it touches every page",
    (Change, "date"): "the day on which it was published",
    (Position, "degrees"): "latitude and longitude in degrees (WGS 84)",
    (Place, "position"): "latitude and longitude in degrees (WGS 84)",
    (Position, "region"): "true if it is a region, of which this is the middle",
    (Practice, "unknown"): "parts without a source, each with the month of the search",
    **{
        (model, "decorative"): "true if the picture says nothing"
        for model in (News, Event, Practice, GalleryPicture)
    },
}
# So too of values that are resolved, whatever model has them.
_RESOLVED_TEXTS: Final = {
    "ids of data/sources.yml that say so": "the sources that say so",
    "ids of data/sources.yml": "the sources",
    "a category of data/site.yml": "its category",
    "a type of data/site.yml": "its type",
    "an area of data/site.yml": "its area",
    "that as a date, for the timeline: 2026-11": "that as a date, for the timeline",
    "names of files of data/": "the kinds of which all records were touched",
}
_FILE_TEXTS: Final = {
    "image": "the picture of the item",
    "picture": "the picture",
    "logo": "the logo",
    "pages": "the pages that were changed",
}


@cache
def is_file(model: type[Model], name: str) -> bool:
    """Whether a field of a model names a file."""
    return any(issubclass(model, owner) and name == field for owner, field in _FILES)


@cache
def visible(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model that are published, in their order."""
    return tuple(
        _published(model, field)
        for field in group(model).fields
        if not any(issubclass(model, owner) and field.name == hidden for owner, hidden in _HIDDEN)
    )


@cache
def of_kind(kind: Kind) -> tuple[Field, ...]:
    """The fields of a published record: its id, its address, the others, and an item's text."""
    first, *others = visible(kind.model)
    return (first, PAGE, *others, *([TEXT] if kind.is_item else []))


def _published(model: type[Model], field: Field) -> Field:
    """A field with the description and shape of the published value."""
    texts = (_TEXTS.get((owner, field.name)) for owner in model.__mro__)
    text = next(filter(None, texts), field.description)
    text = (
        _RESOLVED_TEXTS.get(text, text)
        .removeprefix("ids of ")
        .replace("(Markdown)", "(HTML with absolute addresses)")
    )
    shape = field.shape
    if is_file(model, field.name):
        shape = Many(Leaf("web")) if isinstance(shape, Many) else Leaf("web")
        text = f"{_FILE_TEXTS[field.name]}, as an address"
    optional = field.optional and not is_filled(model, field.name)
    return replace(field, description=text, shape=shape, optional=optional)


@cache
def is_filled(model: type[Model], name: str) -> bool:
    """Whether what a field leaves open is taken from the settings of the site."""
    return any(issubclass(model, owner) and name == field for owner, field in _FILLED)
