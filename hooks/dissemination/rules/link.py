"""An address that a file of the site writes: in HTML, XML, JSON, CSS or iCalendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree

from dissemination.rules.address import addresses_in, without_punctuation
from dissemination.rules.xpath import elements

LOADING_RELATIONS: Final = {
    *("apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload"),
    *("preconnect", "prefetch", "preload", "prerender", "shortcut", "stylesheet"),
}
NAMES: Final = (
    *("href", "src", "action", "poster", "data", "formaction", "background", "data-index"),
)
SILENT: Final = {"meta", "script", "style"}
SHARED: Final = {"og:url", "og:image", "og:audio", "og:video"}
LEADING: Final = {"a", "area", "form", "link"}
CANDIDATES: Final = ("srcset", "imagesrcset")
IN_STYLE: Final = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")
# HTML 4.8.4.2.1: an address ends with white space, or with commas before that.
CANDIDATE: Final = re.compile(r"([^\s,]\S*?)(?:,+(?=\s|$)|\s+([^,]*)(?:,|$)|$)")
ESCAPE: Final = re.compile(r"\\([\\;,nN])")
IN_SCRIPT: Final = re.compile(
    r"""(?:\bfetch|\bimport|\bimportScripts
    |new\s+(?:Worker|SharedWorker|EventSource|WebSocket|Image)
    |\.open\(\s*["']\w+["']\s*,|sendBeacon)\s*\(?\s*["'`]([^"'`]+)""",
    re.VERBOSE,
)
SOURCE_MAP: Final = re.compile(r"[#@]\s*sourceMappingURL=([^\s*]+)")
ADDRESSED: Final = " or ".join(f"@{name}" for name in (*NAMES, *CANDIDATES, "style"))
LINKING: Final = elements(
    f"//*[{ADDRESSED}] | //style | //meta[@http-equiv or @property] | //script[not(@src)]"
)
LINKING_IN_DRAWINGS: Final = elements("//svg//*[@*[name()='xlink:href']]")


class Link(NamedTuple):
    """An address as a file writes it: the element and attribute that have it, and whether a browser
    loads it without a click."""

    element: str
    address: str
    loads: bool = False


def links_of_page(root: etree._Element, source: str) -> list[Link]:
    """Every address in the elements of a page, in their order."""
    linking = LINKING(root)
    if "xlink:href" in source:
        linking += LINKING_IN_DRAWINGS(root)
    return [link for element in linking for link in links_of_element(element)]


def links_of_element(element: etree._Element) -> Iterator[Link]:
    """Every address that an element of HTML carries."""
    tag = str(element.tag)
    if tag in SILENT:
        yield from _links_of_silent(element, tag)
    for name, value in element.items():
        if name in NAMES or name == "xlink:href":
            yield Link(f"{name} of <{tag}>", str(value), tag not in LEADING or _loads(element))
        elif name in CANDIDATES:
            yield from (Link(f"{name} of <{tag}>", url, True) for url, _ in candidates(str(value)))
        elif name == "style":
            yield from (Link(f"style of <{tag}>", url, True) for url in in_style(str(value)))


def _loads(element: etree._Element) -> bool:
    """Whether a browser follows a `<link>` by itself."""
    return not LOADING_RELATIONS.isdisjoint(str(element.get("rel", "")).split())


def _links_of_silent(element: etree._Element, tag: str) -> Iterator[Link]:
    """Every address in elements that are not shown."""
    if tag == "style":
        yield from (Link("style of <style>", url, True) for url in in_style(element.text or ""))
    elif tag == "script" and not element.get("src"):
        yield from (Link("<script>", url, True) for url in IN_SCRIPT.findall(element.text or ""))
    elif (name := str(element.get("property", ""))) in SHARED:
        yield Link(name, str(element.get("content", "")))
    elif str(element.get("http-equiv", "")).lower() == "refresh":
        yield Link("refresh", str(element.get("content", "")).partition("url=")[2])


def candidates(srcset: str) -> list[tuple[str, str]]:
    """The addresses of a `srcset` with their descriptors (`360w`, `2x` or nothing)."""
    return [(url, descriptor.strip()) for url, descriptor in CANDIDATE.findall(srcset)]


def in_style(style: str) -> list[str]:
    """The addresses that a style sheet loads; pictures written into it are none."""
    addresses = (url or imported for url, imported in IN_STYLE.findall(style))
    return [address for address in addresses if not address.startswith(("data:", "#"))]


def links_of_style(text: str) -> Iterator[Link]:
    """What a style sheet loads."""
    yield from (Link("style sheet", address, True) for address in in_style(text))
    yield from (Link("source map", address, True) for address in SOURCE_MAP.findall(text))


def links_of_script(text: str) -> Iterator[Link]:
    """The addresses that a script loads, as far as they are literals."""
    yield from (Link("script", address, True) for address in IN_SCRIPT.findall(text))
    yield from (Link("source map", address, True) for address in SOURCE_MAP.findall(text))


def links_of_xml(root: etree._Element) -> Iterator[Link]:
    """Every address and link of HTML in a feed, an outline or a sitemap, and what styles it."""
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        yield from links_of_text(element.text or "", tag)
        for name, value in element.attrib.items():
            yield from links_of_text(str(value), f"{etree.QName(name).localname} of {tag}")
    yield from links_to_styles(root)


def links_to_styles(root: etree._Element) -> Iterator[Link]:
    """The style sheets that an XML file names in its instructions."""
    before = root.getprevious()
    while before is not None:
        if isinstance(before, etree._ProcessingInstruction) and before.target == "xml-stylesheet":
            yield Link("style sheet", str(before.attrib.get("href", "")), True)
        before = before.getprevious()


def links_of_drawing(root: etree._Element) -> Iterator[Link]:
    """What an SVG file loads or leads to."""
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        for name, value in element.attrib.items():
            if etree.QName(name).localname in {"href", "src"}:
                yield Link(f"href of <{tag}>", str(value), tag != "a")
            elif "url(" in str(value):
                yield from (Link(f"{name!s} of <{tag}>", url, True) for url in in_style(str(value)))
        if tag == "style":
            yield from (Link("<style>", url, True) for url in in_style(element.text or ""))
    yield from links_to_styles(root)


def links_of_json(value: object, name: str = "value") -> Iterator[Link]:
    """Every address and every link of HTML in a JSON value, however deep."""
    if isinstance(value, str):
        yield from links_of_text(value, name)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from links_of_json(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from links_of_json(inner, name)


@lru_cache(maxsize=1 << 16)
def links_of_text(text: str, name: str) -> tuple[Link, ...]:
    """The links of a text that may be an address, HTML, or words."""
    text = text.strip()
    if text.startswith(("http://", "https://")) and len(text.split()) == 1:
        return (Link(name, without_punctuation(text)),)
    if not re.match(r"<[a-z]", text) or (root := parsed(text.encode())) is None:
        return ()
    links = links_of_page(root, text)
    return tuple(Link(f"{link.element} in {name}", link.address) for link in links)


def links_of_calendar(text: str) -> Iterator[Link]:
    """Every address in a calendar file (RFC 5545: lines are unfolded first, 3.1, and the escapes
    of texts are undone, 3.3.11)."""
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        name = re.split("[:;]", line)[0]
        for address in addresses_in(ESCAPE.sub(_unescaped, line[len(name) :])):
            yield Link(name, address)


def _unescaped(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]


def parsed(markup: bytes) -> etree._Element | None:
    """The elements of HTML as a browser reads it; None where there is none."""
    try:
        return etree.fromstring(markup, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.XMLSyntaxError:
        return None
