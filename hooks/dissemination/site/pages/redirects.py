"""The documents at earlier addresses of items, which lead to the address of today."""

from __future__ import annotations

from dissemination import urls
from dissemination.site.partials import Partials


def redirects(partials: Partials) -> dict[str, str]:
    """A whole HTML document for each alias of an item, by its address."""
    library = partials.library
    entries = (*library.entries.values(), *library.withdrawn, *library.expired)
    earlier = ((urls.item(e.kind, alias), e) for e in entries for alias in e.item.aliases)
    return {
        address: str(partials.render("redirect", address, entry=entry))
        for address, entry in earlier
    }
