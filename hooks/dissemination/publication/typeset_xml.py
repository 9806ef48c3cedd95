"""The work as one XML document, for the typesetter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree, html
from lxml.etree import SubElement, _Element

from dissemination.glyphs.coverage import without_signs
from dissemination.publication.document.work import Chapter, Work

UNSEEN: Final = {"id", "href", "src", "alt", "lang"}  # attributes that are no text on paper
VERBATIM: Final = frozenset({"pre", "code", "kbd", "samp"})
# Elements that hold no text of their own, and those beside which white space is none.
HOLDERS: Final = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"})
BLOCKS: Final = frozenset(
    {
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre"),
        *("figure", "section", "div", "hr", "details", "summary"),
    }
)
_BLANKS: Final = re.compile("[ \t\r\n]+")


def document(work: Work, about: Mapping[str, str]) -> bytes:
    """The chapters of a work as XHTML in an XML document, in their order and parts; `about` are the
    attributes of the root. Signs that no font has, such as emoji, are left out."""
    root = etree.Element("work", dict(about))
    _fill(SubElement(root, "imprint", title=about["imprint"]), str(work.imprint))
    for grant in work.grants:
        grant.add_to(root)
    for chapter in work.front:
        _add(root, chapter)
    for part in work.parts:
        area = part.area
        inner = SubElement(root, "part", id=area.id, title=area.title, text=area.text or "")
        for chapter in part.chapters:
            _add(inner, chapter, area.title)
    for chapter in work.back:
        _add(root, chapter)
    drop_signs(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def drop_signs(root: _Element) -> None:
    """Leave the signs that no font has out of the texts of a tree."""
    for element in root.iter():
        element.text = without_signs(element.text or "") or None
        element.tail = without_signs(element.tail or "") or None
        for name, value in element.items():
            if name not in UNSEEN and not value.isascii():
                element.set(name, without_signs(str(value)))


def _fill(element: _Element, text: str) -> None:
    """Put HTML into an element, without the white space that is no text."""
    inner = html.fragment_fromstring(text, create_parent="div")
    tidy(inner)
    element.text = inner.text
    element.extend(list(inner))


def tidy(element: _Element) -> None:
    """Leave out white space between blocks and beside pictures that stand alone, and make one space
    of any other but for text that is set as it is written."""
    if element.tag in VERBATIM:
        return
    is_filled = element.tag in HOLDERS or any(child.tag in BLOCKS for child in element)
    is_filled = is_filled or (element.tag == "p" and _is_of_pictures(element))
    element.text = _squeezed(element.text, is_filled)
    for child in element:
        tidy(child)
        child.tail = _squeezed(child.tail, is_filled)


def _add(parent: _Element, chapter: Chapter, area: str = "") -> None:
    element = SubElement(parent, "chapter", id=chapter.id, title=chapter.title, area=area)
    if chapter.language:
        element.set("lang", chapter.language)
    _fill(element, str(chapter.html))
    if element.find(".//section[@class='footnotes']") is not None:
        element.set("notes", "yes")


def _is_of_pictures(element: _Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return all(child.tag == "img" for child in element) and not any(
        text and text.strip() for text in texts
    )


def _squeezed(text: str | None, is_filled: bool) -> str | None:
    if not text or (is_filled and not text.strip()):
        return None
    return _BLANKS.sub(" ", text)
