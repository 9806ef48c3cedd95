"""Raw HTML in Markdown: every tag and attribute must be on a short list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Final

import nh3
import pyromark

from dissemination.problems import Message, Problem

RAW_HTML: Final = Message(
    "the HTML {value} is not allowed in content; write Markdown such as **bold** or "
    "[words](address), or one of {allowed}",
    code="html-not-allowed",
)
ATTRIBUTE: Final = Message(
    "the attribute {value} is not allowed in <{tag}>; delete it", code="html-attribute-not-allowed"
)
LONG_HTML: Final = Message(
    "a block of HTML goes on for {value} characters here; put empty lines around its tags",
    code="html-too-long",
)
OPEN_HTML: Final = Message(
    'the HTML that begins with "{value}" here is never closed with "{closing}"',
    code="html-not-closed",
)

MOST_HTML: Final = 5_000

# Tags that Markdown lacks, each with the attributes that it may carry.
ALLOWED: Final[dict[str, set[str]]] = {
    "abbr": {"title"},
    "bdi": {"dir"},
    "br": set(),
    "cite": set(),
    "details": set(),
    "kbd": set(),
    "mark": set(),
    "q": set(),
    "small": set(),
    "span": {"lang", "dir"},
    "sub": set(),
    "summary": set(),
    "sup": set(),
}
MARKDOWN_TAGS: Final = {
    *("a", "blockquote", "code", "del", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img"),
    *("input", "li", "ol", "p", "pre", "section", "strong", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
ATTRIBUTES: Final = {
    *("align", "alt", "aria-label", "checked", "class", "data-footnote-backref", "data-footnotes"),
    *("data-footnote-backref-idx", "data-footnote-ref", "dir", "disabled", "href", "id", "lang"),
    *("src", "start", "title", "type"),
}


def pieces(text: str) -> Iterator[tuple[str, int]]:
    """Each piece of raw HTML with its line, counted from 1."""
    if "<" not in text:
        return
    raw = text.encode()
    line, counted = 1, 0
    for start, end in _spans(text):
        line += raw.count(b"\n", counted, start)
        counted = start
        yield raw[start:end].decode(), line


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """First byte of each piece of raw HTML and the byte behind it."""
    start = end = -1
    for event, span in _reader().events_with_range(text):
        if not isinstance(event, dict) or not event.keys() & {"Html", "InlineHtml"}:
            continue
        if span["start"] != end:  # a block comes in lines, but a tag may go over several
            if end >= 0:
                yield start, end
            start = span["start"]
        end = span["end"]
    if end >= 0:
        yield start, end


@cache
def _reader() -> pyromark.Markdown:
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    return pyromark.Markdown(options=options)


def problems(text: str, path: str, offset: int) -> Iterator[Problem]:
    """What of the raw HTML of a text is not allowed; `offset` is added to the lines of the text."""
    allowed = ", ".join(f"<{tag}>" for tag in sorted(ALLOWED))
    reported: set[str] = set()
    for piece, line in pieces(text):
        if len(piece) > MOST_HTML:
            yield LONG_HTML.at(path, line + offset, value=len(piece))
            continue
        if piece.rfind("<!--") > piece.rfind("-->"):
            before = piece.count("\n", 0, piece.rfind("<!--"))
            yield OPEN_HTML.at(path, line + offset + before, value="<!--", closing="-->")
            continue
        refused, rest = _refused(piece)
        for markup, tag, number in refused:
            if not markup.startswith("<"):
                yield ATTRIBUTE.at(path, line + offset + number, value=markup, tag=tag)
            elif not (markup.startswith("</") and tag in reported):
                yield RAW_HTML.at(path, line + offset + number, value=markup, allowed=allowed)
            reported.add(tag)
        if rest:
            before = piece.removesuffix(rest).count("\n")
            yield OPEN_HTML.at(path, line + offset + before, value=rest, closing=">")


def _refused(piece: str) -> tuple[list[tuple[str, str, int]], str]:
    """What of a piece of raw HTML is not on the list, each with its tag and its line counted from
    0; and what is left of the piece from a tag that has no end."""
    reader = _Tags()
    try:
        reader.feed(piece)
    except AssertionError:  # a marked section that the parser does not know
        return [*reader.refused, ("<![", "", reader.getpos()[0] - 1)], ""
    return reader.refused, reader.rawdata if reader.rawdata.startswith("<") else ""


class _Tags(HTMLParser):
    """Collects what of a piece of raw HTML is not on the list; a comment is let through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[tuple[str, str, int]] = []

    def _refuse(self, markup: str, tag: str = "") -> None:
        self.refused.append((markup, tag, self.getpos()[0] - 1))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self._refuse(f"<{tag}>", tag)
            return
        for name, _ in attrs:
            if name not in ALLOWED[tag]:
                self._refuse(f"{name}=", tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALLOWED:
            self._refuse(f"</{tag}>", tag)

    def handle_decl(self, decl: str) -> None:
        self._refuse(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._refuse(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self._refuse(f"<![{data}]>")


def cleaned(page: str) -> str:
    """Rendered HTML with the elements and attributes that Markdown makes or the list allows, and no
    others."""
    return nh3.clean(
        page,
        tags=MARKDOWN_TAGS | set(ALLOWED),
        attributes={"*": ATTRIBUTES},
        link_rel=None,
        strip_comments=True,
        url_schemes={"http", "https", "mailto", "tel"},
    )
