"""News and practices as articles, and the practices as one report."""

from __future__ import annotations

from typing import Any

from dissemination.library.library import Library
from dissemination.linked_data.organization import brief, cited, publisher
from dissemination.linked_data.picture import picture
from dissemination.linked_data.terms import Ids, Node, instant, named, node, reference
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.news import News
from dissemination.model.practice import Practice
from dissemination.urls import PRACTICES, item


def news(library: Library, entry: Entry[News], changed: Moment | None, ids: Ids) -> Node:
    """A news item, based on the source that reported it, where that was not this site."""
    known = entry.item
    reported_by = library.sources.get(known.reported_by or "")
    return _article(
        *("NewsArticle", library, entry, changed, ids),
        isBasedOn=cited(reported_by) if reported_by else None,
        articleSection=library.choice(library.settings.categories, known.category).title,
        citation=_citations(library, [key for key in known.sources if key != known.reported_by]),
    )


def practice(library: Library, entry: Entry[Practice], changed: Moment | None, ids: Ids) -> Node:
    """A practice, as a part of the whole work."""
    known = entry.item
    return _article(
        *("Article", library, entry, changed, ids),
        articleSection=library.choice(library.settings.areas, known.area).title,
        isPartOf=reference(ids.publication),
        citation=_citations(library, known.sources),
    )


def report(library: Library, changed: Moment | None, ids: Ids) -> Node:
    """The practices as one work."""
    work = library.settings.publication
    parts = [
        named(
            *("Article", ids.of(item("practice", entry.slug), "article")),
            headline=entry.item.title,
            url=ids.page(item("practice", entry.slug)),
        )
        for entry in library.practices.values()
    ]
    return named(
        *("Report", ids.publication),
        name=work.title,
        alternativeHeadline=work.subtitle,
        abstract=work.statement,
        url=ids.page(PRACTICES),
        mainEntityOfPage=reference(ids.page(PRACTICES)),
        dateModified=instant(changed, library.zone) if changed else None,
        inLanguage=library.settings.language,
        publisher=publisher(library, ids),
        license=library.settings.licence.url,
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
    known, address = entry.item, item(entry.kind, entry.slug)
    return named(
        *(kind, ids.of(address, "article")),
        headline=known.title,
        description=known.summary,
        url=ids.page(address),
        mainEntityOfPage=reference(ids.page(address)),
        datePublished=instant(known.published, library.zone),
        dateModified=instant(changed or known.published, library.zone),
        inLanguage=known.language or library.settings.language,
        publisher=publisher(library, ids),
        license=library.settings.licence.url,
        image=picture(library, entry, ids),
        about=[brief(library.partners[partner], ids) for partner in known.partners],
        **more,
    )


def _citations(library: Library, keys: Any) -> list[Node]:
    return [node("CreativeWork", **_named(library, key)) for key in keys]


def _named(library: Library, key: str) -> Node:
    source = cited(library.sources[key])
    return {name: source[name] for name in ("name", "url")}
