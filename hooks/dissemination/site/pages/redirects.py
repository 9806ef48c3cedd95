"""The documents at earlier addresses of pages, which lead to those of today: also those of months
that have no event any more."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import partial

from dissemination import urls
from dissemination.cache import digest
from dissemination.library.earlier import bearers, earlier_addresses
from dissemination.library.library import Library
from dissemination.model.kinds import CHOICES
from dissemination.output import Output
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.month import empty_months
from dissemination.site.partials import Partials
from dissemination.urls import earlier
from dissemination.urls.earlier import ABOVE

# Where an earlier address leads: the address of today, the title there, heading and description.
Lead = tuple[str, str | None, str, str]


def redirects(partials: Partials, pages: Iterable[GeneratedPage]) -> Iterator[Output]:
    """A whole HTML document for each earlier address of a page and each empty month; `pages` are
    all that are no files of docs/."""
    titles = {page.address: page.title for page in pages}
    _ = partials.library.locale.gettext
    words = _("This page has moved"), _("This page has a new address.")
    leads = dict(_of_months(partials))
    for address, today in _moved(partials.library, titles).items():
        leads[address] = today, titles.get(today), *words
    for address, lead in leads.items():
        key = digest(partials.addresses.root, partials.policy, partials.library.digest, lead)
        yield Output(urls.file(address), partial(_redirect, partials, address, *lead), key)


def _of_months(partials: Partials) -> Iterator[tuple[str, Lead]]:
    """From each month without an event to the nearest one with one, or to the events. Such a page
    was there once, when the month had an event or lay between two that had one, and a bookmark may
    lead to it."""
    locale = partials.library.locale
    _ = locale.gettext
    for first, nearest in empty_months(partials.library):
        address = urls.event_month(first)
        target = urls.event_month(nearest.first) if nearest else urls.EVENTS
        title = _("Events")
        if nearest:
            title = _("Events in %(month)s", month=locale.month(nearest.first))
        heading = _("No event is known in %(month)s", month=locale.month(first))
        description = _(
            "No event is known in %(month)s; this page leads to the nearest month with one.",
            month=locale.month(first),
        )
        yield address, (target, title, heading, description)


def _redirect(
    partials: Partials, here: str, to: str, title: str | None, heading: str, description: str
) -> bytes:
    """The document at `here` that leads to the page `to`, which has this title."""
    words = {"title": title, "heading": heading, "description": description}
    document = partials.render("redirect", here, to=to, policy=partials.policy, **words)
    return document.encode()


def _moved(library: Library, titles: dict[str, str]) -> dict[str, str]:
    """The pages of today by their earlier addresses."""
    moved, instead = _below_earlier_names(library, titles), _instead_of_empty(library, titles)
    for bearer in bearers(library):
        for address, today in bearer.earlier_pages:
            if today in titles or today in instead:
                moved[address] = _there(library, instead.get(today, today))
    for address, today in earlier_addresses(library).items():
        if not today.startswith(urls.FEEDS) or today == urls.FEEDS:
            moved[address] = _there(library, instead.get(today, today))
    return moved


def _there(library: Library, page: str) -> str:
    """A page, or the nearest one that is part of the site."""
    if library.has_page(page):
        return page
    return urls.PROJECT if page.startswith(urls.PROJECT) else urls.HOME


def _instead_of_empty(library: Library, addresses: Container[str]) -> dict[str, str]:
    """The pages above the lists that have no page, since nothing is in them."""
    lists = (
        (earlier.pages(kind, choice.id)[0], ABOVE[kind])
        for kind, field in CHOICES.items()
        for choice in getattr(library.settings, field)
    )
    return {page: above for page, above in lists if page not in addresses}


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
