"""Pages of docs/ as their front matter asks for them, and the links of the layout around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dissemination.site.docs_page import DocsPage
from dissemination.site.layout import Layout
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.partials import Partials
from dissemination.urls import Addresses, relative
from tests.support.small import small


@pytest.mark.parametrize(
    ("address", "here", "link"),
    [
        ("project/", "project/results/", "../"),
        ("project/results/", "project/", "results/"),
        ("", "project/results/", "../.."),
        ("", "", "."),
        ("news/", "", "news/"),
        ("https://x.example/a?b", "project/", "https://x.example/a?b"),
        ("mailto:a@x.example", "", "mailto:a@x.example"),
        ("//x.example/", "news/", "//x.example/"),
        ("/other/", "news/", "/other/"),
    ],
)
def test_a_link_is_the_shortest(address: str, here: str, link: str) -> None:
    assert relative(address, here) == link


def test_the_page_of_the_lost_links_from_the_root(tmp_path: Path) -> None:
    items = [("", "Home"), ("news/", "News"), ("https://x.example/", "Elsewhere")]
    navigation = Navigation(tuple(NavigationItem(title, address) for address, title in items))
    partials = Partials(small(tmp_path, {}), Addresses("https://host.example/some/site/"))

    page = Layout(partials, navigation).lost("<!--layout header-->")

    for link in ("/some/site/", "/some/site/news/", "https://x.example/"):
        assert f'href="{link}"' in page


@pytest.mark.parametrize(
    ("front_matter", "attribute", "value"),
    [
        ({"hide": "toc"}, "hidden", {"toc"}),
        ({"hide": ["toc", "path"]}, "hidden", {"toc", "path"}),
        ({"hide": None}, "hidden", set()),
        ({"title": 2026}, "title", "2026"),
        ({}, "title", "A name"),
        ({"description": 7}, "description", "7"),
        ({"search": {"exclude": True}}, "is_searched", False),
        ({"search": "no"}, "is_searched", True),
        ({"explain": False}, "has_glossary", False),
    ],
)
def test_front_matter_is_taken_as_it_is_meant(
    front_matter: dict[str, Any], attribute: str, value: object
) -> None:
    page = DocsPage.of("docs/a.md", "./a/", "A <em>name</em>", "", front_matter)

    assert getattr(page, attribute) == value
    assert page.address == "a/"
