"""The notices in the place of items that were withdrawn or have expired."""

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


def notice_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A notice for each item that is no longer shown; search engines keep none of them."""
    library, _ = partials.library, partials.library.locale.gettext
    for entry in library.withdrawn:
        yield _notice_page(partials, "withdrawn", entry, _("This item was withdrawn."))
    for entry in library.expired:
        yield _notice_page(partials, "expired", entry, _("This item has expired."))


def _notice_page(
    partials: Partials, name: str, entry: Entry[Any], description: str
) -> GeneratedPage:
    address, item = urls.item(entry.kind, entry.slug), entry.item
    return GeneratedPage(
        address,
        SECTIONS[entry.kind],
        item.title,
        description,
        body=partial(_body, partials, name, entry.path),
        is_listed=False,
        changed=of_generated(partials.library, changes.of_notice(entry)),
    )


def _body(partials: Partials, name: str, path: str) -> Body:
    entry = partials.library.notices[path]
    address, item = urls.item(entry.kind, entry.slug), entry.item
    return Body(partials.render(name, address, title=item.title, item=item), NOINDEX)
