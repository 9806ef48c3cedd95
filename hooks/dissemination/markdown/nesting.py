"""How the elements of raw HTML stand in each other: an edition could lose what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from dissemination.markdown.html_tags import HOLDERS, PARENTS, VOID
from dissemination.problems import Message, Problem

NOT_ENDED: Final = Message(
    "the HTML <{tag}> is not closed in its paragraph, point or box; write </{tag}> where it ends",
    code="html-not-ended",
)
NOT_BEGUN: Final = Message(
    "the HTML </{tag}> closes nothing here; delete it, or write <{tag}> where it begins",
    code="html-not-begun",
)
NOT_WITHIN: Final = Message(
    "{value} stands in <{tag}> outside its parts; write it within {inner}", code="html-not-within"
)
NO_PARENT: Final = Message(
    "the HTML <{tag}> stands outside {parents}; write that around it", code="html-without-parent"
)
AROUND_BLOCKS: Final = Message(
    "the HTML <{tag}> stands around more than words; close it where the paragraph ends",
    code="html-around-blocks",
)
NO_SUMMARY: Final = Message(
    "the HTML <details> has nothing to open it by; begin it with <summary>words</summary>",
    code="details-without-summary",
)

_WORDS_ONLY: Final = frozenset(
    {
        *("abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span"),
        *("strong", "sub", "sup", "u"),
    }
)
_BLOCKS: Final = frozenset(
    {
        *("blockquote", "center", "details", "div", "dl", "h2", "h3", "h4", "h5", "h6", "hr", "ol"),
        *("p", "pre", "table", "ul"),
    }
)
_LINE: Final = re.compile(r"(\d+):")


def problems(page: str, path: str, offset: int) -> Iterator[Problem]:
    """What stands wrongly in a text with raw HTML; `page` is it as HTML in which each element of
    both has its position, and `offset` is added to the lines."""
    parser = _Parser()
    parser.feed(page)
    for message, line, values in dict.fromkeys(parser.problems):
        yield message.at(path, line + offset, **dict(values))
    for tag, line in parser.opened:
        yield NOT_ENDED.at(path, line + offset, tag=tag)


class _Parser(HTMLParser):
    """Follows the elements of a page: those that are `opened`, each with its line, and what is
    wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, int]] = []
        self.problems: list[tuple[Message, int, tuple[tuple[str, str], ...]]] = []
        self._line = 1
        self._has_summary: list[bool] = []

    def _tell(self, message: Message, line: int = 0, **values: str) -> None:
        self.problems.append((message, line or self._line, tuple(values.items())))

    def _holder(self) -> str:
        return self.opened[-1][0] if self.opened else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if position := _LINE.match(dict(attrs).get("data-sourcepos") or ""):
            self._line = int(position[1])
        holder = self._holder()
        parents = PARENTS.get(tag, frozenset())
        if holder in HOLDERS and holder not in parents:
            self._tell(NOT_WITHIN, value=f"<{tag}>", tag=holder, inner=HOLDERS[holder])
        elif parents and holder not in parents:
            names = " or ".join(f"<{name}>" for name in sorted(parents))
            self._tell(NO_PARENT, tag=tag, parents=names)
        elif tag in _BLOCKS and holder in _WORDS_ONLY:
            self._tell(AROUND_BLOCKS, tag=holder)
        if tag == "summary" and self._has_summary:
            self._has_summary[-1] = True
        if tag == "details":
            self._has_summary.append(False)
        if tag not in VOID:
            self.opened.append((tag, self._line))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag not in (name for name, _ in self.opened):
            self._tell(NOT_BEGUN, tag=tag)
            return
        while (opened := self.opened.pop())[0] != tag:
            self._tell(NOT_ENDED, opened[1], tag=opened[0])
        if tag == "details" and not self._has_summary.pop():
            self._tell(NO_SUMMARY, opened[1])

    def handle_data(self, data: str) -> None:
        if data.strip() and (holder := self._holder()) in HOLDERS:
            value = f'"{" ".join(data.split())[:60]}"'
            self._tell(NOT_WITHIN, value=value, tag=holder, inner=HOLDERS[holder])
