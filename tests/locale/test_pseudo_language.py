"""Nothing that a reader sees is outside the catalogue: in a site whose project, pages and dates are
Greek and whose messages stand in brackets, every other Latin letter is a word that no translation
can reach."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import icalendar
import pikepdf
import pytest
from lxml import etree

from tests.support.foreign_words import foreign, in_fragment, in_json, in_markup, in_page, unmarked
from tests.support.pdf_text import Reader
from tests.support.pseudo_language import LANGUAGE

ENGLISH: Final = "en"  # the language of one item of the project


pytestmark = pytest.mark.slow


def hold(site: Path, pattern: str, texts: Callable[[Path], Iterable[str]]) -> None:
    """Fails with the words outside the catalogue in the files of a pattern, each with where it is
    first and in how many files; and if there is no such file."""
    files = sorted(site.glob(pattern))
    places: dict[str, list[str]] = {}
    for file in files:
        for text in dict.fromkeys(texts(file)):
            places.setdefault(text, []).append(file.relative_to(site).as_posix())
    faults = [f"{where[0]} ({len(where)}): {text[:300]}" for text, where in places.items()]
    if faults or not files:
        report = "\n".join(sorted(faults))
        pytest.fail(f"{len(faults)} texts in {len(files)} of {pattern}:\n{report}", pytrace=False)


def test_what_is_held_against_the_pages_finds_words() -> None:
    page = """<html lang="el"><title>Νέα</title><meta name="description" content="Words">
    <body><p>⟦Read ⟧<b>Words</b>⟦.⟧ CSV <code>id</code> <i lang="en">Words</i></p>
    <img alt="A picture"><a aria-label="⟦All⟧" data-many="items" data-in="a b">⟦⟦x⟧</a>
    <script type="application/ld+json">{"name": "Words", "url": "x"}</script>"""
    assert list(in_page(page)) == [
        "meta: Words",
        "Words",
        "alt: A picture",
        "data-many: items",
        "⟦⟦x⟧",
        "name: Words",
    ]


def test_pages(greek: Path) -> None:
    hold(greek, "**/*.html", lambda file: in_page(file.read_text("utf-8")))


def test_drawings(greek: Path) -> None:
    hold(greek, "**/*.svg", lambda file: in_markup(etree.parse(file).getroot()))


def test_style_sheets(greek: Path) -> None:
    hold(greek, "**/*.css", _contents)


def test_feeds(greek: Path) -> None:
    hold(greek, "feeds/**/*.xml", lambda file: _in_feed(etree.parse(file).getroot()))
    hold(greek, "feeds/*.opml", lambda file: _in_opml(etree.parse(file).getroot()))


def test_json_feeds(greek: Path) -> None:
    hold(greek, "feeds/*.json", lambda file: _in_json_feed(_json(file)))


def test_calendars(greek: Path) -> None:
    hold(greek, "**/*.ics", _in_calendar)


def test_cards(greek: Path) -> None:
    hold(greek.parent, "cards.json", lambda file: _in_cards(_json(file)))


def test_search(greek: Path) -> None:
    hold(greek, "search/index.json", lambda file: _strings(_json(file)["labels"]))
    hold(greek, "search/entries/*.json", lambda file: _strings(_entries(_json(file))))


def test_open_data(greek: Path) -> None:
    keys = {"title", "description"}
    hold(greek, "data/schemas/*.json", lambda file: in_json(_json(file), keys))
    hold(greek, "data/*.json", lambda file: in_json(_head(_json(file)), keys))


def test_printed_editions(greek: Path) -> None:
    hold(greek, "**/*.pdf", _in_pdf)


def test_books(greek: Path) -> None:
    hold(greek, "**/*.epub", _in_book)


@pytest.mark.slow
def test_pages_and_feeds_of_other_phases(other_greek: Path) -> None:
    test_pages(other_greek)
    test_feeds(other_greek)
    test_cards(other_greek)


# What readers see of each format


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def _strings(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from unmarked(text)


def _contents(file: Path) -> Iterator[str]:
    """The texts that a style sheet shows."""
    for content in re.findall(r"content:([^;}]*)", file.read_text("utf-8")):
        yield from _strings(re.findall(r'"([^"]*)"', content))


def _in_feed(root: Any) -> Iterator[str]:
    """Those of RSS or Atom."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in FEED_TEXTS:
            yield from _in_text(element)
        if name == "category" and element.get("label"):
            yield from foreign(element.get("label"))


