"""The nodes of a page itself, of its breadcrumbs, and of the site with its search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.organization import publisher
from dissemination.linked_data.terms import Ids, Node, Step, identified, instant, node, reference
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
    urls.DELIVERABLES: "CollectionPage",
    urls.PUBLICATIONS: "CollectionPage",
}


def website(library: Library, ids: Ids) -> Node:
    """The WebSite on the home page, with its SearchAction."""
    template = ids.page(urls.SEARCH) + "?q={search_term_string}"
    search = node("SearchAction", target=node("EntryPoint", urlTemplate=template))
    return identified(
        *("WebSite", ids.site),
        name=library.project.acronym,
        description=library.settings.description,
        url=ids.page(urls.HOME),
        inLanguage=library.settings.language,
        publisher=publisher(library, ids),
        license=urls.uri(library.settings.licence.url),
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
    """The WebPage, or a more specific type by `KINDS`; `changed` is when its content changed."""
    kind = "CollectionPage" if is_list else KINDS.get(address, "WebPage")
    is_home = address == urls.HOME
    site = identified("WebSite", ids.site, name=library.project.acronym, url=ids.page(urls.HOME))
    return identified(
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
    """The BreadcrumbList of a page, from home to the page itself."""
    elements = [
        node("ListItem", position=number, name=step.name, item=ids.page(step.address))
        for number, step in enumerate(steps, 1)
    ]
    node_id = ids.of(address, "breadcrumb")
    return identified("BreadcrumbList", node_id, itemListElement=elements)
