"""Elements of XML with what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree
from lxml.etree import _Element

Make = Callable[..., _Element]


def elements(namespace: str, **prefixes: str) -> Make:
    """A function that makes an element of a namespace from its name, its attributes, and the
    elements and the text in it; `prefixes` are of other namespaces."""
    names: Any = {None: namespace, **prefixes}

    def make(name: str, attributes: Mapping[str, str], *inner: _Element | str) -> _Element:
        element = etree.Element(f"{{{namespace}}}{name}", dict(attributes), nsmap=names)
        for each in inner:
            if isinstance(each, str):
                element.text = each
            else:
                element.append(each)
        return element

    return make


def written(root: _Element, doctype: str | None = None) -> bytes:
    """An element as an XML document."""
    declared: dict[str, Any] = {"xml_declaration": True, "encoding": "UTF-8", "doctype": doctype}
    return bytes(etree.tostring(root, **declared))
