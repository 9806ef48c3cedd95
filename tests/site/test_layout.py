"""Pages of docs/ as their front matter asks for them, and the links of the layout around them."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, pass_context
from markupsafe import Markup

from dissemination.site.assets import THEME, Assets
from dissemination.site.docs_page import DocsPage
from dissemination.site.layout import Layout, LayoutPage
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.partials import Partials
from dissemination.urls import Addresses, relative
from tests.support.small import altered, minimal, small


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


def test_each_page_asks_for_the_funding_notice_that_it_shows(tmp_path: Path) -> None:
    library = small(tmp_path, {})
    layout = Layout(Partials(library, Addresses("https://x.example/")), Navigation())
    for _ in range(2):
        with library.questions.noting() as notebook:
            page = layout.lost((THEME / "base.html").read_text("utf-8"))
        assert library.project.funding.statement in page
        assert "dissemination.site.funding_notice:funding_notice" in notebook


def test_a_page_does_not_depend_on_what_was_filled_before(tmp_path: Path) -> None:
    library = small(tmp_path, {})
    chapters = "".join(f'<h2 id="c{n}">Chapter {n}</h2>{"<p>Text.</p>" * 40}' for n in range(12))
    page = LayoutPage("a/", "A title", Markup(chapters))

    def filled(before: str = "") -> str:
        partials = Partials(library, Addresses("https://x.example/"))
        partials.environment.bytecode_cache = None
        if before:
            partials.environment.get_template(before)
        return Layout(partials, Navigation()).fill("<!--layout main-->", page)

    cold = filled()
    assert 'href="#c3"' in cold
    assert filled("layout/contents.html") == cold
    assert filled("layout/navigation.html") == cold


@pytest.mark.parametrize(("language", "direction"), [("pl", "ltr"), ("ar", "rtl")])
def test_pages_are_in_the_language_and_direction_of_the_site(
    tmp_path: Path, language: str, direction: str
) -> None:
    library = small(tmp_path, {})
    settings = library.settings.model_copy(update={"language": language})
    partials = Partials(altered(library, settings=settings), Addresses("https://x.example/"))
    shell = (THEME / "base.html").read_text("utf-8")

    page = Layout(partials, Navigation()).lost(shell)

    assert f'<html lang="{language}" dir="{direction}" class="no-js">' in page


def test_the_files_of_the_look_have_their_digest_in_every_link(tmp_path: Path) -> None:
    minimal(tmp_path, **{f"docs/assets/{name}": name for name in ("menu.js", "a/b.svg", "x.woff2")})
    assets = Assets.of(tmp_path / "docs")
    partials = Partials(small(tmp_path, {}), Addresses("https://host.example/s/"), assets=assets)
    layout = Layout(partials, Navigation())
    digest = assets.versioned("", "assets/menu.js")
    assert re.fullmatch(r"\?[0-9a-f]{16}", digest)

    page = LayoutPage("news/x/", "X", Markup())
    assert f'src="../../assets/menu.js{digest}"' in layout.fill("<!--layout links-->", page)
    assert f'src="/s/assets/menu.js{digest}"' in layout.lost("<!--layout links-->")
    template = partials.environment.from_string("{{ 'assets/menu.js' | href }} {{ '' | href }}")
    assert template.render(root="../", here="x/") == f"../assets/menu.js{digest} ../"
    url = pass_context(lambda context, file: context["base"] + file)
    environment = Environment(autoescape=True)
    environment.filters["url"] = assets.filter(url)
    of_engine = environment.from_string("{{ 'assets/menu.js' | url }} {{ 'assets/x.woff2' | url }}")
    assert of_engine.render(base="b/") == f"b/assets/menu.js{digest} b/assets/x.woff2"
    assert assets.versioned("", "assets/a/b.svg") != digest

    (tmp_path / "docs/assets/menu.js").write_text("other")
    assert Assets.of(tmp_path / "docs").versioned("", "assets/menu.js") != digest


def test_every_page_names_the_look_by_its_digest(inno_drop: Path) -> None:
    link = re.compile(r'(?:href|src)="[^"]*?(assets/[^"?]+\.(?:css|js|svg))([^"]*)"')
    links = {
        found
        for page in inno_drop.rglob("*.html")
        for found in link.findall(page.read_text("utf-8"))
    }

    names = {name for name, _ in links}
    assert {"assets/style.css", "assets/scheme.js", "assets/search.js", "assets/drop.svg"} <= names
    digests = {
        name: blake2b((inno_drop / name).read_bytes(), digest_size=8).hexdigest() for name in names
    }
    assert links == {(name, f"?{digest}") for name, digest in digests.items()}


def test_the_page_of_the_search_is_kept_from_search_engines() -> None:
    page = DocsPage.of("docs/search.md", "./search/", "Search", "", {})
    assert page.robots == "noindex"


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
        ({"robots": "none"}, "robots", "none"),
        ({}, "robots", ""),
    ],
)
def test_front_matter_is_taken_as_it_is_meant(
    front_matter: dict[str, Any], attribute: str, value: object
) -> None:
    page = DocsPage.of("docs/a.md", "./a/", "A <em>name</em>", "", front_matter)

    assert getattr(page, attribute) == value
    assert page.address == "a/"


def test_a_chapter_has_the_text_of_its_heading_without_the_link_to_it() -> None:
    link = '<a class="headerlink" href="#a" title="Permanent link">&para;</a>'
    content = Markup(
        f'<h2 id="a">Salt &amp; <em>mills</em>{link}</h2><h2>No id</h2><h3 id="b">B</h3>'
    )

    assert LayoutPage("x/", "X", content).chapters == [("a", "Salt & mills")]
