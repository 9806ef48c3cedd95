"""The page of each month that is over, with what was published in it: where digests lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from dissemination import urls
from dissemination.library.published import PublishedMonth, month_end, months
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.site.search.lists import month_entry


def digest_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each of these months; each leads to those before and after it."""
    library = partials.library
    neighbours = [None, *months(library), None]
    for previous, month, following in zip(
        neighbours, months(library), neighbours[2:], strict=False
    ):
        yield _digest_page(partials, month, previous, following)


def _digest_page(
    partials: Partials,
    month: PublishedMonth,
    previous: PublishedMonth | None,
    following: PublishedMonth | None,
) -> GeneratedPage:
    library, address = partials.library, urls.news_month(month.first)
    locale, name = library.locale, library.locale.month(month.first)
    title = locale.gettext("Published in %(month)s", month=name)
    feeds = [feed for feed in partials.feeds if feed.href == urls.feed("digest", "xml")]
    around = {"previous": previous and previous.first, "following": following and following.first}
    values = {"title": title, "month": month, "record_feeds": feeds, **around}
    entry = month_entry(
        address, title, month_end(month.first, library), locale.gettext("News digest")
    )
    return GeneratedPage(
        address,
        "news",
        title,
        locale.gettext(
            "Published in %(month)s: news, events, best practices and results of %(project)s.",
            month=name,
            project=library.project.acronym,
        ),
        partial(_body, partials, address, values),
        partials.key(values),
        is_listed=bool(month.published),
        changed=of_generated(library, month.changed),
        search_entry=entry if month.published else None,
    )


def _body(partials: Partials, here: str, values: Mapping[str, Any]) -> Body:
    content = partials.render("digest", here, **values)
    return Body(content, head(partials, here, record_feeds=values["record_feeds"]))
