"""The contents of an EPUB, and its cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Final

from lxml.etree import _Element

from dissemination.publication.epub.documents import EPUB, XHTML, Document, Heading, xhtml
from dissemination.publication.epub.elements import elements, written

NCX: Final = "http://www.daisy.org/z3986/2005/ncx/"
SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
TYPE: Final = f"{{{EPUB}}}type"
_x: Final = elements(XHTML)
_n: Final = elements(NCX)
_s: Final = elements(SVG, xlink=XLINK)


def contents(documents: Sequence[Document], about: Mapping[str, str]) -> bytes:
    """The navigation document (EPUB 3.3, 7): the contents in two levels, and landmarks."""
    items = (_item(document.name, document.heading) for document in documents)
    toc = {TYPE: "toc", "role": "doc-toc", "id": "toc"}
    places = (("cover", "text/cover.xhtml", about["cover"]), ("toc", "#toc", about["contents"]))
    landmarks = (_x("li", {}, _x("a", {TYPE: kind, "href": at}, text)) for kind, at, text in places)
    body = _x(
        *("body", {TYPE: "frontmatter"}),
        _x("nav", toc, _x("h1", {}, about["contents"]), _x("ol", {}, *items)),
        _x("nav", {TYPE: "landmarks", "hidden": "hidden"}, _x("ol", {}, *landmarks)),
    )
    return xhtml(body, about["title"], about["lang"], "style.css")


def contents_of_old_readers(
    documents: Iterable[Document], about: Mapping[str, str], identifier: str
) -> bytes:
    """The contents for programs that know EPUB 2 alone (NCX 2005-1)."""
    numbers = count(1)

    def point(name: str, heading: Heading) -> _Element:
        number = str(next(numbers))
        return _n(
            *("navPoint", {"id": f"point-{number}", "playOrder": number}),
            _n("navLabel", {}, _n("text", {}, heading.text)),
            _n("content", {"src": f"text/{name}#{heading.anchor}"}),
            *(point(name, each) for each in heading.below),
        )

    return written(
        _n(
            *("ncx", {"version": "2005-1"}),
            _n("head", {}, _n("meta", {"name": "dtb:uid", "content": identifier})),
            _n("docTitle", {}, _n("text", {}, about["title"])),
            _n("navMap", {}, *(point(each.name, each.heading) for each in documents)),
        )
    )


def cover(about: Mapping[str, str], size: tuple[int, int]) -> bytes:
    """The page of the cover, a picture of a size in pixels that fills the screen."""
    width, height = map(str, size)
    drawing = {
        "role": "img",
        "aria-label": about["title"],
        "viewBox": f"0 0 {width} {height}",
        "width": "100%",
        "height": "100%",
        "preserveAspectRatio": "xMidYMid",
    }
    image = {f"{{{XLINK}}}href": "../cover.png", "width": width, "height": height}
    body = _x("body", {"id": "cover"}, _x("div", {}, _s("svg", drawing, _s("image", image))))
    return xhtml(body, about["title"], about["lang"], "../style.css")


def _item(name: str, heading: Heading) -> _Element:
    item = _x("li", {}, _x("a", {"href": f"text/{name}#{heading.anchor}"}, heading.text))
    if heading.below:
        item.append(_x("ol", {}, *(_item(name, each) for each in heading.below)))
    return item
