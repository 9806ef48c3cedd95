"""SVG: a drawing with its text alternative, made of elements and never of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

SVG: Final = "http://www.w3.org/2000/svg"
Element = etree._Element
_TOKEN: Final = re.compile(r"var\(--([a-z-]+), currentColor\)")


def drawing(name: str, title: str, description: str, **attributes: str) -> Element:
    """An empty drawing that is one image to a screen reader. `name` begins every id in it, so that
    two drawings can stand on one page."""
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
    """Put an element into another: `class_` is the attribute class, `stroke_width` stroke-width."""
    element = etree.SubElement(parent, f"{{{SVG}}}{tag}")
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        element.set(name, value if isinstance(value, str) else number(value))
    if text:
        element.text = text
    return element


def ink(**colours: str) -> str:
    """A style of tokens: `ink(fill="water", stroke="paper")`. Where there are no tokens, a drawing
    is in the colour of the text around it, and `none` stays none."""
    return ";".join(
        f"{name}:{token if token == 'none' else f'var(--{token}, currentColor)'}"
        for name, token in colours.items()
    )


def number(value: float) -> str:
    """A number with at most one digit behind the point."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def fixed(drawing: str, colours: Mapping[str, str], width: float) -> str:
    """A drawing for paper: with the colours of tokens (`{"water": "#005e72"}`) and a width in its
    own units. Raises KeyError for a token without a colour."""
    root = etree.fromstring(drawing)
    root.set("width", number(width))
    for element in root.iter():
        if style := element.get("style"):
            element.set("style", _TOKEN.sub(lambda token: colours[token[1]], style))
    return written(root)


def written(root: Element) -> str:
    """A drawing as text that can stand in a page or a file."""
    return etree.tostring(root, encoding="unicode")
