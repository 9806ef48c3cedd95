"""The social cards of pages: drawn where a page has no picture that others show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Protocol

from dissemination import urls
from dissemination.cache import digest
from dissemination.library.library import Library, question
from dissemination.library.shared_picture import SharedPicture, own_picture
from dissemination.linked_data.graph import PageMetadata
from dissemination.model.entry import Entry
from dissemination.output import Output
from dissemination.site.card_text import CardText, card_text, entry_title
from dissemination.site.page_head import Card


class Drawer(Protocol):
    """Draws social cards."""

    @property
    def key(self) -> str:
        """The digest of what all cards have in common."""

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
        key = digest(self.drawer.key, texts)
        return card, Output(card.address, partial(self.drawer.drawn, texts), key)

    def is_drawn(self, entry: Entry[Any]) -> bool:
        """Whether an item has a card of its own."""
        return self.library.settings.cards is None or has_card(self.library, entry.path)

    def shared(self) -> Mapping[str, SharedPicture]:
        """The picture that goes with each item which has one at its top, by the item's path: its
        own, or its card if others would not show that."""
        entries = self.library.entries.apart.items()
        shown = {path: self._shared(entry) for path, entry in entries if entry.item.image}
        return {path: picture for path, picture in shown.items() if picture}

    def _shared(self, entry: Entry[Any]) -> SharedPicture | None:
        if (own := own_picture(self.library, entry)) or not self.is_drawn(entry):
            return own
        address, title = urls.item(entry.kind, entry.slug), entry_title(self.library, entry)
        card, file = self.card(PageMetadata(address, title, "", about=entry))
        return SharedPicture(card.address, card.alt, card.width, card.height, len(file.make()))


@question
def has_card(library: Library, path: str) -> bool:
    """Whether the item of a file is among the newest, for which a card is drawn."""
    return path in _newest(library)


@question
def _newest(library: Library) -> frozenset[str]:
    """The files of the newest items, as many as the settings say."""
    cards, entries = library.settings.cards, library.entries.values()
    number = len(entries) if cards is None else cards.newest
    newest_first = sorted(entries, key=lambda e: (library.published(e), e.path), reverse=True)
    return frozenset(entry.path for entry in newest_first[:number])
