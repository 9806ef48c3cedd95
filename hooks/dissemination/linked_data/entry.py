"""News as NewsArticle, practices as Article, and all practices as one Report."""

from __future__ import annotations

from typing import Any

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.author import persons
from dissemination.linked_data.media_object import media_objects
from dissemination.linked_data.organization import creative_work, publisher, short_organization
from dissemination.linked_data.payer import funder
from dissemination.linked_data.picture import picture
from dissemination.linked_data.terms import (
    Ids,
    Node,
    identified,
    instant,
    node,
    one_or_list,
    reference,
)
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.news import News
from dissemination.model.practice import Practice
from dissemination.model.publication import Publication
from dissemination.urls import PRACTICES


def news(library: Library, entry: Entry[News], changed: Moment | None, ids: Ids) -> Node:
    """The NewsArticle of a news item; `isBasedOn` is the source that reported it, if it has one."""
    item = entry.item
    reported_by = library.sources.get(item.reported_by or "")
    return _article(
        *("NewsArticle", library, entry, changed, ids),
        isBasedOn=creative_work(reported_by) if reported_by else None,
        articleSection=one_or_list(
            library.choice(library.settings.categories, category).title
            for category in item.categories
        ),
        video=_film(item),
        citation=_citations(library, [key for key in item.sources if key != item.reported_by]),
    )


def _film(item: News) -> Node | None:
    if not item.video:
        return None
    return node("VideoObject", name=item.title, url=urls.uri(item.video))


def practice(library: Library, entry: Entry[Practice], changed: Moment | None, ids: Ids) -> Node:
    """The Article of a practice, which is part of the Report."""
    item = entry.item
    return _article(
        *("Article", library, entry, changed, ids),
        articleSection=library.choice(library.settings.areas, item.area).title,
        isPartOf=reference(ids.publication) if library.settings.publication else None,
        citation=_citations(library, item.sources),
    )


def report(library: Library, publication: Publication, changed: Moment | None, ids: Ids) -> Node:
    """The Report of which all practices are parts; `changed` is when any of them last changed."""
    parts = [
        identified(
            *("Article", ids.of(urls.item("practice", entry.slug), "article")),
            headline=entry.item.title,
            url=ids.page(urls.item("practice", entry.slug)),
        )
        for entry in library.practices.values()
    ]
    return identified(
        *("Report", ids.publication),
        name=publication.title,
        alternativeHeadline=publication.subtitle,
        abstract=publication.statement,
        url=ids.page(PRACTICES),
        mainEntityOfPage=reference(ids.page(PRACTICES)),
        dateModified=instant(changed, library.zone) if changed else None,
        inLanguage=library.settings.language,
        publisher=publisher(library, ids),
        license=urls.uri(library.settings.licence.url),
        about=reference(ids.project),
        hasPart=parts,
    )


def _article(
    kind: str,
    library: Library,
    entry: Entry[Any],
    changed: Moment | None,
    ids: Ids,
    **more: Any,
) -> Node:
    item, address = entry.item, urls.item(entry.kind, entry.slug)
    return identified(
        *(kind, ids.of(address, "article")),
        headline=item.title,
        description=item.summary,
        url=ids.page(address),
        mainEntityOfPage=reference(ids.page(address)),
        datePublished=instant(item.published, library.zone),
        dateModified=instant(changed or item.published, library.zone),
        inLanguage=item.language or library.settings.language,
        author=one_or_list(persons(library, item.authors, ids)),
        publisher=publisher(library, ids),
        funder=funder(library, item),
        license=urls.uri(library.settings.licence.url),
        image=picture(library, entry, ids),
        associatedMedia=media_objects(library, entry, ids),
        about=[short_organization(library.partners[partner], ids) for partner in item.partners],
        **more,
    )


def _citations(library: Library, keys: Any) -> list[Node]:
    return [node("CreativeWork", **_named(library, key)) for key in keys]


def _named(library: Library, key: str) -> Node:
    source = creative_work(library.sources[key])
    return {name: source[name] for name in ("name", "url")}
