"""The figures of the work: files for the PDF and EPUB editions, inline SVG for the web."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import SubElement
from markupsafe import Markup

from dissemination.figures.coverage import coverage_matrix
from dissemination.figures.labels import label_lanes
from dissemination.figures.svg import SVG, with_fixed_colours
from dissemination.figures.timeline_chart import timeline_chart
from dissemination.glyphs.coverage import without_signs
from dissemination.library.library import Library

FIGURES: Final[Mapping[str, Callable[[Library, str], str]]] = {
    "timeline": timeline_chart,
    "coverage": coverage_matrix,
    "labels": label_lanes,
}
WIDTH: Final = 620.0  # of a drawing on paper, in its own units
FACE: Final = "Commissioner, sans-serif"


@dataclass(frozen=True)
class PrintFigures:
    """`draw` gives a figure by its name as an image; `files` has the SVG of each by its path."""

    draw: Callable[[str], Markup]
    files: Mapping[str, bytes]


def print_figures(library: Library, colours: Mapping[str, str]) -> PrintFigures:
    """The figures for an edition in one file, in fixed colours (`#rrggbb` by token)."""
    drawings = {name: drawing for name in FIGURES if (drawing := _drawing(library, name))}
    files = {f"figures/{name}.svg": _file(drawing, colours) for name, drawing in drawings.items()}

    def draw(name: str) -> Markup:
        if name not in drawings:
            return Markup("")
        root = etree.fromstring(drawings[name])
        title, text = (root.findtext(f"{{{SVG}}}{tag}") or "" for tag in ("title", "desc"))
        picture = etree.Element("img", src=f"figures/{name}.svg", alt=f"{title}. {text}")
        return _figure(name, picture, title)

    return PrintFigures(draw, files)


def inline_figures(library: Library) -> Callable[[str], Markup]:
    """A function that gives a figure by its name as inline SVG, in the colours of the page."""

    def draw(name: str) -> Markup:
        drawing = _drawing(library, name)
        if not drawing:
            return Markup("")
        root = etree.fromstring(drawing)
        return _figure(name, root, root.findtext(f"{{{SVG}}}title") or "")

    return draw


def _drawing(library: Library, name: str) -> str:
    return FIGURES[name](library, f"drawing-{name}")


def _file(drawing: str, colours: Mapping[str, str]) -> bytes:
    root = etree.fromstring(with_fixed_colours(drawing, colours, WIDTH))
    root.set("font-family", FACE)
    for line in root.iter(f"{{{SVG}}}line"):
        if line.get("x1") == line.get("x2") and "round" in (line.get("stroke-linecap") or ""):
            # Typst draws no line of length 0, even with round ends.
            line.set("x2", f"{float((line.get('x2') or '0').rstrip('%')) + 0.02:.2f}%")
    for caption in root.iter(f"{{{SVG}}}text"):
        caption.text = without_signs(caption.text or "")
    root.set("viewBox", f"0 0 {root.get('width')} {root.get('height')}")
    return bytes(etree.tostring(root))


def _figure(name: str, picture: etree._Element, caption: str) -> Markup:
    whole = etree.Element("figure", id=f"figure-{name}")
    whole.append(picture)
    SubElement(whole, "figcaption").text = caption
    return Markup(etree.tostring(whole, encoding="unicode"))
