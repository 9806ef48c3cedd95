"""The text of a record for the search: facts, dates, countries, names of other records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.library.names import name
from dissemination.locale.locale import Locale
from dissemination.model.attached_file import AttachedFile
from dissemination.model.dates import Moment, When
from dissemination.model.entry import Entry
from dissemination.model.fields import Field, Leaf, Shape, fields, values
from dissemination.model.kinds import CHOICES
from dissemination.model.partner import Partner
from dissemination.model.place import Place
from dissemination.model.record import KindName, Model

# Fields without text for a reader, or whose text the answer has already.
_OMITTED: Final = frozenset(
    {"id", "title", "text", "summary", "sources", "mended", "unknown", "language", "logo", "zone"}
    | {"image", "image_alt", "aliases", "correction", "read", "extent", "position", "searched"}
    | {"status", "state", "role", "inferred_days", "published", "updated", "own", "sequence"}
    | {"url", "link", "online", "website", "profile", "statement_language", "title_language"}
    | {"until"}
)
# Many records refer to these, so that their names would find too much.
_UNNAMED: Final = frozenset({"objective", "source", *CHOICES})
_COUNTRY: Final = Leaf("country")
_LANGUAGE: Final = Leaf("language")
_LINK: Final = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class SearchText:
    """The texts of the records of a library, in the language of the site."""

    library: Library

    @cached_property
    def locale(self) -> Locale:
        """Dates and countries in the language of the site."""
        return self.library.locale

    def details(self, record: Model) -> str:
        """The text of a record's fields but title and text, and the names of the records it
        refers to."""
        leaves = values(type(record), record, _searched_fields, frozenset({Place}))
        return " ".join(self._text(shape, value) for _, shape, value in leaves)

    def _text(self, shape: Shape, value: Any) -> str:
        """A value in words; empty for numbers and addresses."""
        if isinstance(shape, Leaf) and shape.refers:
            return self._name(shape.refers, value)
        match value:
            case When() | Moment() | date():
                return self.date(value)
            case Place():
                return self.locale.place(value)
            case str() if shape == _COUNTRY:
                return self.locale.country(value)
            case str() if shape == _LANGUAGE:
                return self.locale.language_name(value)
            case str() if not value.startswith(("http://", "https://")):
                return plain(value)
        return ""

    def date(self, value: When | Moment | date | None) -> str:
        """A date of any precision in words; empty for none."""
        match value:
            case When():
                return self.locale.when(value)
            case Moment():
                return self.locale.moment(value)
            case date():
                return self.locale.day(value)
        return ""

    def _name(self, kind: KindName, record_id: str) -> str:
        """The name of a record that is referred to; empty for the kinds in `_UNNAMED`."""
        record = self.library.lookup(kind, record_id) if kind not in _UNNAMED else None
        if isinstance(record, Partner):
            return f"{record.name} {record.short}"
        if isinstance(record, Entry):
            return str(record.item.title)
        return name(self.library, record) if record else ""


@cache
def _searched_fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model that hold text for a reader, or refer to another record."""
    return tuple(
        field
        for field in fields(model)
        if field.name not in _OMITTED
        or (isinstance(field.shape, Leaf) and field.shape.refers)
        or (model is AttachedFile and field.name == "title")
    )


def plain(markdown: str) -> str:
    """Markdown without the targets of its links and its marks of emphasis, on one line."""
    return " ".join(_LINK.sub("", markdown).replace("*", "").replace("[", "").split())
