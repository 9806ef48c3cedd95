"""The documents at earlier addresses of pages, which lead to those of today."""

from __future__ import annotations

from collections.abc import Iterable

from dissemination import urls
from dissemination.library.earlier import bearers, earlier_addresses
from dissemination.library.library import Library
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.partials import Partials
from dissemination.urls.earlier import ABOVE


def redirects(partials: Partials, pages: Iterable[GeneratedPage]) -> dict[str, str]:
    """A whole HTML document for each earlier address of a page, by its file; `pages` are all that
    are no files of docs/."""
    titles = {page.address: page.title for page in pages}
    return {
        urls.file(address): str(
            partials.render("redirect", address, to=today, title=titles.get(today))
        )
        for address, today in _moved(partials.library, titles).items()
    }


def _moved(library: Library, titles: dict[str, str]) -> dict[str, str]:
    """The pages of today by their earlier addresses."""
    moved = _below_earlier_names(library, titles)
    for bearer in bearers(library):
        for address, today in bearer.earlier_pages:
            if today in titles:
                moved[address] = today
            elif bearer.kind in ABOVE:  # a list without items has no page
                moved[address] = ABOVE[bearer.kind]
    for address, today in earlier_addresses(library).items():
        if not today.startswith(urls.FEEDS) or today == urls.FEEDS:
            is_missing = today not in titles and today in _lists(library)
            moved[address] = _lists(library)[today] if is_missing else today
    return moved


def _lists(library: Library) -> dict[str, str]:
    """The pages above the lists of renamed choices."""
    return {bearer.page: ABOVE[bearer.kind] for bearer in bearers(library) if bearer.kind in ABOVE}


def _below_earlier_names(library: Library, addresses: Iterable[str]) -> dict[str, str]:
    """The pages below those with another name: pictures of galleries, older pages of lists."""
    former: dict[str, list[str]] = {}
    for bearer in bearers(library):
        for address, today in bearer.earlier_pages:
            former.setdefault(today, []).append(address)
    moved = {}
    for address in addresses if former else ():
        folders = address.split("/")[:-1]
        for depth in range(1, len(folders)):
            above = "/".join(folders[:depth]) + "/"
            for other in former.get(above, ()):
                moved[other + address.removeprefix(above)] = address
    return moved
