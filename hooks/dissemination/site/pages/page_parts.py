"""The elements in the head of generated pages: links to feeds, and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from markupsafe import Markup

from dissemination.model.entry import Entry
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.partials import Partials
from dissemination.urls import Announced

NOINDEX: Final = Markup('<meta name="robots" content="noindex">')

# The class of an element that a script serves, and the partial that loads the script.
SCRIPTS: Final = (("gallery", "lightbox"), ("hours", "times"), ("sift", "filter-script"))


def head(
    partials: Partials,
    address: str,
    entry: Entry[Any] | None = None,
    record_feeds: Sequence[Announced] = (),
) -> Markup:
    """The elements for the head of the page at `address`: links to its feeds and calendars, which
    are `record_feeds` or, if there are none, those of the page's own list or the item's."""
    return partials.render("head", address, entry=entry, record_feeds=record_feeds)


def with_scripts(page: GeneratedPage, partials: Partials) -> GeneratedPage:
    """The page with the scripts that its content needs in its head."""
    scripts = [
        partials.render(script, page.address)
        for element_class, script in SCRIPTS
        if f'class="{element_class}"' in page.content
    ]
    return replace(page, head=page.head + Markup().join(scripts)) if scripts else page
