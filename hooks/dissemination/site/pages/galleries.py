"""The page of each picture of each item's gallery, in no search engine and no sitemap.

`theme/assets/gallery.js` opens the picture in a dialog instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dissemination import urls
from dissemination.library import changes
from dissemination.model.entry import Entry
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.entries import SECTIONS
from dissemination.site.pages.page_parts import NOINDEX
from dissemination.site.partials import Partials


def gallery_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each picture of each gallery."""
    for entry in partials.library.entries.values():
        for number in range(len(entry.item.gallery)):
            yield _picture_page(partials, entry, number)


def _picture_page(partials: Partials, entry: Entry[Any], number: int) -> GeneratedPage:
    """The page of a picture by its number in the gallery, from 0."""
    gallery = entry.item.gallery
    picture = gallery[number]
    address = urls.in_gallery(entry.kind, entry.slug, picture.picture)
    title = partials.library.locale.gettext(
        "Picture %(number)s of %(count)s: %(title)s",
        number=number + 1,
        count=len(gallery),
        title=entry.item.title,
    )
    return GeneratedPage(
        address,
        SECTIONS[entry.kind],
        title,
        description=picture.caption or picture.alt or title,
        body=partial(_body, partials, entry.path, number),
        is_listed=False,
        changed=of_generated(partials.library, changes.of_item(entry)),
    )


def _body(partials: Partials, path: str, number: int) -> Body:
    entry = partials.library.entries[path]
    picture = entry.item.gallery[number]
    address = urls.in_gallery(entry.kind, entry.slug, picture.picture)
    values = {"entry": entry, "number": number, "picture": picture}
    return Body(partials.render("gallery-picture", address, **values), NOINDEX)
