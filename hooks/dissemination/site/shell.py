"""The shell of generated pages: a page rendered once for a section and depth, with markers.

To render a page by an engine takes about 14 ms, nearly all of it for what all pages share. So a
shell is cut at its markers, and a page is the pieces and its own values joined. Each value is the
output of a partial or is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from dissemination.site.generated_page import Body, GeneratedPage, Section
from dissemination.site.layout import LayoutPage
from dissemination.site.navigation import Navigation, NavigationItem
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
    """The text of a page, split at its markers: text, letter of a marker, text … text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Shell:
        """The shell from a page that was rendered with markers in place of its values."""
        return cls(tuple(_MARKER.split(text)))

    def fill(self, page: GeneratedPage, body: Body, foot: Markup, addresses: Addresses) -> str:
        """The HTML of a page: the shell with its values, plain text escaped; `foot` is the line
        that says when it last changed."""
        values: dict[str, Markup] = {
            "t": escape(page.title),
            "d": escape(page.description),
            "c": escape(addresses.absolute(page.address)),
            "h": body.head,
            "f": foot,
            "m": body.content,
        }
        return "".join(
            values[piece] if number % 2 else piece for number, piece in enumerate(self.pieces)
        )


def marker_page(
    section: Section, depth: int, path: tuple[NavigationItem, ...], navigation: Navigation
) -> LayoutPage:
    """A page with markers for its values, below a section; `depth` is the number of slashes in its
    address, and `path` are the items of the navigation down to the section."""
    address = f"{section}/" + "x/" * (depth - 1 - section.count("/"))
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
