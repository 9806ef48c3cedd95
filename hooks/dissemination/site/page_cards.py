"""The social cards of pages: drawn where a page has no picture that others show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Protocol

from dissemination import urls
from dissemination.library.library import Library
from dissemination.library.shared_picture import SharedPicture, own_picture
from dissemination.linked_data.graph import PageMetadata
from dissemination.model.entry import Entry
from dissemination.output import Output
from dissemination.site.card_text import CardText, card_text, entry_title
from dissemination.site.page_head import Card


class Drawer(Protocol):
    """Draws social cards."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""

    def legible(self, text: str) -> str:
        """A text without the characters that cannot be drawn."""

    def drawn(self, texts: Mapping[str, str]) -> bytes:
        """A card as PNG from the fields of a `CardText`."""


@dataclass(frozen=True)
class PageCards:
    """The cards of the pages of a library."""

    library: Library
    drawer: Drawer

    def card(self, metadata: PageMetadata) -> tuple[Card, Output]:
        """The card of a page, and its file, drawn when it is written."""
        text = card_text(self.library, metadata)
        texts = {name: self.drawer.legible(value) for name, value in asdict(text).items()}
        card = Card(urls.card(metadata.address), CardText(**texts).alt, *self.drawer.size)
        return card, Output(card.address, partial(self.drawer.drawn, texts))

    def shared(self) -> Mapping[str, SharedPicture]:
        """The picture that goes with each item which has one at its top, by the item's path: its
        own, or its card if others would not show that."""
        entries = self.library.entries.items()
        return {path: self._shared(entry) for path, entry in entries if entry.item.image}

    def _shared(self, entry: Entry[Any]) -> SharedPicture:
        if own := own_picture(self.library, entry):
            return own
        address, title = urls.item(entry.kind, entry.slug), entry_title(self.library, entry)
        card, file = self.card(PageMetadata(address, title, "", about=entry))
        return SharedPicture(card.address, card.alt, card.width, card.height, len(file.make()))
