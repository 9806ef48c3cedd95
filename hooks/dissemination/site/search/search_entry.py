"""What can be found: a page, an item, or a record at its place on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from dissemination.model.kinds import KINDS

# The order in which the page of the search offers the kinds of answer; kinds of records that are
# not named here come last.
ORDER: Final = (
    *("Page", "News", "Event", "Best practice", "Partner", "Training action", "Objective"),
    *("Milestone", "Result", "Label", "Work package", "Document", "Service", "Network", "Fact"),
    *("Background", "Timeline", "Term", "Source"),
)
ANSWERS: Final = tuple(dict.fromkeys([*ORDER, *(kind.answer for kind in KINDS if kind.answer)]))


@dataclass(frozen=True)
class SearchEntry:
    """A thing that the search finds, as plain text.

    `address` is below the public root, with an anchor for a record. The answer shows `title`,
    `text` and `meta`. Words of `title` and `names` (what it is also called) count most, those of
    `text` and `told` (all else that its data say) less, those of `body` least. `language` is
    that of title and text (of a source, of its title alone), if it is not the site's.
    """

    address: str
    kind: str
    title: str
    text: str = ""
    meta: str = ""
    names: str = ""
    told: str = ""
    body: str = ""
    language: str = ""

    def with_more(self, told: str) -> SearchEntry:
        """The same entry, found by more words."""
        return replace(self, told=f"{self.told} {told}")
