"""XPath on XML and HTML, with types: those of lxml leave open what a path finds."""

from __future__ import annotations

from lxml import etree


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that a path finds, in the document's order; the test fails if the path finds
    anything else."""
    result = root.xpath(path)
    assert isinstance(result, list), path
    nodes = [node for node in result if isinstance(node, etree._Element)]
    assert len(nodes) == len(result), f"{path} finds more than elements"
    return nodes


def strings(root: etree._Element, path: str) -> list[str]:
    """The attributes or pieces of text that a path finds, in the document's order; the test fails
    if the path finds anything else."""
    result = root.xpath(path)
    assert isinstance(result, list), path
    texts = [str(text) for text in result if isinstance(text, str)]
    assert len(texts) == len(result), f"{path} finds more than strings"
    return texts


def text_content(element: etree._Element) -> str:
    """All text in an element, without comments: its string value (XPath 1.0, 5.2)."""
    return str(element.xpath("string()"))


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute; the test fails if the element has none of that name."""
    value = element.get(name)
    assert value is not None, f"<{element.tag}> has no {name}"
    return value
