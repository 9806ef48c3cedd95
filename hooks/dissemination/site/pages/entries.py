"""The page of each news item, event and practice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from markupsafe import Markup

from dissemination import urls
from dissemination.library import bodies, changes
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.model.record import KindName
from dissemination.publication.document.citation import chapter_citation
from dissemination.site import responsive_images
from dissemination.site.card_text import entry_title
from dissemination.site.generated_page import GeneratedPage, Section
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.urls import relative_root

SECTIONS: Final[Mapping[KindName, Section]] = {
    "news": "news",
    "event": "events",
    "practice": "best-practices",
}


def entry_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each public item."""
    for entry in partials.library.entries.values():
        yield _entry_page(partials, entry)


def _entry_page(partials: Partials, entry: Entry[Any]) -> GeneratedPage:
    address, item = urls.item(entry.kind, entry.slug), entry.item
    body = _body(partials, entry, address)
    text, popovers = _with_glossary_links(partials, entry, body, address)
    values = _chapter_values(partials, entry) if entry.kind == "practice" else {}
    content = partials.render(entry.kind, address, entry=entry, item=item, body=text, **values)
    locale = partials.library.locale
    is_event = entry.kind == "event"
    return GeneratedPage(
        address,
        SECTIONS[entry.kind],
        entry_title(partials.library, entry),
        locale.event_summary(item) if is_event else item.summary,
        content=content + popovers,
        head=head(partials, address, entry),
        text=body.striptags(),
        about=entry,
        changed=of_generated(partials.library, changes.of_item(entry)),
    )


def _body(partials: Partials, entry: Entry[Any], here: str) -> Markup:
    """The text of an item as HTML; that of a practice is its chapter in the publication."""
    if entry.kind == "practice":
        html: str = partials.media.web_edition.html[entry.slug]
    else:
        root, library = relative_root(here), partials.library
        html = bodies.body(
            entry, lambda to: root + urls.quoted(to), library.pictures, library.locale
        )
    return responsive_images.responsive(html, entry, here, partials)


def _with_glossary_links(
    partials: Partials, entry: Entry[Any], body: Markup, here: str
) -> tuple[Markup, Markup]:
    """The body with links to the glossary, and their popovers; an item in a language other than
    the glossary's has none."""
    language = partials.library.settings.language
    if (entry.item.language or language) != language:
        return body, Markup()
    return partials.with_glossary_links(body, here)


def _chapter_values(partials: Partials, entry: Entry[Practice]) -> dict[str, Any]:
    """What the page of a practice shows as a chapter of the publication."""
    previous, following = partials.media.web_edition.neighbours[entry.slug]
    return {
        "citation": chapter_citation(entry, partials.library, partials.addresses),
        "previous": previous,
        "following": following,
    }
