"""Elements and texts of a parsed document, selected by XPath 1.0."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lxml import etree


def elements(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    """A function that gives the elements that a path leads to, in their order."""
    return cast("Callable[[etree._Element], list[etree._Element]]", etree.XPath(path))


def texts(path: str) -> Callable[[etree._Element], list[str]]:
    """A function that gives the texts or values of attributes that a path leads to."""
    select = etree.XPath(path, smart_strings=False)
    return cast("Callable[[etree._Element], list[str]]", select)
