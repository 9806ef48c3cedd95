"""The shell: a page of the theme with markers, into which the values of a page are poured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from dissemination.site.page import Page
from dissemination.urls import Addresses

# Private-use characters, which pass every filter of the theme and stand in no text of the site.
# The content's marker looks like a heading, so that the theme adds none of its own.
TITLE: Final = "\ue000t\ue001"
DESCRIPTION: Final = "\ue000d\ue001"
CANONICAL: Final = "\ue000c\ue001"
HEAD: Final = "\ue000h\ue001"
FOOT: Final = "\ue000f\ue001"
CONTENT: Final = "\ue000<h1>\ue001"
_MARKER: Final = re.compile("\ue000(t|d|c|h|f|<h1>)\ue001")


@dataclass(frozen=True)
class Shell:
    """The text of a rendered page, split at its markers: text, marker, text, marker … text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Shell:
        """The shell of a page that was rendered with markers for its values."""
        return cls(tuple(_MARKER.split(text)))

    def poured(self, page: Page, addresses: Addresses) -> str:
        """The shell with a page's values; plain text is escaped."""
        values: dict[str, Markup] = {
            "t": escape(page.title),
            "d": escape(page.description),
            "c": escape(addresses.absolute(page.address)),
            "h": page.head,
            "f": page.foot,
            "<h1>": page.content,
        }
        return "".join(
            values[piece] if number % 2 else piece for number, piece in enumerate(self.pieces)
        )
