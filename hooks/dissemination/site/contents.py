"""The contents of a page: its chapters, and whether it is so long that readers need a list of
them."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from markupsafe import Markup

# A page of so many entries is some screens high.
LONG: Final = 90
_ENTRY: Final = re.compile("<(?:li|tr|dt|p|h2|h3)[ >]")
_CHAPTER: Final = re.compile(r'<h2[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_HEADER_LINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)  # toc: permalink


def chapters(content: str) -> list[tuple[str, str]]:
    """The id and the plain text of each heading of the second level with an id, in HTML."""
    return [
        (anchor, unescape(Markup(_HEADER_LINK.sub("", title)).striptags()))
        for anchor, title in _CHAPTER.findall(content)
    ]


def is_long(content: str) -> bool:
    """Whether so much stands in HTML that it goes over several screens."""
    return len(_ENTRY.findall(content)) > LONG
