"""A rendered text as readers of feeds can show it: plain HTML that needs no style sheet, no script
and no page around it, with absolute addresses only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, cast
from urllib.parse import urljoin

from lxml import etree, html
from lxml.html import HtmlElement

from dissemination.locale.locale import Locale

ADDRESSES: Final = frozenset({"cite", "href", "poster", "src"})
ATTRIBUTES: Final = ADDRESSES | {
    *("align", "alt", "colspan", "dir", "height", "hreflang", "lang", "rowspan", "start", "title"),
    "width",
}
# Links that only help on the page itself: back from a footnote, and to a heading.
ON_PAGE_ONLY: Final = frozenset({"footnote-backref", "anchor"})
# Without `huge_tree` libxml2 drops what is nested deeper than 256 elements. All elements are of one
# class, for which lxml would otherwise ask Python at each.
_PARSER: Final = html.HTMLParser(huge_tree=True)
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(element=HtmlElement, comment=html.HtmlComment)
)
_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
UNWRAPPED: Final = frozenset({"details", "section"})
FLATTENED: Final = UNWRAPPED | {"input", "summary"}
# By their tags, what cannot stay as it is though it has no attribute.
_ALTERED: Final = FLATTENED | {etree.Comment, etree.ProcessingInstruction}


def plain_html(text: str, page: str) -> HtmlElement:
    """The HTML of an item as a plain `<div>`; `page` is the absolute address of its page, to which
    links to places within the text lead.

    Boxes (tables that scroll, details, alerts) become plain headings, quotations and text; check
    boxes become characters; white space in code is kept.
    """
    document = html.document_fromstring(f"<html><body>{text}</body></html>", parser=_PARSER)
    root = cast(HtmlElement, document.find("body"))
    root.tag = "div"
    # Most elements are no more than their names, and need not be held.
    for element in [e for e in root.iterdescendants() if e.keys() or e.tag in _ALTERED]:
        classes = element.attrib.get("class", "").split() if element.attrib else ()
        if not isinstance(element.tag, str) or not ON_PAGE_ONLY.isdisjoint(classes):
            element.drop_tree()
            continue
        if classes or element.tag in FLATTENED:
            _flatten(element, classes)
        if element.attrib:
            _strip(element, page)
    return root


def paragraph(*parts: str | HtmlElement) -> HtmlElement:
    """A paragraph of texts and elements."""
    return _element("p", parts)


def link(text: str, address: str) -> HtmlElement:
    """A link to an absolute address."""
    anchor = _element("a", [text])
    anchor.set("href", address)
    return anchor


def strong(text: str) -> HtmlElement:
    """A text as a `<strong>`."""
    return _element("strong", [text])


def labelled(label: str, locale: Locale, *parts: str | HtmlElement) -> HtmlElement:
    """A paragraph of a label in bold and what it tells."""
    return paragraph(strong(locale.label(label)), " ", *parts)


def heading(text: str) -> HtmlElement:
    """A heading of the second level."""
    return _element("h2", [text])


def bullets(texts: Iterable[str]) -> HtmlElement:
    """Texts as the points of a list."""
    return _element("ul", [_element("li", [text]) for text in texts])


def with_language(element: HtmlElement, locale: Locale) -> HtmlElement:
    """The same element with `lang` and `dir`, since readers of feeds assume left to right."""
    element.set("lang", locale.language)
    element.set("dir", locale.direction)
    return element


def inner_html(element: HtmlElement) -> str:
    """The content of a `<div>` without attributes as HTML, without the `<div>`."""
    whole: str = html.tostring(element, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>").strip()


def _element(name: str, parts: Sequence[str | HtmlElement]) -> HtmlElement:
    element = html.Element(name)
    for part in parts:
        if not isinstance(part, str):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part
    return element


def _flatten(element: HtmlElement, classes: Collection[str]) -> None:
    """Replaces an element that needs a style sheet or a form by one that does not."""
    if element.tag == "input":
        element.tail = ("☑" if "checked" in element.attrib else "☐") + (element.tail or "")
        element.drop_tree()
    elif element.tag == "summary":
        _embolden(element)
    elif "markdown-alert" in classes:
        element.tag = "blockquote"
    elif "markdown-alert-title" in classes:
        _embolden(element)
    elif "footnotes" in classes:
        element.addprevious(html.Element("hr"))
        element.drop_tag()
    elif element.tag in UNWRAPPED or "table-scroll" in classes:
        element.drop_tag()


def _embolden(element: HtmlElement) -> None:
    """Turns an element into a paragraph in bold."""
    inner = strong(element.text or "")
    inner.extend(list(element))
    element.tag, element.text = "p", None
    element.append(inner)


def _strip(element: HtmlElement, page: str) -> None:
    """Removes all but `ATTRIBUTES`, and makes addresses absolute."""
    for name, value in list(element.attrib.items()):
        if name == "srcset":
            candidates = (part.split() for part in value.split(","))
            absolute = (" ".join([_absolute(first, page), *size]) for first, *size in candidates)
            element.set(name, ", ".join(absolute))
        elif name not in ATTRIBUTES:
            del element.attrib[name]
        elif name in ADDRESSES:
            element.set(name, _absolute(value, page))


def _absolute(address: str, page: str) -> str:
    """An address as it is if it has a scheme, else resolved against its page's."""
    return address if _SCHEME.match(address) else urljoin(page, address)
