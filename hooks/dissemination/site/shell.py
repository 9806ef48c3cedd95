"""A page with markers, into which the values of many pages are filled one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from dissemination.site.layout import LayoutPage
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.page import Page, Section
from dissemination.urls import Addresses

# Private-use characters, which stand in no text of the site.
TITLE: Final = "\ue000t\ue001"
DESCRIPTION: Final = "\ue000d\ue001"
CANONICAL: Final = "\ue000c\ue001"
HEAD: Final = "\ue000h\ue001"
FOOT: Final = "\ue000f\ue001"
CONTENT: Final = "\ue000m\ue001"
_MARKER: Final = re.compile("\ue000(t|d|c|h|f|m)\ue001")


@dataclass(frozen=True)
class Shell:
    """The text of a rendered page, split at its markers: text, marker, text, marker … text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Shell:
        """The shell of a page that was rendered with markers for its values."""
        return cls(tuple(_MARKER.split(text)))

    def fill(self, page: Page, addresses: Addresses) -> str:
        """The shell with a page's values; plain text is escaped."""
        values: dict[str, Markup] = {
            "t": escape(page.title),
            "d": escape(page.description),
            "c": escape(addresses.absolute(page.address)),
            "h": page.head,
            "f": page.foot,
            "m": page.content,
        }
        return "".join(
            values[piece] if number % 2 else piece for number, piece in enumerate(self.pieces)
        )


def marked(
    section: Section, depth: int, path: tuple[NavigationItem, ...], navigation: Navigation
) -> LayoutPage:
    """A page below a section, so many slashes deep, with markers for its values; `path` are the
    items of the navigation down to the section."""
    address = f"{section}/" + "x/" * (depth - 1)
    return LayoutPage(
        address,
        TITLE,
        Markup(CONTENT),
        description=DESCRIPTION,
        canonical=CANONICAL,
        head=Markup(HEAD),
        foot=Markup(FOOT),
        path=path,
        trail=navigation.trail(path, address),
        hidden=frozenset({"toc"}),
    )
