"""Markdown of items and records as HTML, with the addresses that a product needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dissemination import urls
from dissemination.library.places import address, is_outside, target
from dissemination.source import markdown
from dissemination.source.entries import Article

Href = Callable[[str], str]
Sizes = Mapping[str, tuple[int, int] | None]


def body(article: Article[Any], href: Href, sizes: Sizes) -> str:
    """An item's text as HTML. `href` makes an address below the public root into what the product
    writes (relative to a page, or absolute); `sizes` has the pixels of pictures by their paths."""

    def picture(link: str) -> markdown.Picture:
        file = target(link, article.path).path
        width, height = sizes.get(file) or (None, None)
        return markdown.Picture(href(picture_address(article, link)), width, height)

    prefix = urls.inner(article.kind, article.slug, "")
    return markdown.rendered(article.body, _linked(article.path, article, href), picture, prefix)


def prose(text: str, path: str, href: Href) -> str:
    """The Markdown of a record in the data file at `path` as HTML."""
    return markdown.rendered(text, _linked(path, None, href))


def picture_address(article: Article[Any], link: str) -> str:
    """The public address of a picture in an item's own folder."""
    inner = target(link, article.path).path.removeprefix(f"{article.folder}/")
    return urls.item(article.kind, article.slug) + inner


def _linked(path: str, article: Article[Any] | None, href: Href) -> Href:
    def linked(link: str) -> str:
        if is_outside(link):
            return link
        to = target(link, path)
        if article and to.path == article.path:
            inner = urls.inner(article.kind, article.slug, to.anchor)
            return href(f"{urls.item(article.kind, article.slug)}#{inner}")
        return href(address(to))

    return linked
