"""Templates use the five namespaces, the values that they are given, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from jinja2 import Environment, meta, nodes
from markupsafe import Markup

from dissemination import urls
from dissemination.library.library import Library
from dissemination.locale import catalogue
from dissemination.locale.locale import Locale
from dissemination.publication.document import partials as document_partials
from dissemination.publication.document.media import DocumentMedia
from dissemination.site import partials as site_partials
from dissemination.site.namespaces.lists import SiteLists
from dissemination.site.namespaces.media import SiteMedia
from dissemination.templating.environment import Namespaces, environment, strict_environment
from dissemination.templating.lists import Lists
from dissemination.templating.messages import Messages
from tests.support.small import ADDRESSES, small
from tests.support.template_words import MESSAGES, english

SITE: Final = site_partials.PACKAGE
DOCUMENT: Final = document_partials.PACKAGE

# What looks like English for readers in templates and is none: an attribute.
ENGLISH: Final = {
    (SITE, "parts"): [" hidden"],
}
OFFICER: Final = "problems"  # the page that an officer sees in the place of the site

# What each namespace is, in the templates of each package.
NAMESPACES: Final[dict[str, dict[str, type | ModuleType]]] = {
    SITE: {
        "lib": Library,
        "locale": Locale,
        "addresses": urls,
        "lists": SiteLists,
        "media": SiteMedia,
    },
    DOCUMENT: {
        "lib": Library,
        "locale": Locale,
        "addresses": urls,
        "lists": Lists,
        "media": DocumentMedia,
    },
}

# The values that a template is given, or has from those that include it.
VALUES: Final[dict[tuple[str, str], str]] = {
    (SITE, "chapter"): "chapter headings",
    (SITE, "deliverable-list"): "title entries is_of_moment record_feeds number",
    (SITE, "digest"): "title month previous following",
    (SITE, "event-list"): "title entries pages record_id number",
    (SITE, "event"): "entry item body",
    (SITE, "expired"): "title item",
    (SITE, "gallery"): "entry item",
    (SITE, "gallery-picture"): "entry number picture",
    (SITE, "head"): "entry record_feeds",
    (SITE, "last-change"): "day",
    (SITE, "layout/footer"): "page navigation link notice licence",
    (SITE, "layout/head"): "page link policy",
    (SITE, "layout/header"): "page navigation link",
    (SITE, "layout/links"): "page link",
    (SITE, "layout/lost"): "link navigation",
    (SITE, "layout/main"): "page",
    (SITE, "layout/navigation"): "page navigation link",
    (SITE, "macros/component"): "sample",
    (SITE, "macros/deliverable_filters"): "number",
    (SITE, "macros/event_filters"): "number",
    (SITE, "macros/feed_links"): "record_feeds",
    (SITE, "macros/latest_news"): "count",
    (SITE, "macros/news_filters"): "number",
    (SITE, "macros/partner_cards"): "level",
    (SITE, "macros/past_events"): "count",
    (SITE, "macros/place_map"): "partners",
    (SITE, "macros/practice_filters"): "number",
    (SITE, "meta"): "metadata entry published modified card graph",
    (SITE, "month"): "title month first last previous following",
    (SITE, "news-list"): "title entries pages number",
    (SITE, "news"): "entry item body",
    (SITE, "partner"): "partner",
    (SITE, "partner-facts"): "partner span",
    (SITE, "practice-list"): "title entries",
    (SITE, "practice"): "entry item body citation",
    (SITE, "prevnext"): "previous following",
    (SITE, "problems"): "problems reports style style_sheet",
    (SITE, "programme"): "item",
    (SITE, "redirect"): "title to heading description policy",
    (SITE, "related"): "entry",
    (SITE, "responsive-image"): "image alt title eager",
    (SITE, "term"): "term text",
    (SITE, "terms"): "terms",
    (SITE, "training"): "action",
    (SITE, "withdrawn"): "title item",
    (DOCUMENT, "practice"): "entry item texts parts_of_a_practice titles state editorial note",
    (DOCUMENT, "terms"): "entries",
}


def templates() -> Iterator[tuple[str, str]]:
    """The package and name of every template, without its ending."""
    for package in (SITE, DOCUMENT):
        for path in strict_environment(package).list_templates(["html"]):
            yield package, path.removesuffix(".html")


@cache
def small_environment(package: str, folder: Path) -> Environment:
    library = small(folder, {})
    lists = SiteLists(library) if package == SITE else Lists(library)
    namespaces = Namespaces.of(library, lists, None)
    return environment(package, namespaces, ADDRESSES, href=str, prose=Markup)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("small")


def parsed(package: str, name: str, folder: Path) -> tuple[Environment, nodes.Template]:
    jinja = small_environment(package, folder)
    assert jinja.loader
    return jinja, jinja.parse(jinja.loader.get_source(jinja, f"{name}.html")[0])


def knows(namespace: type | ModuleType, name: str) -> bool:
    own: tuple[Any, ...] = fields(namespace) if isinstance(namespace, type) else ()
    return hasattr(namespace, name) or name in {field.name for field in own}


def test_there_are_five_namespaces() -> None:
    names = {field.name for field in fields(Namespaces)}
    assert len(names) == 5
    assert all(names == of_package.keys() for of_package in NAMESPACES.values())


@pytest.mark.parametrize(("package", "name"), list(templates()))
def test_a_template_uses_namespaces_and_its_values_alone(
    package: str, name: str, folder: Path
) -> None:
    jinja, template = parsed(package, name, folder)
    set_here = {node.name for node in template.find_all(nodes.Name) if node.ctx == "store"}
    values = meta.find_undeclared_variables(template) - NAMESPACES[package].keys() - set_here
    shared = (
        {"parts", "shared"} if package == SITE else set[str]()
    )  # what every one of the site has
    allowed = {"here", "root", *MESSAGES} | shared | set(VALUES.get((package, name), "").split())
    assert values <= allowed
    assert {node.name for node in template.find_all(nodes.Filter)} <= jinja.filters.keys()
    assert {node.name for node in template.find_all(nodes.Test)} <= jinja.tests.keys()


def test_no_edition_is_compiled_into_a_template(folder: Path) -> None:
    """Jinja fills `"news/" | href` when it compiles, if `href` asks for no context."""
    filters = [
        node
        for package, name in templates()
        if package == DOCUMENT
        for node in parsed(package, name, folder)[1].find_all(nodes.Filter)
    ]
    assert [node for node in filters if isinstance(node.node, nodes.Const)] == []


@pytest.mark.parametrize(("package", "name"), list(templates()))
def test_a_template_asks_a_namespace_for_what_it_has(package: str, name: str, folder: Path) -> None:
    _, template = parsed(package, name, folder)
    attributes = {
        (node.node.name, node.attr)
        for node in template.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in NAMESPACES[package]
    }
    assert [pair for pair in attributes if not knows(NAMESPACES[package][pair[0]], pair[1])] == []


@pytest.mark.parametrize(("package", "name"), [t for t in templates() if t != (SITE, OFFICER)])
def test_every_sentence_of_a_template_is_a_message(package: str, name: str, folder: Path) -> None:
    _, template = parsed(package, name, folder)
    assert english(template) == ENGLISH.get((package, name), [])
    filters = {node.name for node in template.find_all(nodes.Filter)}
    assert not filters & {"capitalize", "title"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<p>News of {{ a }}, <a href="{{ b }}">more</a></p>', ["News of", "more"]),
        (
            '<img alt="A mill"><i data-over="Held in May" data-role="past"></i>',
            ["A mill", "Held in May"],
        ),
        ('<p class="note {{ "board" if a }}">{{ "from" if a else b }}</p>', ["from"]),
        ('{{ f("Related") }} {{ f("which is", "done") }}', ["Related", "which is"]),
        ('{% set t = {"a": "Reached"} %}{{ (n ~ " events") | upper }}', ["events", "Reached"]),
        ('{{ f(n ~ " events") }}', [" events"]),
        ('<p>{% trans %}A mill{% endtrans %} {{ _("A mill") }} {{ f(_("A mill")) }}</p>', []),
        ('{{ lib.referring("training action", a) }}<a href="{{ "news/" }}"><code>a</code></a>', []),
    ],
)
def test_english_in_a_template_is_found(text: str, words: list[str]) -> None:
    assert english(strict_environment(SITE).parse(text)) == words


GERMAN: Final = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Search"
msgstr "Suche \\"hier\\" & <da>"

msgctxt "button"
msgid "Search"
msgstr "\\"Los\\""

msgid "<b>%(name)s</b>"
msgstr "<b>Der %(name)s</b>"

msgid "%(count)s page of %(name)s"
msgid_plural "%(count)s pages of %(name)s"
msgstr[0] "%(count)s Seite von %(name)s"
msgstr[1] "%(count)s \\"Seiten\\" von %(name)s"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Environment]:
    """An environment of a German site with these translations."""
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", str(tmp_path))
    catalogue.translations.cache_clear()
    jinja = strict_environment(SITE)
    jinja.globals |= Messages(Locale("de")).functions
    yield jinja
    catalogue.translations.cache_clear()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '<i title="{{ _("Search") }}">{{ pgettext("button", "Search") }}</i>',
            '<i title="Suche &#34;hier&#34; &amp; &lt;da&gt;">&#34;Los&#34;</i>',
        ),
        (
            "{% trans name=name %}<b>{{ name }}</b>{% endtrans %}{{ name }}",
            "<b>Der &lt;i&gt;&amp;</b>&lt;i&gt;&amp;",
        ),
        (
            (
                "{% trans count=n, name=name %}{{ count }} page of {{ name }}{% pluralize %}"
                "{{ count }} pages of {{ name }}{% endtrans %}"
            ),
            "1.234 &#34;Seiten&#34; von &lt;i&gt;&amp;",
        ),
        (
            '{{ ngettext("%(num)s of %(year)s", "%(num)s of %(year)s", n, year=2017) }}',
            "1.234 of 2017",
        ),
        ('{{ npgettext("a", "%(num)s page", "%(num)s pages", 1) }}', "1 page"),
    ],
)
def test_messages_without_tags_and_values_are_escaped(
    german: Environment, text: str, html: str
) -> None:
    assert german.from_string(text).render(name="<i>&", n=1234) == html
