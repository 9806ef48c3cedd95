"""SVG drawings with a text alternative, as element trees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

SVG: Final = "http://www.w3.org/2000/svg"
Element = etree._Element
STRONG: Final = "weight-strong"
# The weight of the print face that is nearest to that of the token.
PRINT_WEIGHT: Final = "600"
_INK: Final = re.compile(r"(fill|stroke)-([a-z-]+)")


def drawing(name: str, title: str, description: str, *classes: str, **attributes: str) -> Element:
    """An empty drawing with the role `img`, a title and a description. Its ids begin with `name`,
    which must be unique on a page; `classes` beside `drawing` and `attributes` are the root's."""
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item]
    root.set("class", " ".join(("drawing", *classes)))
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-text")
    for key, value in attributes.items():
        root.set(key, value)
    put(root, "title", title, id=f"{name}-title")
    put(root, "desc", description, id=f"{name}-text")
    return root


def put(parent: Element, tag: str, text: str = "", /, **attributes: str | float) -> Element:
    """Append an element and return it: `class_` is the attribute class, `stroke_width` is
    stroke-width; numbers have at most one decimal."""
    element = etree.SubElement(parent, f"{{{SVG}}}{tag}")
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        element.set(name, value if isinstance(value, str) else number(value))
    if text:
        element.text = text
    return element


def ink(*, strong: bool = False, **colours: str) -> str:
    """The classes of an element's colour tokens, `ink(fill="water", stroke="paper")`, and with
    `strong` that of bold text. Their rules are in `drawing.css`."""
    names = [f"{name}-{token}" for name, token in colours.items()]
    return " ".join([*names, STRONG] if strong else names)


def number(value: float) -> str:
    """A number with at most one decimal and without a minus before zero."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def with_fixed_colours(drawing: str, colours: Mapping[str, str], width: float) -> str:
    """A drawing for print, which needs no style sheet: classes of `ink` replaced by attributes,
    tokens by `colours` (`{"water": "#005e72"}`), its width set in user units. Raises KeyError for a
    token without a colour."""
    root = etree.fromstring(drawing)
    root.set("width", number(width))
    for element in root.iter():
        for name in str(element.attrib.pop("class", "")).split():
            if of_colour := _INK.fullmatch(name):
                element.set(of_colour[1], colours[of_colour[2]])
            elif name == STRONG:
                element.set("font-weight", PRINT_WEIGHT)
    return svg_text(root)


def svg_text(root: Element) -> str:
    """A drawing as text for a page or a file, without an XML declaration."""
    return etree.tostring(root, encoding="unicode")
