"""A rendered text as readers of feeds can show it: plain HTML that needs no style sheet, no script
and no page around it, with absolute addresses only."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from dissemination.locale.locale import Locale

ADDRESSES: Final = frozenset({"cite", "href", "poster", "src"})
KEPT: Final = ADDRESSES | {
    *("align", "alt", "colspan", "dir", "height", "hreflang", "lang", "rowspan", "start", "title"),
    "width",
}
# Links that only help on the page itself: back from a footnote, and to a heading.
ON_PAGE_ONLY: Final = frozenset({"footnote-backref", "anchor"})
# Without it libxml2 drops what is nested deeper than 256 elements.
_PARSER: Final = html.HTMLParser(huge_tree=True)
_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
UNWRAPPED: Final = frozenset({"details", "section"})
FLATTENED: Final = UNWRAPPED | {"input", "summary"}


def readable(text: str, page: str) -> HtmlElement:
    """The HTML of an item as a plain `<div>`; `page` is the absolute address of its page, to which
    links to places within the text lead.

    Boxes (tables that scroll, details, alerts) become plain headings, quotations and text; check
    boxes become characters; white space in code is kept.
    """
    whole = html.fragment_fromstring(text, create_parent="div", parser=_PARSER)
    for found in list(whole.iterdescendants()):
        classes = found.attrib.get("class", "").split() if found.attrib else ()
        if not isinstance(found.tag, str) or not ON_PAGE_ONLY.isdisjoint(classes):
            found.drop_tree()
            continue
        if classes or found.tag in FLATTENED:
            _flatten(found, classes)
        if found.attrib:
            _strip(found, page)
    return whole


def paragraph(*parts: str | HtmlElement) -> HtmlElement:
    """A paragraph of texts and elements."""
    return _filled("p", parts)


def link(text: str, address: str) -> HtmlElement:
    """A link to an absolute address."""
    found = _filled("a", [text])
    found.set("href", address)
    return found


def strong(text: str) -> HtmlElement:
    """Words of weight."""
    return _filled("strong", [text])


def spoken(whole: HtmlElement, locale: Locale) -> HtmlElement:
    """The same element, which says its language and the direction of its script: readers of feeds
    would take it for left to right."""
    whole.set("lang", locale.language)
    whole.set("dir", locale.direction)
    return whole


def written(whole: HtmlElement) -> str:
    """What a `<div>` holds, as HTML."""
    return "".join(str(html.tostring(part, encoding="unicode")) for part in whole).strip()


def _filled(name: str, parts: tuple[str | HtmlElement, ...] | list[str]) -> HtmlElement:
    whole = html.Element(name)
    for part in parts:
        if not isinstance(part, str):
            whole.append(part)
        elif len(whole):
            whole[-1].tail = (whole[-1].tail or "") + part
        else:
            whole.text = (whole.text or "") + part
    return whole


def _flatten(found: HtmlElement, classes: Collection[str]) -> None:
    """An element that needs a style sheet or a form becomes one that does not."""
    if found.tag == "input":
        found.tail = ("☑" if "checked" in found.attrib else "☐") + (found.tail or "")
        found.drop_tree()
    elif found.tag == "summary":
        _embolden(found)
    elif "markdown-alert" in classes:
        found.tag = "blockquote"
    elif "markdown-alert-title" in classes:
        _embolden(found)
    elif "footnotes" in classes:
        found.addprevious(html.Element("hr"))
        found.drop_tag()
    elif found.tag in UNWRAPPED or "table-scroll" in classes:
        found.drop_tag()


def _embolden(found: HtmlElement) -> None:
    """A paragraph of its own, in bold."""
    inner = strong(found.text or "")
    inner.extend(list(found))
    found.tag, found.text = "p", None
    found.append(inner)


def _strip(found: HtmlElement, page: str) -> None:
    """Only attributes that readers need are left, and addresses become absolute."""
    for name, value in list(found.attrib.items()):
        if name == "srcset":
            candidates = (part.split() for part in value.split(","))
            each = (" ".join([_absolute(first, page), *size]) for first, *size in candidates)
            found.set(name, ", ".join(each))
        elif name not in KEPT:
            del found.attrib[name]
        elif name in ADDRESSES:
            found.set(name, _absolute(value, page))


def _absolute(address: str, page: str) -> str:
    """An address as it is if it has a scheme, else from the page on which it stands."""
    return address if _SCHEME.match(address) else urljoin(page, address)