FEED_TEXTS: Final = frozenset(
    {"title", "subtitle", "description", "summary", "encoded", "content", "creator", "name"}
    | {"category", "rights", "copyright", "credit", "text", "location"}
)


def _in_text(element: Any) -> Iterator[str]:
    """Those of an element of a feed, which may hold HTML as text."""
    language = next(iter(element.xpath("ancestor-or-self::*[@xml:lang][1]/@xml:lang")), LANGUAGE)
    text = element.text or ""
    if "<" in text:
        yield from in_fragment(text, language)
    elif language == LANGUAGE:
        yield from unmarked(text)


def _in_opml(root: Any) -> Iterator[str]:
    for element in root.iter(etree.Element):
        values = (element.get(key, "") for key in ("text", "title", "description", "category"))
        yield from _strings([element.text or "", *values])


def _in_json_feed(feed: Any) -> Iterator[str]:
    items = feed.pop("items")
    yield from in_json(feed, {"title", "description", "user_comment", "name"})
    for item in items:
        language = item.get("language", LANGUAGE)
        yield from in_fragment(item.get("content_html", ""), language)
        keys = {"title", "summary", "content_text"} if language == LANGUAGE else set[str]()
        yield from in_json(item, keys | {"name"})
        yield from _strings(item.get("tags", []))


def _in_calendar(file: Path) -> Iterator[str]:
    for component in icalendar.Calendar.from_ical(file.read_bytes()).walk():
        for name in CALENDAR_TEXTS:
            values = component.get(name, [])
            for value in values if isinstance(values, list) else [values]:
                if value.params.get("LANGUAGE", LANGUAGE) == LANGUAGE:
                    text = value.to_ical().decode().replace("\\n", " ").replace("\\", "")
                    yield from (f"{name}: {word}" for word in unmarked(text))


CALENDAR_TEXTS: Final = (
    *("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "CONTACT", "NAME"),
    *("X-WR-CALNAME", "X-WR-CALDESC", "RESOURCES"),
)


def _in_cards(cards: Any) -> Iterator[str]:
    for card in cards:
        texts = [card[name] for name in ("kind", "line", "acronym")]
        yield from _strings(texts + [card["title"]] * (card["language"] == LANGUAGE))


def _entries(block: Any) -> Iterator[str]:
    """The texts of a block of the search index, without addresses and codes of languages."""
    for _, *texts in block:
        yield from (text for text in texts if isinstance(text, str) and text != ENGLISH)


def _head(file: Any) -> dict[str, str]:
    """What a file of data says of itself, without its records."""
    return {key: value for key, value in file.items() if isinstance(value, str)}


def _in_pdf(file: Path) -> Iterator[str]:
    for _, text in Reader(file).paragraphs():
        yield from unmarked(text)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        yield from _strings(_titles(outline.root))
        yield from _strings(str(value) for value in pdf.docinfo.values() if "Title" in str(value))
        alternatives = (str(element.get("/Alt", "")) for element in _elements(pdf))
        yield from _strings(alternatives)


def _titles(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The elements of the structure tree."""
    return (
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem"
    )


def _in_book(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                root = etree.fromstring(book.read(name))
                yield from in_markup(root) if name.endswith(".xhtml") else _in_package(root)


def _in_package(root: Any) -> Iterator[str]:
    """Those of the texts of a package document or a table of contents: what is no identifier."""
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in {"title", "creator", "publisher", "description"} | {
            *("subject", "rights", "contributor", "text")
        }:
            yield from foreign(element.text or "")
        if element.get("property") == "schema:accessibilitySummary":
            yield from foreign(element.text or "")
