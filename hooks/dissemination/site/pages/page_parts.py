"""The elements in the head of generated pages: links to feeds, and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from markupsafe import Markup

from dissemination.model.entry import Entry
from dissemination.site.generated_page import Body
from dissemination.site.partials import Partials
from dissemination.urls import Announced

NOINDEX: Final = Markup('<meta name="robots" content="noindex">')

# The attribute of an element that a script serves, and the partial that loads the script. What is
# over goes first, for the filters know the elements that are then there.
SCRIPTS: Final = (
    ('class="gallery"', "lightbox"),
    ('class="hours"', "times"),
    ('data-end="', "clock"),
    ('class="sift"', "filter-script"),
)


def head(
    partials: Partials,
    address: str,
    entry: Entry[Any] | None = None,
    record_feeds: Sequence[Announced] = (),
) -> Markup:
    """The elements for the head of the page at `address`: links to its feeds and calendars, which
    are `record_feeds` or, if there are none, those of the page's own list or the item's."""
    return partials.render("head", address, entry=entry, record_feeds=record_feeds)


def with_scripts(body: Body, here: str, partials: Partials) -> Body:
    """What the page at `here` shows, with the scripts that its content needs in its head."""
    scripts = [script for attribute, script in SCRIPTS if attribute in body.content]
    if not scripts:
        return body
    return replace(body, head=body.head + Markup().join(partials.script(s, here) for s in scripts))
