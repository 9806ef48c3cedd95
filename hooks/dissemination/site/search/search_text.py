"""All that the data say of a record, in words: facts, dates, countries, what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.library.marks import Location, marks
from dissemination.library.names import name
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment, When
from dissemination.model.event import Place
from dissemination.model.kinds import CHOICES
from dissemination.model.partner import Partner
from dissemination.model.record import KindName, Model, Refers
from dissemination.source.entries import Entry

# Fields that say nothing to a reader, or that the answer has already.
_SILENT: Final = frozenset(
    {"id", "title", "text", "summary", "sources", "mended", "unknown", "language", "logo", "zone"}
    | {"image", "image_alt", "aliases", "correction", "read", "extent", "position", "searched"}
    | {"status", "state", "role", "inferred_days", "published", "updated", "own", "sequence"}
    | {"url", "link", "online", "website", "profile", "statement_language", "title_language"}
)
# Many records refer to these, so that their names would find too much.
_BLURRING: Final = frozenset({"objective", "source", *CHOICES})
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
        referred = {loc: mark.kind for loc, mark, _ in marks(record) if isinstance(mark, Refers)}
        return " ".join(self._walk(record, (), referred))

    def _walk(
        self, value: Any, loc: Location, referred: Mapping[Location, KindName]
    ) -> Iterator[str]:
        if loc in referred:
            yield self._named(referred[loc], value)
        elif isinstance(value, Place):
            yield self.locale.place(value)
        elif isinstance(value, Model):
            for field, inner in value:
                at = (*loc, field)
                if (inner and field not in _SILENT) or at in referred:
                    yield (
                        self.locale.country(inner)
                        if field == "country"
                        else " ".join(self._walk(inner, at, referred))
                    )
        elif isinstance(value, tuple):
            for number, inner in enumerate(value):
                yield from self._walk(inner, (*loc, number), referred)
        else:
            yield self._plain(value)

    def _plain(self, value: object) -> str:
        match value:
            case When():
                return self.locale.when(value)
            case Moment():
                return self.locale.moment(value)
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


def plain(markdown: str) -> str:
    """Markdown without the targets of its links and its marks of emphasis, on one line."""
    return " ".join(_LINK.sub("", markdown).replace("*", "").replace("[", "").split())
