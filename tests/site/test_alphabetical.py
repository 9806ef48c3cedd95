"""Lists of names stand in the order that a reader expects, in every product."""

from __future__ import annotations

import re

import pytest

from dissemination.calendars import subscriptions
from dissemination.feeds.channels import channels
from dissemination.figures.places import map_places
from dissemination.library.library import Library
from dissemination.publication.document.term_index import Index
from dissemination.site.filters import news_filters
from dissemination.site.partials import Partials
from tests.support.small import ADDRESSES, PARTNERS, PROJECT, SOURCES, event, news, small

NAMES = {"b": ("Zoologica", "zeta"), "c": ("Écluse", "eta"), "d": ("Čerpadla", "Élan 10")}
NAMES |= {"e": ("eau", "Élan 9"), "f": ("Dansk Vand", "Øresund")}
PARTNER = """\
- {{id: {id}, name: {name}, short: {short}, country: CZ, place: {name}, field: F, summary: S.}}
"""
TERMS = ["Zebra", "alpha", "Élan", "Čechy", "WP10", "WP9", "Elan"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A project whose names stand in its files as they came."""
    partners = [PARTNER.format(id=k, name=n, short=s) for k, (n, s) in NAMES.items()]
    terms = [f"- {{id: t{n}, term: {term}, text: A word.}}\n" for n, term in enumerate(TERMS)]
    sources = [
        f"- {{id: s{n}, title: T, publisher: {name}, url: 'https://a.example/{n}', read: 2026-11}}"
        for n, name in enumerate(["Zoo", "Écho", "abc"])
    ]
    sectors = [f"  - {{scheme: {s}, name: N, sources: [paper]}}\n" for s in ("Zeta", "Éta", "beta")]
    files = {
        "data/partners.yml": "".join([*partners, PARTNERS]),
        "data/glossary.yml": "".join(terms),
        "data/sources.yml": SOURCES + "\n".join(sources) + "\n",
        "data/project.yml": PROJECT + "sectors:\n" + "".join(sectors),
        "content/news/a.md": news(partners="[first, b, c, d, e, f]"),
        "content/events/e.md": event(place="{town: Åby Torv, country: DK}"),
    }
    return small(tmp_path_factory.mktemp("names"), files)


def _shown(library: Library, macro: str, pattern: str) -> list[str]:
    html = Partials(library, ADDRESSES).render(f"macros/{macro}", "x/")
    return re.findall(pattern, html)


def test_partners_stand_by_their_names_and_the_coordinator_before_all(library: Library) -> None:
    expected = ["First Partner", "Čerpadla", "Dansk Vand", "eau", "Écluse", "Zoologica"]
    assert [partner.name for partner in library.partners.values()] == expected
    titles = [calendar.title for calendar in subscriptions(library)]
    assert [t.partition(" with ")[2] for t in titles if " with " in t] == expected
    assert [place.name for place in map_places(library)] == [
        *("Berlin", "Čerpadla", "Dansk Vand", "eau", "Écluse", "Zoologica", "Åby Torv")
    ]


def test_lists_of_short_names_stand_by_these(library: Library) -> None:
    expected = ["Élan 9", "Élan 10", "eta", "First", "Øresund", "zeta"]
    [group] = [group for group in news_filters(library) if group.title == "Partner"]
    assert [item_filter.title for item_filter in group.filters] == expected
    feeds = [channel.title for channel in channels(library) if "partners/" in channel.name]
    assert feeds == expected


def test_terms_sources_and_sectors_stand_in_the_order_of_the_alphabet(library: Library) -> None:
    expected = ["alpha", "Čechy", "Elan", "Élan", "WP9", "WP10", "Zebra"]
    assert _shown(library, "glossary", r"<dt[^>]*>([^<]+)</dt>") == expected
    index = Index(library)
    index.of("chapter", "A chapter")("<p>Zebra Elan WP10 Élan WP9 alpha Čechy</p>")
    assert [term.term for term, _ in index.entries()] == expected
    publishers = _shown(library, "sources", r"<h2><small>([^<]+)</small>")
    assert publishers == ["abc", "Écho", "The Paper", "Zoo"]
    assert _shown(library, "sectors", r"<dt>([^<]+)</dt>") == ["beta", "Éta", "Zeta"]
