"""When the content of a page last changed, and the line in its footer that says so.

It is the newest of the items that a page shows and of the records of data/changes.yml that touch
what it shows. Footer, sitemap and linked data give the same date; neither the moment of the build
nor git changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from dissemination.library import changes
from dissemination.library.library import Library
from dissemination.model.dates import Moment
from dissemination.model.kinds import DATA_FILES, ITEMS
from dissemination.model.record import KindName
from dissemination.site import lists
from dissemination.site.change_log import change_log
from dissemination.site.generated_page import EMPTY
from dissemination.site.macros import Call
from dissemination.site.partials import Partials
from dissemination.urls import relative_root

# What each macro shows: files of data/, kinds of items, or `changes` (the log of changes). An item
# that the moment of the build alone moves from one list to another is no change.
SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "accessibility_statement": ("accessibility",),
    "background": ("background",),
    "calendar_list": ("partners", "training", "site"),
    "change_list": ("changes",),
    "chapters": ("practices", "site"),
    "component": (),
    "contact_notice": ("site",),
    "data_citation": ("project", "site"),
    "data_fields": (*DATA_FILES, *ITEMS),
    "data_files": (*DATA_FILES, *ITEMS),
    "deliverable_filters": ("site",),
    "deliverables": ("deliverables", "work-packages"),
    "documents": ("documents",),
    "editions": ("site", "practices"),
    "event_filters": ("site",),
    "factsheet": ("project", "funders", "partners", "objectives", "results"),
    "feed_codes": (),
    "feed_links": (),
    "feed_list": ("partners", "training", "site"),
    "follow": (),
    "funders": ("funders",),
    "funding": ("project",),
    "glossary": ("glossary",),
    "hero": ("project", "partners"),
    "home_about": ("project", "partners", "objectives", "results"),
    "home_news": ("site", "events"),
    "home_partners": ("partners",),
    "home_parts": ("project", "partners", "objectives", "results", "site", "events", "practices"),
    "home_practices": ("site", "practices"),
    "home_results": ("project", "partners", "objectives", "results"),
    "imprint": ("site",),
    "indicators": ("indicators",),
    "labels": ("labels", "partners"),
    "latest_news": (),
    "lead": (),
    "licence": ("site",),
    "milestones": ("milestones",),
    "networks": ("networks",),
    "news_filters": ("site",),
    "news_list": (),
    "next_event": ("events",),
    "objective_cards": ("objectives",),
    "objective_matrix": ("objectives", "training", "milestones", "results", "events", "practices"),
    "objectives": ("objectives",),
    "outcome": ("project",),
    "outcome_feed": (),
    "partner_cards": ("partners",),
    "partner_logos": ("partners",),
    "partner_table": ("partners", "labels"),
    "past_events": ("events",),
    "people": ("people", "partners"),
    "picture_credits": (),
    "place_map": ("partners", "positions", "events"),
    "places_credit": ("partners", "positions", "events"),
    "practice_filters": ("site",),
    "preface": ("site",),
    "project_facts": ("project",),
    "publication_citation": ("site",),
    "publication_card": ("site", "practices"),
    "publication_statement": ("site", "practices"),
    "publisher_notice": ("site",),
    "related_projects": ("project",),
    "result_figures": ("results",),
    "research_outputs": ("research-outputs",),
    "results": ("results",),
    "search_form": (),
    "sectors": ("project",),
    "services": ("services",),
    "software": (),
    "sources": ("sources",),
    "summary": ("project",),
    "this_month": ("events",),
    "texts_credit": ("site",),
    "timeline": ("project", "timeline", "events", "labels"),
    "training_cards": ("training",),
    "training_coverage": ("training", "events"),
    "undated_events": ("events",),
    "upcoming_events": ("events",),
    "work_packages": ("work-packages", "deliverables", "milestones"),
}


@dataclass(frozen=True)
class LastModifiedFooter:
    """The lines for the footers of pages, rendered once for each depth and day."""

    partials: Partials
    _lines: dict[tuple[str, date], Markup] = field(default_factory=dict)

    def line(self, here: str, changed: Moment | None) -> Markup:
        """The line for the page at `here`; empty without a date."""
        if changed is None:
            return EMPTY
        key = (relative_root(here), changed.day)
        if key not in self._lines:
            self._lines[key] = self.partials.render("last-change", here, day=changed.day)
        return self._lines[key]


def of_docs_page(library: Library, path: str, calls: Iterable[Call]) -> Moment | None:
    """When the page of docs/ in the file at `path` last changed, which calls these macros."""
    moments = [changes.of_everything(library), changes.of_page(library, path)]
    for call in calls:
        moments += _moments(library, call.name, call.values)
    return changes.on_site(library, changes.newest(moments))


def of_generated(library: Library, *moments: Moment | None) -> Moment | None:
    """When a generated page last changed, from the moments at which its parts did."""
    newest = changes.newest([changes.of_everything(library), *moments])
    return changes.on_site(library, newest)


def of_record_page(
    library: Library, kind: KindName, file: str, record_id: str
) -> list[Moment | None]:
    """When the parts of a record's page last changed: it lists items, labels and work packages."""
    of = library.referring
    items = [*of(kind, record_id, "events"), *of(kind, record_id, "news")]
    labels = [changes.of_record(library, "labels", r.id) for r in of(kind, record_id, "labels")]
    packages = of(kind, record_id, "work_packages")
    return [
        changes.of_record(library, file, record_id),
        changes.of_items(items),
        *labels,
        *(changes.of_record(library, "work-packages", package.id) for package in packages),
    ]


def _moments(library: Library, macro: str, values: Mapping[str, Any]) -> Iterator[Moment | None]:
    """When the content that a call of a macro shows last changed."""
    if macro in ("latest_news", "home_news", "home_parts"):
        yield changes.of_items([*library.news.values()][: values.get("count", 3)])
    if macro == "news_list":
        yield changes.of_items(lists.all_news(library).front)
    if macro == "picture_credits":
        yield changes.of_items(entry for entry, _ in lists.picture_credits(library))
        gone = (*library.withdrawn, *library.expired)
        yield from (changes.of_notice(entry) for entry in gone if lists.credits_of(entry))
    for name in SHOWN.get(macro, ()):
        if name in DATA_FILES:
            yield changes.of_data(library, name)
        elif name in ITEMS:
            yield changes.of_kind(library, name)
        else:
            yield from (Moment(change.day) for change in change_log(library))
