"""The page of each month with its grid of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from dissemination import urls
from dissemination.library import changes
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.last_modified import of_generated
from dissemination.site.month import Month, around, months
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.site.search.lists import first_published, month_entry


def month_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each month with an event; each leads to the nearest ones before and after it."""
    for month in months(partials.library):
        yield _month_page(partials, month)


def _month_page(partials: Partials, month: Month) -> GeneratedPage:
    library, address = partials.library, urls.event_month(month.first)
    locale, name = library.locale, library.locale.month(month.first)
    title = locale.gettext("Events in %(month)s", month=name)
    grids, near = months(library), around(library, month.first)
    values = {
        "title": title,
        "month": month,
        "first": grids[0].first,
        "last": grids[-1].first,
        "previous": near.previous and near.previous.first,
        "following": near.following and near.following.first,
    }
    since = first_published(library, month.entries)
    return GeneratedPage(
        address,
        "events",
        title,
        locale.gettext(
            "The calendar of the project %(project)s for %(month)s.",
            project=library.project.acronym,
            month=name,
        ),
        body=partial(_body, partials, address, values),
        key=partials.key(values),
        changed=of_generated(library, changes.of_items(month.entries)),
        search_entry=month_entry(address, title, since, locale.gettext("Calendar")),
    )


def _body(partials: Partials, here: str, values: Mapping[str, Any]) -> Body:
    return Body(partials.render("month", here, **values), head(partials, here))
