"""What it costs to take part in an event, and whether one can register."""

from __future__ import annotations

from typing import Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.terms import CONTEXT, Node, instant, node
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.registration import RegistrationState, amount

AVAILABILITY: Final[dict[RegistrationState, str]] = {
    "open": "InStock",
    "full": "SoldOut",
    "closed": "OutOfStock",
}


def offer(library: Library, entry: Entry[Event]) -> Node | None:
    """The Offer of an event, with the page to register as long as that is possible; None where
    nothing is told of it. A price that is no amount stands in words."""
    item, state = entry.item, library.registration(entry)
    registration = item.registration if state != "none" else None
    if not registration and not item.price:
        return None
    price = amount(item.price) if item.price else None
    until = registration and registration.until
    return node(
        "Offer",
        url=urls.uri(registration.url) if registration and _is_open_page(item, state) else None,
        availability=f"{CONTEXT}/{AVAILABILITY[state]}" if registration else None,
        validThrough=instant(until, item.zone or library.zone) if until else None,
        price=str(price.amount) if price else None,
        priceCurrency=price.currency if price else None,
        description=None if price else item.price,
    )


def _is_open_page(item: Event, state: RegistrationState) -> bool:
    """Whether one can register on a page, and not by mail."""
    return state == "open" and item.registration is not None and "://" in item.registration.url
