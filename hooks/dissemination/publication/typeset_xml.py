"""The work as one XML document, for the typesetter."""

from __future__ import annotations

from typing import Final

from lxml import etree, html
from lxml.etree import SubElement, _Element

from dissemination.glyphs.coverage import without_signs
from dissemination.publication.document.work import Chapter, Work

UNSEEN: Final = {"id", "href", "src", "alt", "lang"}  # attributes that are no text on paper


def document(work: Work, about: dict[str, str]) -> bytes:
    """The chapters of a work as XHTML in an XML document, in their order and parts; `about` are the
    attributes of the root. Signs that no font has, such as emoji, are left out."""
    root = etree.Element("work", about)
    _fill(SubElement(root, "imprint", title=about["imprint"]), str(work.imprint))
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


def _add(parent: _Element, chapter: Chapter, area: str = "") -> None:
    element = SubElement(parent, "chapter", id=chapter.id, title=chapter.title, area=area)
    if chapter.language:
        element.set("lang", chapter.language)
    _fill(element, str(chapter.html))


def _fill(element: _Element, text: str) -> None:
    """Put HTML into an element."""
    inner = html.fragment_fromstring(text, create_parent="div")
    element.text = inner.text
    element.extend(list(inner))
