"""The chapters of a work as documents of an EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import html
from lxml.etree import SubElement, _Element
from lxml.html import HtmlElement

from dissemination.publication.document.work import Chapter, Part, Work
from dissemination.publication.epub.elements import elements, written

EPUB: Final = "http://www.idpf.org/2007/ops"
XHTML: Final = "http://www.w3.org/1999/xhtml"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
HEADINGS: Final = ("h6", "h5", "h4", "h3", "h2")


@dataclass(frozen=True)
class Heading:
    """A heading of the contents: its anchor, its text, and the headings below it."""

    anchor: str
    text: str
    below: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document: its name, its first heading, and what is in it as HTML."""

    name: str
    heading: Heading
    section: HtmlElement


def documents(work: Work, about: Mapping[str, str]) -> list[Document]:
    """The documents in their order: the imprint, the front matter, each part, the back matter.
    `about` are the texts of the title page."""
    sections: list[tuple[Heading, HtmlElement]] = [
        (Heading("imprint", about["imprint"]), _imprint(work, about)),
        *map(_matter, work.front),
        *map(_part, work.parts),
        *map(_matter, work.back),
    ]
    return [Document(f"ch{number:03}.xhtml", *each) for number, each in enumerate(sections, 1)]


def page(document: Document, places: Mapping[str, str], language: str) -> bytes:
    """A document as XHTML; `places` has the name of the document in which each anchor is."""
    body = html.Element("body", {f"{{{EPUB}}}type": "bodymatter"})
    body.append(document.section)
    for element in body.iter():
        _adapt(element, places, document.name)
    html.html_to_xhtml(body)
    return xhtml(body, document.heading.text, language, "../style.css")


def xhtml(body: _Element, title: str, language: str, style: str) -> bytes:
    """A body of XHTML as a whole document; `style` is the address of its style sheet."""
    make = elements(XHTML, epub=EPUB)
    link = {"rel": "stylesheet", "type": "text/css", "href": style}
    head = make("head", {}, make("title", {}, title), make("link", link))
    whole = make("html", {"lang": language, XML_LANG: language}, head, body)
    return written(whole, "<!DOCTYPE html>")


def anchors(document: Document) -> Iterator[str]:
    """The ids in a document."""
    return (each.attrib["id"] for each in document.section.iter() if "id" in each.attrib)


def _imprint(work: Work, about: Mapping[str, str]) -> HtmlElement:
    section = _section("imprint", "h1", about["imprint"])
    section.extend(_parsed(str(work.imprint)))
    for grant in work.grants:
        marks = [("emblem.svg", grant.emblem)] if grant.emblem else []
        marks += [(grant.logo, grant.logo_alt)] if grant.logo else []
        for source, alt in marks:
            mark = {"src": source, "alt": alt, "width": "120"}
            SubElement(SubElement(section, "p"), "img", mark)
        SubElement(section, "p").text = grant.payer
        SubElement(section, "p", lang=grant.lang).text = grant.statement
        if grant.share:
            SubElement(section, "p").text = grant.share
    return section


def _matter(chapter: Chapter) -> tuple[Heading, HtmlElement]:
    section = _chapter(chapter, "h1")
    below = tuple(
        Heading(each.attrib["id"], each.text_content())
        for each in section
        if each.tag == "h2" and "id" in each.attrib
    )
    return Heading(chapter.id, chapter.title, below), section


def _part(part: Part) -> tuple[Heading, HtmlElement]:
    section = _section(f"part-{part.area.id}", "h1", part.area.title)
    if part.area.text:
        SubElement(section, "p").text = part.area.text
    for chapter in part.chapters:
        inner = _chapter(chapter, "h2")
        inner.set("class", "practice")
        for element in inner[1:]:
            _lower(element)
        section.append(inner)
    below = tuple(Heading(chapter.id, chapter.title) for chapter in part.chapters)
    return Heading(section.attrib["id"], part.area.title, below), section


def _chapter(chapter: Chapter, tag: str) -> HtmlElement:
    section = _section(chapter.id, tag, chapter.title)
    if chapter.language:
        section[0].set("lang", chapter.language)
    section.extend(_parsed(str(chapter.html)))
    return section


def _section(identifier: str, tag: str, title: str) -> HtmlElement:
    """A section with its heading."""
    section = html.Element("section", id=identifier)
    SubElement(section, tag).text = title
    return section


def _parsed(text: str) -> list[HtmlElement]:
    return list(html.fragment_fromstring(text, create_parent="div"))


def _lower(element: HtmlElement) -> None:
    """Lower each heading of an element by one level, to `h6` at most."""
    for heading in element.iter(*HEADINGS):
        heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"


def _adapt(element: HtmlElement, places: Mapping[str, str], own: str) -> None:
    """Write languages, the sides of cells, pictures and links as XHTML and many documents ask."""
    if language := element.get("lang"):
        element.set(XML_LANG, language)
    if align := element.attrib.pop("align", ""):
        element.set("class", f"{element.get('class', '')} {align}".strip())
    if source := element.get("src"):
        element.set("src", f"../{source}")
    target = element.get("href", "")
    if target.startswith("#") and (place := places.get(target[1:], own)) != own:
        element.set("href", f"{place}{target}")
