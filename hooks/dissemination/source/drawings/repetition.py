"""How much is drawn when every part of a drawing is shown wherever it is referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from dissemination.source.drawings.losses import HEAVY_DRAWING, Losses
from dissemination.source.drawings.style import LOCAL
from dissemination.source.drawings.vocabulary import SVG

MOST_DRAWN: Final = 300_000  # elements
DEEPEST: Final = 300  # elements within elements
_MARKER: Final = f"{{{SVG}}}marker"
_VERTEX: Final = re.compile("[A-Za-z]|[0-9]+")


def tell_repetition(
    root: etree._Element, references: Mapping[str, set[str]], losses: Losses
) -> None:
    """Tell of a drawing that grows beyond what a browser draws, by parts that show parts that show
    parts. `references` are those of its style sheets (see `Style`)."""
    elements = list(root.iter(etree.Element))
    # Of two elements of one name, browsers take the first.
    names = {name: element for element in reversed(elements) if (name := element.get("id"))}
    vertices = _vertices(elements)
    count: dict[etree._Element, int] = {}
    depth: dict[etree._Element, int] = {}
    parts: dict[etree._Element, list[etree._Element]] = {}
    waiting = [root]
    while waiting:
        element = waiting[-1]
        if element not in parts:
            shown = (names[n] for n in _references(element, references) if n in names)
            parts[element] = [*element, *shown]
            waiting += [part for part in parts[element] if part not in parts]
            continue
        waiting.pop()
        if element not in count:  # a part within itself is shown by no browser
            inner = [part for part in parts[element] if part in count]
            markers = sum(count[part] for part in inner if part.tag == _MARKER)
            count[element] = 1 + sum(count[part] for part in inner) + markers * vertices[element]
            depth[element] = 1 + max((depth[part] for part in inner), default=0)
    if count[root] > MOST_DRAWN:
        drawn, most = (f"{n:,}".replace(",", " ") for n in (count[root], MOST_DRAWN))
        losses.tell(HEAVY_DRAWING, 1, value=f"{drawn} parts, most of them by repetition", most=most)
    elif depth[root] > DEEPEST:
        value = f"parts within parts, {depth[root]} of them"
        losses.tell(HEAVY_DRAWING, 1, value=value, most=str(DEEPEST))


def _vertices(elements: Sequence[etree._Element]) -> dict[etree._Element, int]:
    """At most how many vertices the lines of each element and of those within it have: a marker is
    shown at each. `elements` are in their order in the drawing."""
    vertices: dict[etree._Element, int] = {}
    for element in reversed(elements):
        texts = (str(element.get(name, "")) for name in ("d", "points", "style"))
        own = sum(len(_VERTEX.findall(text)) for text in texts)
        vertices[element] = 2 + own + sum(vertices[part] for part in element)
    return vertices


def _references(element: etree._Element, references: Mapping[str, set[str]]) -> Iterator[str]:
    """The names of elements that an element refers to, by itself or by a style sheet."""
    for value in element.attrib.values():
        yield from LOCAL.findall(str(value)) if "#" in value else ()
    if references:
        classes = (f".{name}" for name in str(element.get("class", "")).split())
        tag = etree.QName(element).localname
        for key in ("*", tag, f"#{element.get('id')}", *classes):
            yield from references.get(key, ())
