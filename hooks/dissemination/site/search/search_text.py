"""All that the data say of a record, in words: facts, dates, countries, what it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.library.names import name
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment, When
from dissemination.model.entry import Entry
from dissemination.model.event import Place
from dissemination.model.fields import Field, Leaf, Shape, fields, values
from dissemination.model.kinds import CHOICES
from dissemination.model.partner import Partner
from dissemination.model.record import KindName, Model

# Fields that say nothing to a reader, or that the answer has already.
_SILENT: Final = frozenset(
    {"id", "title", "text", "summary", "sources", "mended", "unknown", "language", "logo", "zone"}
    | {"image", "image_alt", "aliases", "correction", "read", "extent", "position", "searched"}
    | {"status", "state", "role", "inferred_days", "published", "updated", "own", "sequence"}
    | {"url", "link", "online", "website", "profile", "statement_language", "title_language"}
)
# Many records refer to these, so that their names would find too much.
_BLURRING: Final = frozenset({"objective", "source", *CHOICES})
_COUNTRY: Final = Leaf("country")
_LINK: Final = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class SearchText:
    """Puts records of a library into words."""

    library: Library

    @cached_property
    def locale(self) -> Locale:
        """Dates and countries in the language of the site."""
        return Locale(self.library.settings.language)

    def told(self, record: Model) -> str:
        """What a record says beside its title and text, and the names of all it refers to."""
        found = values(type(record), record, _telling, frozenset({Place}))
        return " ".join(self._text(shape, value) for _, shape, value in found)

    def _text(self, shape: Shape, value: Any) -> str:
        """A value in words; nothing for numbers and addresses."""
        if isinstance(shape, Leaf) and shape.refers:
            return self._named(shape.refers, value)
        match value:
            case When():
                return self.locale.when(value)
            case Moment():
                return self.locale.moment(value)
            case Place():
                return self.locale.place(value)
            case str() if shape == _COUNTRY:
                return self.locale.country(value)
            case str() if not value.startswith(("http://", "https://")):
                return plain(value)
        return ""

    def _named(self, kind: KindName, record_id: str) -> str:
        """The name of a record that is referred to; nothing for a kind that would only blur."""
        thing = self.library.lookup(kind, record_id) if kind not in _BLURRING else None
        if isinstance(thing, Partner):
            return f"{thing.name} {thing.short}"
        if isinstance(thing, Entry):
            return str(thing.item.title)
        return name(self.library, thing) if thing else ""


@cache
def _telling(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model that say something to a reader, or refer to another record."""
    return tuple(
        field
        for field in fields(model)
        if field.name not in _SILENT or (isinstance(field.shape, Leaf) and field.shape.refers)
    )


def plain(markdown: str) -> str:
    """Markdown without the targets of its links and its marks of emphasis, on one line."""
    return " ".join(_LINK.sub("", markdown).replace("*", "").replace("[", "").split())
