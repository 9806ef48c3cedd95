"""The documents at earlier addresses, which lead to the address of today: of items, and of months
that have no event any more."""

from __future__ import annotations

from dissemination import urls
from dissemination.locale.locale import Locale
from dissemination.site.month import empty_months
from dissemination.site.partials import Partials


def redirects(partials: Partials) -> dict[str, str]:
    """A whole HTML document for each alias of an item and each empty month, by its address."""
    return _of_items(partials) | _of_months(partials)


def _of_items(partials: Partials) -> dict[str, str]:
    """From each alias of an item to its page."""
    library = partials.library
    entries = (*library.entries.values(), *library.withdrawn, *library.expired)
    earlier = ((urls.item(e.kind, alias), e) for e in entries for alias in e.item.aliases)
    return {
        address: _redirect(
            partials,
            address,
            urls.item(entry.kind, entry.slug),
            entry.item.title,
            "This page has moved",
            "This page has a new address.",
        )
        for address, entry in earlier
    }


def _of_months(partials: Partials) -> dict[str, str]:
    """From each month without an event to the nearest one with one, or to the events. Such a page
    was there once, when the month had an event or lay between two that had one, and a bookmark may
    lead to it."""
    locale = Locale(partials.library.settings.language)
    documents = {}
    for first, nearest in empty_months(partials.library):
        address = urls.event_month(first)
        target = urls.event_month(nearest.first) if nearest else urls.EVENTS
        title = f"Events in {locale.month(nearest.first)}" if nearest else "Events"
        sentence = f"No event is known in {locale.month(first)}"
        documents[address] = _redirect(
            partials, address, target, title, sentence, f"{sentence}; this leads to the nearest."
        )
    return documents


def _redirect(
    partials: Partials, here: str, target: str, title: str, heading: str, description: str
) -> str:
    """The document at `here` that leads to the page at `target`, which has this title."""
    return str(
        partials.render(
            "redirect", here, target=target, title=title, heading=heading, description=description
        )
    )
