"""SVG drawings with a text alternative, as element trees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

SVG: Final = "http://www.w3.org/2000/svg"
Element = etree._Element
_TOKEN: Final = re.compile(r"var\(--([a-z-]+), currentColor\)")


def drawing(name: str, title: str, description: str, **attributes: str) -> Element:
    """An empty drawing with the role `img`, a title and a description. Its ids begin with `name`,
    which must be unique on a page; `attributes` are those of the root."""
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item]
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-text")
    for key, value in attributes.items():
        root.set(key.rstrip("_"), value)
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


def ink(**colours: str) -> str:
    """A style of colour tokens: `ink(fill="water", stroke="paper")`; `none` stays none. Where the
    tokens are not defined, the colour is that of the surrounding text."""
    return ";".join(
        f"{name}:{token if token == 'none' else f'var(--{token}, currentColor)'}"
        for name, token in colours.items()
    )


def number(value: float) -> str:
    """A number with at most one decimal and without a minus before zero."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def with_fixed_colours(drawing: str, colours: Mapping[str, str], width: float) -> str:
    """A drawing for print: tokens replaced by `colours` (`{"water": "#005e72"}`), its width set in
    user units. Raises KeyError for a token without a colour."""
    root = etree.fromstring(drawing)
    root.set("width", number(width))
    for element in root.iter():
        if style := element.get("style"):
            element.set("style", _TOKEN.sub(lambda token: colours[token[1]], style))
    return svg_text(root)


def svg_text(root: Element) -> str:
    """A drawing as text for a page or a file, without an XML declaration."""
    return etree.tostring(root, encoding="unicode")
