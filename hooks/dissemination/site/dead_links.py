"""Links of pages of docs/ to pages that are not part of the site: what is left without them.

The engine renders all of docs/, whatever the project has. So a link there may lead to the page of a
section of which there is nothing: its words stay without the link, and an entry of a list or a
paragraph that was nothing but the link goes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

_A: Final = r'<a\b[^>]*?\shref="([^"]*)"[^>]*>((?:(?!</a>).)*)</a>'
_LINK: Final = re.compile(_A, re.DOTALL)
_ALONE: Final = re.compile(rf"<(li|p)>\s*{_A}\s*</\1>\n?", re.DOTALL)
_EMPTY_LIST: Final = re.compile(r"<(ul|ol)>\s*</\1>\n?")


def without_dead_links(html: Markup, here: str, absent: Collection[str]) -> Markup:
    """The HTML of the page at `here` without its links to the pages that are `absent`, all of them
    addresses below the public root."""
    if not absent:
        return html

    def is_dead(link: str) -> bool:
        return _address(unescape(link), here) in absent

    if not any(is_dead(match[1]) for match in _LINK.finditer(html)):
        return html
    text = _ALONE.sub(lambda match: "" if is_dead(match[2]) else match[0], html)
    text = _LINK.sub(lambda match: match[2] if is_dead(match[1]) else match[0], text)
    return Markup(_EMPTY_LIST.sub("", text))


def _address(link: str, here: str) -> str | None:
    """The address of the page to which a relative link on the page at `here` leads; None for any
    other link."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join("/", here, unquote(parts.path)))[1:]
    return f"{path.removesuffix('index.html').rstrip('/')}/"
