"""The pictures of an item's text, in the sizes and formats in which they are published."""

from __future__ import annotations

import html
import re
from typing import Any, Final

from markupsafe import Markup

from dissemination.model.entry import Entry
from dissemination.site.partials import Partials
from dissemination.urls import relative_root

_IMAGE: Final = re.compile(
    r'<img loading="lazy"(?: width="\d+" height="\d+")? src="(?P<src>[^"]*)" alt="(?P<alt>[^"]*)"'
    r'(?: title="(?P<title>[^"]*)")? ?/?>'
)


def responsive(page: str, entry: Entry[Any], here: str, partials: Partials) -> Markup:
    """An item's rendered text for the page at `here`, its pictures in all their sizes; the first
    is loaded at once if nothing stands before it."""
    root = relative_root(here)
    is_first = not entry.item.image

    def picture(match: re.Match[str]) -> str:
        nonlocal is_first
        path = partials.media.pictures.paths.get(html.unescape(match["src"]).removeprefix(root))
        if path is None:
            return match[0]
        eager, is_first = is_first, False
        alt, title = html.unescape(match["alt"]), html.unescape(match["title"] or "")
        image = partials.media.pictures.image(path)
        return str(
            partials.render(
                "responsive-image", here, image=image, alt=alt, title=title, eager=eager
            )
        )

    return Markup(_IMAGE.sub(picture, page))
