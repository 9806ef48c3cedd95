"""Earlier addresses: those of earlier names of items, records and lists, and of earlier sites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from dissemination import urls
from dissemination.model.aliases import names
from dissemination.model.kinds import CHOICES, ITEMS
from dissemination.model.record import KindName

Name = Callable[[str], str]

# The lists of each kind of record or choice, by its id.
LISTS: Final[Mapping[KindName, tuple[Name, ...]]] = {
    "partner": (urls.news_partner, urls.event_partner, urls.practice_partner),
    "training action": (urls.news_training, urls.event_training),
    "objective": (urls.practice_objective,),
    "category": (urls.news_category,),
    "event type": (urls.event_type,),
    "area": (urls.practice_area,),
}
# The names of feeds by the id of a record or choice; calendars and other files also by the slug of
# an item.
FEEDS: Final[Mapping[KindName, Name]] = {
    "partner": urls.partner_feed,
    "training action": urls.training_feed,
    "category": urls.category_feed,
}
FILES: Final[Mapping[KindName, Name]] = {
    "partner": urls.partner_calendar,
    "training action": urls.training_calendar,
    "event type": urls.type_calendar,
    "event": urls.event_file,
    "practice": urls.leaflet,
}
# Where a list is looked for whose own page does not exist, since it is empty.
ABOVE: Final[Mapping[KindName, str]] = {
    "category": urls.NEWS,
    "event type": urls.EVENTS,
    "area": urls.PRACTICES,
}
_ITEMS: Final = frozenset(kind.name for kind in ITEMS.values())
_FILED_UNDER: Final = {"news": "category", "event": "type", "practice": "area"}
# What the site makes itself, whatever its data hold.
_OWN: Final = re.compile(
    r"|404\.html|robots\.txt|(?:admin|assets|calendars|cards|data|feeds|search)/.*|sitemap\.xml"
    r"|(?:news|events|best-practices)/(?:area|category|objective|page|partner|training|type)/.*"
    r"|(?:news|events)/[0-9]{4}/(?:page/.*)?|(?:news|events)/[0-9]{4}/[0-9]{2}/"
)


def pages(kind: KindName, name: str) -> tuple[str, ...]:
    """The pages whose addresses have a name in them: that of an item by its slug; the page or place
    of a record and its lists by its id; the list of a choice by its id."""
    if kind in _ITEMS:
        return (urls.item(kind, name),)
    own = () if kind in CHOICES else (urls.record(kind, name),)
    return (*own, *(address(name) for address in LISTS.get(kind, ())))


def files(kind: KindName, name: str) -> tuple[str, ...]:
    """The calendars and leaflets whose addresses have a name in them."""
    return (FILES[kind](name),) if kind in FILES else ()


def feeds(kind: KindName, name: str) -> tuple[str, ...]:
    """The names of the feeds that have an id in them."""
    return (FEEDS[kind](name),) if kind in FEEDS else ()


def whole(path: str) -> str:
    """The address of an earlier path of the site: `2018/title.html`; one without an ending, or that
    of an `index.html`, is a folder."""
    address = re.sub("(^|/)index\\.html?$", r"\1", path.removeprefix("/"))
    last = address.rpartition("/")[2]
    return f"{address}/" if last and "." not in last else address


def of_permalinks(templates: Iterable[str], kind: KindName, slug: str, item: Any) -> Iterator[str]:
    """The addresses of an item by templates of earlier addresses, also with its earlier slugs; none
    that it has today."""
    slugs = (slug, *names(item.aliases))
    today = pages(kind, slug)
    for template in templates:
        yield from (
            address
            for each in slugs
            if (address := _of_permalink(template, kind, each, item)) not in today
        )


def _of_permalink(template: str, kind: KindName, slug: str, item: Any) -> str:
    """The address of an item by a template of earlier addresses such as `/:year/:slug.html`."""
    day, group = item.published.day, getattr(item, _FILED_UNDER[kind])
    values = {"year": f"{day.year:04d}", "month": f"{day.month:02d}", "day": f"{day.day:02d}"}
    values |= {"slug": slug, "title": slug, "category": group, "categories": group}
    values["section"] = urls.collection(kind).strip("/")
    return whole(re.sub(":([a-z_]+)", lambda part: values[part[1]], template))


def is_own(address: str) -> bool:
    """Whether an address is one that the site makes itself, or may make with other content."""
    return _OWN.fullmatch(address) is not None
