"""Texts and parts of texts of which a reader would see nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from dissemination.markdown.page import Page
from dissemination.model.text import is_visible
from dissemination.problems import Message, Problem

EMPTY_TEXT: Final = Message(
    "a reader would see nothing of this text, for it has no words and no picture; write some",
    code="empty-text",
)
EMPTY_PART: Final = Message("this {part} has no words; write some, or delete it", code="empty-part")
EMPTY_LINK: Final = Message(
    'the link to "{value}" has no words that could be followed; write them into its brackets: '
    "[words]({value})",
    code="link-without-words",
)

_LINE: Final = r'data-sourcepos="(?P<line>\d+):[^"]*"'
# What begins with a letter is not looked at: almost everything does.
_LINK: Final = re.compile(
    rf'<a {_LINE} href="(?P<address>[^"]*)"[^>]*>(?![A-Za-z0-9])(?P<inner>.*?)</a>', re.DOTALL
)
_PARTS: Final = {
    "heading": re.compile(
        rf'<h[1-6] id="[^"]*" {_LINE}>(?![A-Za-z0-9])(?P<inner>.*?)</h[1-6]>', re.DOTALL
    ),
    "point of a list": re.compile(
        rf"<li {_LINE}>(?P<inner>\s*(?:<input[^>]*>)?\s*(?:<p\b[^>]*>[^<]*</p>\s*)?)</li>"
    ),
    "quotation": re.compile(rf"<blockquote {_LINE}>(?P<inner>\s*)</blockquote>"),
    "summary": re.compile(rf"<summary {_LINE}>(?P<inner>(?:\s|&nbsp;|<br[^>]*>)*)</summary>"),
    "note": re.compile(
        rf'<li {_LINE} id="fn-[^"]*">\s*(?:<p\b[^>]*>)?(?P<inner>\s*)<a href="#fnref-'
    ),
}
# How the tags begin without which there is no such part.
_TAGS: Final = {
    "heading": {f"h{level} " for level in range(1, 7)},
    "point of a list": {"li "},
    "quotation": {"blo"},
    "summary": {"sum"},
    "note": {"sec"},
}
_WORD: Final = re.compile(r">[^<>]*[A-Za-z0-9]")
_TAG: Final = re.compile(r"<[^<>]*>")


def shows_something(page: str) -> bool:
    """Whether a reader would see a word or a picture of HTML."""
    if "<!--" not in page and _WORD.search(page):
        return True
    page = _without_comments(page)
    return "<img " in page or is_visible(html.unescape(_TAG.sub("", page)))


def _without_comments(page: str) -> str:
    """HTML without its comments; one that is not closed goes on to the end."""
    first, *comments = page.split("<!--")
    return first + "".join(comment.partition("-->")[2] for comment in comments)


def problems(page: Page, path: str, offset: int) -> list[Problem]:
    """Links and parts of a text that show nothing; `page` is it as HTML with positions, and
    `offset` is added to its lines."""
    found = list(_of_html(page.rest, page.tags, path, offset))
    if found and page.has_plain_elements:  # which some of these may hold
        return list(_of_html(page.whole, page.tags, path, offset))
    return found


def _of_html(html_: str, tags: frozenset[str], path: str, offset: int) -> Iterator[Problem]:
    for link in _LINK.finditer(html_) if "a d" in tags else ():
        if not shows_something(link["inner"]):
            address = html.unescape(link["address"])
            yield EMPTY_LINK.at(path, int(link["line"]) + offset, value=address)
    for part, pattern in _PARTS.items():
        for match in pattern.finditer(html_) if not tags.isdisjoint(_TAGS[part]) else ():
            if not shows_something(match["inner"]):
                yield EMPTY_PART.at(path, int(match["line"]) + offset, part=part)
