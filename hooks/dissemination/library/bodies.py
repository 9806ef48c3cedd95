"""Markdown of items and records as HTML, with the addresses that a product needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from dissemination import urls
from dissemination.library.link_targets import address, is_outside, target
from dissemination.markdown import rendering
from dissemination.model.entry import Entry

Href = Callable[[str], str]
Sizes = Mapping[str, tuple[int, int] | None]


def body(entry: Entry[Any], href: Href, sizes: Sizes) -> str:
    """An item's text as HTML. `href` makes an address below the public root into what the product
    writes (relative to a page, or absolute); `sizes` has the pixels of pictures by their paths."""

    def picture(link: str) -> rendering.Picture:
        file = target(link, entry.path).path
        width, height = sizes.get(file) or (None, None)
        return rendering.Picture(href(picture_address(entry, file)), width, height)

    prefix = urls.inner(entry.kind, entry.slug, "")
    return rendering.render(entry.body, _linked(entry.path, entry, href), picture, prefix)


def prose(text: str, path: str, href: Href) -> str:
    """The Markdown of a record in the data file at `path` as HTML. Several such texts may stand on
    one page, and so the ids of notes have a digest of the text."""
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    return rendering.render(text, _linked(path, None, href), notes=f"n{digest}-")


def picture_address(entry: Entry[Any], path: str) -> str:
    """The public address of the picture at a path in an item's own folder."""
    return urls.picture(entry.kind, entry.slug, path.removeprefix(f"{entry.folder}/"))


def _linked(path: str, entry: Entry[Any] | None, href: Href) -> Href:
    def linked(link: str) -> str:
        if is_outside(link):
            return urls.with_ascii_host(link)
        to = target(link, path)
        if entry and to.path == entry.path:
            inner = urls.inner(entry.kind, entry.slug, to.anchor)
            return href(f"{urls.item(entry.kind, entry.slug)}#{inner}")
        return href(address(to))

    return linked
