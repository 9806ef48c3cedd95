"""The entries of the search: a page, an item, or a record at its anchor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.locale.kinds import ONE
from dissemination.model.kinds import ITEMS, KINDS

# The order in which the page of the search offers the kinds of answer: kinds of records and items
# by their names, and three of its own. Kinds that are not named here come last.
ORDER: Final = (
    *("page", "news", "event", "practice", "partner", "person", "training action", "objective"),
    *(
        "milestone",
        "deliverable",
        "result",
        "indicator",
        "label",
        "work package",
        "document",
        "research output",
        "funder",
        "service",
        "network",
        "fact",
    ),
    *("background", "timeline entry", "term", "source", "list"),
)
ANSWERS: Final = tuple(dict.fromkeys([*ORDER, *(kind.name for kind in KINDS if kind.is_searched)]))
WORDS: Final[Mapping[str, str]] = {
    **ONE,
    "page": N_("Page"),
    # Translators: a fact about the project, such as its budget
    "fact": N_("Fact"),
    # Translators: a list of items, such as the news of a year
    "list": N_("List"),
}
_OF_ITEMS: Final = {kind.name for kind in ITEMS.values()}


@dataclass(frozen=True)
class SearchEntry:
    """An entry as plain text.

    `address` is below the public root, with an anchor for a record, and `kind` one of `ANSWERS`.
    The answer shows `title`, `text` and `meta`. Words of `title` and `names` (its other names)
    weigh most, those of `text` and `details` (the text of its other fields) less, those of `body`
    least. `language` is that of title and text (of a source, of its title alone), if it is not the
    site's. `worth` is what its words weigh against the same words elsewhere. `since` is when an
    item was published, or when a list came to be; other entries have none.
    """

    address: str
    kind: str
    title: str
    text: str = ""
    meta: str = ""
    names: str = ""
    details: str = ""
    body: str = ""
    language: str = ""
    worth: float = 1.0
    since: datetime | None = None

    def with_details(self, details: str) -> SearchEntry:
        """The same entry with further details."""
        return replace(self, details=f"{self.details} {details}")


def is_of_item(kind: str) -> bool:
    """Whether entries of a kind are news items, events or best practices."""
    return kind in _OF_ITEMS
