"""Filters: the lists of news, events and practices that share a category, year, partner …

Each filter with items has a page, so that filters work without JavaScript; it announces the feed or
calendar of the same items. `theme/assets/sift.js` combines filters from the same pages: every item
of a list carries the keys of its filters, so that there is no second set of data. On the page of a
list the other filters lead to both together; a combination without items leads nowhere. How many
items each has stands on the page of the whole section alone, or a new item would change all lists.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library, question
from dissemination.library.names import name
from dissemination.locale.catalogue import N_
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.news import News
from dissemination.model.partner import Partner
from dissemination.site.lists import Paged, paged

_GROUPS: Final[Mapping[str, str]] = {
    "category": N_("Category"),
    "type": N_("Type"),
    # Translators: an area of best practices, such as training
    "area": N_("Area"),
    # Translators: where events take place, such as online
    "where": N_("Where"),
    "year": N_("Year"),
    "partner": N_("Partner"),
    "training": N_("Training action"),
    "objective": N_("Objective"),
}
_NEWS: Final = N_("News: %(title)s")
_EVENTS: Final = N_("Events: %(title)s")
_PRACTICES: Final = N_("Practices: %(title)s")


@dataclass(frozen=True)
class Filter:
    """A list of items that share something: `title` is its link and `heading` its page's.

    `record_id` is that of the partner or training action that they share, and `record_page` the
    address of its page, whose feeds have the same items; both are None for other lists.
    """

    title: str
    heading: str
    address: str
    record_id: str | None = None
    record_page: str | None = None
    entries: tuple[Any, ...] = ()

    @cached_property
    def paged(self) -> Paged:
        """Its items in pages."""
        return paged(self.address, self.entries)

    @property
    def key(self) -> str:
        """Its address below that of its section, without the stroke: `partner/<id>`."""
        return self.address.partition("/")[2].rstrip("/")


@dataclass(frozen=True)
class Group:
    """Filters of which one at a time is chosen, such as years: `name` is that of what the items of
    each share, `title` the same in words."""

    name: str
    title: str
    filters: tuple[Filter, ...]


@question
def news_filters(library: Library) -> tuple[Group, ...]:
    """The lists of news that are not empty: by category, year, partner, training action."""
    news, _ = library.news.values(), library.locale.gettext

    def year(entry: Entry[News]) -> int:
        return library.published(entry).year

    categories = {
        choice.id: Filter(choice.title, _(_NEWS, title=choice.title), urls.news_category(choice.id))
        for choice in library.settings.categories
    }
    years = {
        number: Filter(str(number), _("News of %(year)s", year=number), urls.news_year(number))
        for number in sorted({year(entry) for entry in news}, reverse=True)
    }
    partners, training = _records(library, _NEWS, urls.news_partner, urls.news_training)
    return _groups(
        _group(library, "category", categories, news, lambda e: e.item.categories),
        _group(library, "year", years, news, lambda e: [year(e)]),
        _group(library, "partner", partners, news, lambda e: e.item.partners),
        _group(library, "training", training, news, lambda e: e.item.training),
    )


@question
def event_filters(library: Library) -> tuple[Group, ...]:
    """The lists of events that are not empty: by type, online, by year, partner, training action.
    An event without a known day is in no year; an inferred partner or training action counts."""
    events, _ = library.events.values(), library.locale.gettext

    def years_of(entry: Entry[Event]) -> set[int]:
        return {day.year for day in entry.item.days}

    types = {
        choice.id: Filter(choice.title, _(_EVENTS, title=choice.title), urls.event_type(choice.id))
        for choice in library.settings.event_types
    }
    online = Filter(_("Online"), _(_EVENTS, title=_("online")), urls.events_online())
    years = {
        year: Filter(str(year), _("Events of %(year)s", year=year), urls.event_year(year))
        for year in sorted(set().union(*map(years_of, events)), reverse=True)
    }
    partners, training = _records(library, _EVENTS, urls.event_partner, urls.event_training)
    return _groups(
        _group(library, "type", types, events, lambda e: [e.item.type]),
        _group(library, "where", {True: online}, events, lambda e: [bool(e.item.online)]),
        _group(library, "year", years, events, years_of),
        _group(library, "partner", partners, events, lambda e: [m.id for m in e.item.partners]),
        _group(library, "training", training, events, lambda e: [m.id for m in e.item.training]),
    )


@question
def practice_filters(library: Library) -> tuple[Group, ...]:
    """The lists of practices that are not empty: by area, partner, objective."""
    practices, _ = library.practices.values(), library.locale.gettext
    areas = {
        choice.id: Filter(
            choice.title, _(_PRACTICES, title=choice.title), urls.practice_area(choice.id)
        )
        for choice in library.settings.areas
    }
    partners = {
        partner.id: Filter(
            partner.short, _(_PRACTICES, title=partner.name), urls.practice_partner(partner.id)
        )
        for partner in _partners(library)
    }
    objectives = {
        objective.id: Filter(
            name(library, objective),
            _(_PRACTICES, title=name(library, objective)),
            urls.practice_objective(objective.id),
        )
        for objective in library.objectives.values()
    }
    return _groups(
        _group(library, "area", areas, practices, lambda e: [e.item.area]),
        _group(library, "partner", partners, practices, lambda e: e.item.partners),
        _group(
            library,
            "objective",
            objectives,
            practices,
            lambda e: _main_objectives(e.item.objectives),
        ),
    )


def _main_objectives(objectives: Iterable[str]) -> list[str]:
    """The objectives to which these and specific ones belong: `O1.2` to `O1`."""
    return [objective.partition(".")[0] for objective in objectives]


def _partners(library: Library) -> list[Partner]:
    """The partners in the order of their short names, by which the filters are called."""
    return library.locale.alphabetical(library.partners.values(), lambda partner: partner.short)


@question
def news_choices(library: Library) -> tuple[Group, ...]:
    """The filters of news without their items."""
    return _without_items(news_filters(library))


@question
def event_choices(library: Library) -> tuple[Group, ...]:
    """The filters of events without their items."""
    return _without_items(event_filters(library))


@question
def practice_choices(library: Library) -> tuple[Group, ...]:
    """The filters of practices without their items."""
    return _without_items(practice_filters(library))


def _without_items(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(
        replace(group, filters=tuple(replace(each, entries=()) for each in group.filters))
        for group in groups
    )


@question
def filter_keys(library: Library) -> Mapping[str, str]:
    """The keys of all filters in which an item stands, by the path of its file."""
    keys: dict[str, list[str]] = {}
    groups = (*news_filters(library), *event_filters(library), *practice_filters(library))
    for group in groups:
        for item_filter in group.filters:
            for entry in item_filter.entries:
                keys.setdefault(entry.path, []).append(item_filter.key)
    return {path: " ".join(of_entry) for path, of_entry in keys.items()}


@question
def keys_of(library: Library, path: str) -> str:
    """The keys of all filters in which the item of a file stands, with spaces between them."""
    return filter_keys(library)[path]


def _records(
    library: Library,
    heading: str,
    of_partner: Callable[[str], str],
    of_training: Callable[[str], str],
) -> tuple[dict[str, Filter], dict[str, Filter]]:
    """The filters of all partners and of all training actions, still empty; `heading` is the
    message of the headings of their pages."""
    _ = library.locale.gettext
    partners = {
        partner.id: Filter(
            partner.short,
            _(heading, title=partner.name),
            of_partner(partner.id),
            partner.id,
            urls.record("partner", partner.id),
        )
        for partner in _partners(library)
    }
    training = {
        action.id: Filter(
            name(library, action),
            _(heading, title=name(library, action)),
            of_training(action.id),
            action.id,
            urls.record("training action", action.id),
        )
        for action in library.training.values()
    }
    return partners, training


def _group(
    library: Library,
    group: str,
    filters: Mapping[Any, Filter],
    entries: Iterable[Entry[Any]],
    of: Callable[[Entry[Any]], Iterable[Hashable]],
) -> Group:
    """A group with its items in their filters, and without the filters that stay empty."""
    filled: dict[Hashable, list[Entry[Any]]] = {}
    for entry in entries:
        for value in dict.fromkeys(of(entry)):
            filled.setdefault(value, []).append(entry)
    return Group(
        group,
        library.locale.gettext(_GROUPS[group]),
        tuple(
            replace(empty, entries=tuple(filled[value]))
            for value, empty in filters.items()
            if value in filled
        ),
    )


def _groups(*groups: Group) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.filters)
