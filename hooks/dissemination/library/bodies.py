"""Markdown of items and records as HTML, with the addresses that a product needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, Final

from dissemination import urls
from dissemination.library.link_targets import address, is_outside, target
from dissemination.locale.locale import Locale
from dissemination.locale.practice_parts import HEADINGS
from dissemination.markdown import rendering
from dissemination.markdown.words import Words
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice

Href = Callable[[str], str]
Sizes = Mapping[str, tuple[int, int] | None]
_PLAIN_ROOT: Final = re.compile("[A-Za-z0-9/.:_~-]*")  # the same in an address and in HTML


class Bodies:
    """The texts of items as HTML, for all products: each is rendered once, without the root before
    addresses, and held in UTF-8 until it is let go.

    `sizes` has the pixels of pictures by their paths, and `locale` is the site's.
    """

    def __init__(self, sizes: Sizes, locale: Locale) -> None:
        self._sizes = sizes
        self._locale = locale
        self._held: dict[str, bytes] = {}

    def html(self, entry: Entry[Any], root: str) -> str:
        """An item's text, its links with this root before the addresses below the public one: that
        of a page, or of the whole site.

        What Markdown adds is in the item's language, or in the site's where it has none; so are the
        headings of a practice's parts, which its file names in English.
        """
        if not _PLAIN_ROOT.fullmatch(root):
            return self._rendered(entry, root)
        if entry.path not in self._held:
            if not rendering.is_plain(entry.body):
                return self._rendered(entry, root)
            # No text has its own digest in it, and no HTML that is made of one a NUL.
            mark = f"{blake2b(entry.body.encode()).hexdigest()}/"
            self._held[entry.path] = self._rendered(entry, mark).replace(mark, "\0").encode()
        return self._held[entry.path].decode().replace("\0", root)

    def let_go(self, entry: Entry[Any]) -> None:
        """Hold the text of an item no longer."""
        self._held.pop(entry.path, None)

    def _rendered(self, entry: Entry[Any], root: str) -> str:
        language = _own(entry, self._locale)
        text = _rendered(entry, lambda to: root + urls.quoted(to), self._sizes, language)
        if entry.kind == "practice":
            return rendering.with_headings(text, _headings(language))
        return text


def parts(entry: Entry[Practice], href: Href, sizes: Sizes, locale: Locale) -> dict[str, str]:
    """The parts of a practice as HTML by their names (`PARTS`), without their headings. `href`
    makes an address below the public root into what the product writes."""
    text = _rendered(entry, href, sizes, _own(entry, locale))
    return {name.casefold(): part for name, part in rendering.sections(text)}


def _own(entry: Entry[Any], locale: Locale) -> Locale:
    """The locale of an item."""
    return Locale(entry.item.language) if entry.item.language else locale


def _headings(locale: Locale) -> dict[str, str]:
    return {part: locale.gettext(heading) for part, heading in HEADINGS.items()}


def _rendered(entry: Entry[Any], href: Href, sizes: Sizes, words: Words) -> str:
    def picture(link: str) -> rendering.Picture:
        file = target(link, entry.path).path
        width, height = sizes.get(file) or (None, None)
        return rendering.Picture(href(picture_address(entry, file)), width, height)

    prefix = urls.inner(entry.kind, entry.slug, "")
    link = _linked(entry.path, entry, href)
    return rendering.render(entry.body, link, picture, prefix, words=words)


def prose(text: str, path: str, href: Href, words: Words) -> str:
    """The Markdown of a record in the data file at `path` as HTML. Several such texts may stand on
    one page, and so the ids of notes have a digest of the text."""
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    link = _linked(path, None, href)
    return rendering.render(text, link, notes=f"n{digest}-", words=words)


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
