"""A page as such: its place on the site, the way to it, and the site with its search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.organization import publisher
from dissemination.linked_data.terms import Ids, Node, Step, instant, named, node, reference
from dissemination.model.dates import Moment

KINDS: Final = {
    urls.SEARCH: "SearchResultsPage",
    "about/": "AboutPage",
    "about/contact/": "ContactPage",
    urls.NEWS: "CollectionPage",
    urls.EVENTS: "CollectionPage",
    urls.PARTNERS: "CollectionPage",
    urls.TRAINING: "CollectionPage",
    urls.DOCUMENTS: "CollectionPage",
}


def website(library: Library, ids: Ids) -> Node:
    """The site, on its first page, with the address at which it is searched."""
    template = ids.page(urls.SEARCH) + "?q={search_term_string}"
    search = node("SearchAction", target=node("EntryPoint", urlTemplate=template))
    return named(
        *("WebSite", ids.site),
        name=library.project.acronym,
        description=library.settings.description,
        url=ids.page(urls.HOME),
        inLanguage=library.settings.language,
        publisher=publisher(library, ids),
        license=library.settings.licence.url,
        about=reference(ids.project),
        potentialAction={**search, "query-input": "required name=search_term_string"},
    )


def page(
    library: Library,
    address: str,
    title: str,
    description: str,
    changed: Moment | None,
    ids: Ids,
    is_list: bool,
) -> Node:
    """A page of the site."""
    kind = "CollectionPage" if is_list else KINDS.get(address, "WebPage")
    is_home = address == urls.HOME
    site = named("WebSite", ids.site, name=library.project.acronym, url=ids.page(urls.HOME))
    return named(
        *(kind, ids.page(address)),
        name=title,
        description=description,
        url=ids.page(address),
        inLanguage=library.settings.language,
        dateModified=instant(changed, library.zone) if changed else None,
        isPartOf=reference(ids.site) if is_home else site,
        breadcrumb=None if is_home else reference(ids.of(address, "breadcrumb")),
    )


def breadcrumb(address: str, steps: Sequence[Step], ids: Ids) -> Node:
    """The way from the first page to a page, itself included."""
    elements = [
        node("ListItem", position=number, name=step.name, item=ids.page(step.address))
        for number, step in enumerate(steps, 1)
    ]
    at = ids.of(address, "breadcrumb")
    return named("BreadcrumbList", at, itemListElement=elements)
