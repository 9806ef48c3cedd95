"""The alignment of cells in tables as classes: a page has no inline styles, and HTML no `align`."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

from dissemination.site.start_tags import StartTag, start_tags

CELLS: Final = frozenset({"td", "th"})
_ALIGNED: Final = re.compile(r"\s(?:align|style)\s*=", re.IGNORECASE)
_STYLE: Final = re.compile(r"\s*text-align\s*:\s*(\w+)\s*;?\s*", re.IGNORECASE)
_DIRECTIONS: Final = frozenset({"left", "center", "right"})
_TAG: Final = Markup("<{}{}>")
_ATTRIBUTE: Final = Markup(' {}="{}"')


def with_classes(page: str) -> Markup:
    """HTML whose cells have `class="align-right"` in place of `align="right"`, as GitHub-flavoured
    Markdown makes them, and of `style="text-align: right"`, as Python-Markdown does. Every other
    style stays; so does all else, to the byte."""
    lowered = str.lower(page)  # to look for plain words first is several times as fast
    if not (("align" in lowered or "style" in lowered) and _ALIGNED.search(page)):
        return Markup(page)
    written, end = list[str](), 0
    for tag in start_tags(page):
        if tag.name in CELLS and not tag.attributes.keys().isdisjoint(("align", "style")):
            written += [page[end : tag.start], _with_class(tag)]
            end = tag.start + len(tag.source)
    return Markup("".join([*written, page[end:]]))


def _with_class(tag: StartTag) -> Markup:
    values = dict(tag.attributes)
    direction = values.pop("align", "")
    if by_style := _STYLE.fullmatch(values.get("style", "")):
        direction = by_style[1]
        del values["style"]
    if direction.lower() in _DIRECTIONS:
        values["class"] = f"{values.get('class', '')} align-{direction.lower()}".strip()
    attributes = Markup().join(_ATTRIBUTE.format(name, value) for name, value in values.items())
    return _TAG.format(tag.name, attributes)
