"""The pages of the lists of deliverables that share a work package, a state, a type or a level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dissemination import urls
from dissemination.library import changes
from dissemination.site.deliverables import deliverable_filters
from dissemination.site.filters import Filter
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials


def deliverable_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each filter of deliverables; each has its place on the page of all."""
    library = partials.library
    for group in deliverable_filters(library):
        for chosen in group.filters:
            yield GeneratedPage(
                chosen.address,
                "project/deliverables",
                chosen.heading,
                library.locale.gettext(
                    "%(title)s, from the site of the project %(project)s.",
                    title=chosen.heading,
                    project=library.project.acronym,
                ),
                partial(_body, partials, chosen.address),
                partials.key(chosen.title, chosen.heading),
                changed=of_generated(library, changes.of_data(library, "deliverables")),
            )


def _body(partials: Partials, here: str) -> Body:
    chosen = _filter(partials, here)
    feeds = partials.media.feeds_of(urls.DELIVERABLES)
    content = partials.render(
        "deliverable-list",
        here,
        title=chosen.heading,
        entries=chosen.entries,
        is_of_moment=chosen.key in {"state/due", "state/late"},
        number=len(chosen.entries),
        record_feeds=feeds,
    )
    return Body(content, head(partials, here, record_feeds=feeds))


def _filter(partials: Partials, here: str) -> Filter:
    groups = deliverable_filters(partials.library)
    return next(each for group in groups for each in group.filters if each.address == here)
