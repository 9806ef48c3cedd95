"""The page of each month with its grid of events."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination import urls
from dissemination.library import changes
from dissemination.site.generated_page import GeneratedPage
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
    grids = months(library)
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
        content=partials.render(
            "month",
            address,
            title=title,
            month=month,
            first=grids[0],
            last=grids[-1],
            around=around(library, month.first),
        ),
        head=head(partials, address),
        changed=of_generated(library, changes.of_items(month.entries)),
        search_entry=month_entry(address, title, since, locale.gettext("Calendar")),
    )
