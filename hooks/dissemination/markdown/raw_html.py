"""Raw HTML in Markdown: what Markdown makes itself is read as that; the rest is a problem."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Final

import nh3
import pyromark

from dissemination.markdown.html_tags import ALLOWED, cure
from dissemination.problems import Message, Problem

RAW_HTML: Final = Message("the HTML {value} is not read; {cure}", code="html-not-allowed")
ATTRIBUTE: Final = Message(
    "the attribute {value} is not allowed in <{tag}>; delete it", code="html-attribute-not-allowed"
)
ATTRIBUTES_REFUSED: Final = Message(
    "the attributes {value} are not allowed in <{tag}>; delete them",
    code="html-attributes-not-allowed",
)
LONG_HTML: Final = Message(
    "a block of HTML goes on for {value} characters here; put empty lines around its tags",
    code="html-too-long",
)
OPEN_HTML: Final = Message(
    'the HTML that begins with "{value}" here is never closed with "{closing}"',
    code="html-not-closed",
)

NO_ADDRESS: Final = Message(
    'the HTML <{tag}> has no {name}="…", so there is nothing to {purpose}; write one, or delete it',
    code="html-without-address",
)

MOST_HTML: Final = 20_000

# What Markdown makes beside the allowed tags.
MARKDOWN_TAGS: Final = {"div", "h2", "h3", "h4", "h5", "h6", "input", "section"}
ATTRIBUTES: Final = {
    *("align", "alt", "aria-label", "checked", "class", "colspan", "data-footnote-backref"),
    *("data-footnote-backref-idx", "data-footnote-ref", "data-footnotes", "dir", "disabled"),
    *("href", "id", "lang", "open", "rowspan", "scope", "src", "start", "title", "type"),
}
# Tags that HTML has no more, and what is written for them.
_OBSOLETE: Final = {
    "<center>": '<div class="centred">',
    "</center>": "</div>",
    "<p></p>": "",  # left of a paragraph around a block
}
# What no address may hold is written in percent codes, as comrak does.
_NOT_IN_ADDRESS: Final = re.compile(r'[^!-~]|["<>\\^`{|}]')

_ADDRESSES: Final = {"a": ("href", "follow"), "img": ("src", "see")}

Attributes = list[tuple[str, str | None]]


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
    reported: set[str] = set()
    for piece, line in pieces(text):
        if len(piece) > MOST_HTML:
            yield LONG_HTML.at(path, line + offset, value=len(piece))
            continue
        if piece.rfind("<!--") > piece.rfind("-->"):
            before = piece.count("\n", 0, piece.rfind("<!--"))
            yield OPEN_HTML.at(path, line + offset + before, value="<!--", closing="-->")
            continue
        tags = _tags(piece)
        for markup, tag, number in tags.refused:
            if not markup.startswith("<"):
                message = ATTRIBUTES_REFUSED if " " in markup else ATTRIBUTE
                yield message.at(path, line + offset + number, value=markup, tag=tag)
            elif not (markup.startswith("</") and tag in reported):
                yield RAW_HTML.at(path, line + offset + number, value=markup, cure=cure(tag))
            reported.add(tag)
        for start, _, tag, attributes in tags.starts:
            if _lacks_address(tag, attributes):
                name, purpose = _ADDRESSES[tag]
                number = piece.count("\n", 0, start)
                yield NO_ADDRESS.at(
                    path, line + offset + number, tag=tag, name=name, purpose=purpose
                )
        if tags.rawdata.startswith("<"):
            before = piece.removesuffix(tags.rawdata).count("\n")
            yield OPEN_HTML.at(path, line + offset + before, value=tags.rawdata, closing=">")


def positioned(text: str) -> str:
    """A text whose raw tags have positions as those that comrak makes of Markdown: a link of HTML
    is then found as any."""

    def with_position(tag: str, attributes: Attributes, line: int) -> Attributes:
        return [("data-sourcepos", f"{line}:1-{line}:1"), *attributes]

    return _rewritten(text, with_position) if "<" in text else text


def addressed(text: str, link: Callable[[str], str], picture: Callable[[str], str]) -> str:
    """A text whose raw HTML has the addresses of links and pictures that these functions give."""
    writers = {"href": link, "src": picture}

    def with_addresses(tag: str, attributes: Attributes, line: int) -> Attributes:
        return [
            (name, writers[name](value or "") if name in writers else value)
            for name, value in attributes
        ]

    return _rewritten(text, with_addresses)


def _rewritten(text: str, change: Callable[[str, Attributes, int], Attributes]) -> str:
    """A text whose raw start tags have changed attributes, in the order and form in which comrak
    writes them. A tag of several lines stays one."""
    raw, written, end = text.encode(), list[bytes](), 0
    for (first, behind), (piece, line) in zip(_spans(text), pieces(text), strict=True):
        written += [raw[end:first], _changed(piece, line, change).encode()]
        end = behind
    return b"".join([*written, raw[end:]]).decode()


def _changed(piece: str, line: int, change: Callable[[str, Attributes, int], Attributes]) -> str:
    written, end = list[str](), 0
    for start, source, tag, attributes in _tags(piece).starts:
        if tag not in ALLOWED:
            continue
        number = line + piece.count("\n", 0, start)
        order = {name: place for place, name in enumerate(("data-sourcepos", "href", "src", "alt"))}
        if tag == "img" and "alt" not in dict(attributes):
            attributes = [*attributes, ("alt", "")]
        new = sorted(
            change(tag, attributes, number), key=lambda pair: order.get(pair[0], len(order))
        )
        written += [piece[end:start], _start_tag(tag, new, source)]
        end = start + len(source)
    return "".join([*written, piece[end:]])


def _start_tag(tag: str, attributes: Attributes, source: str) -> str:
    """A start tag in comrak's form, with as many lines as in the source."""
    words = [f"<{tag}"]
    for name, value in attributes:
        if name in {"href", "src"}:
            value = _NOT_IN_ADDRESS.sub(_percent_codes, value or "")
        words.append(f'{name}="{html.escape(value or "")}"')
    lines = source.count("\n")
    gaps = [" "] * max(0, len(words) - 1 - lines) + ["\n"] * min(lines, len(words) - 1)
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True)) + ">"


def _percent_codes(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode())


def _tags(piece: str) -> _Tags:
    """The tags of a piece of raw HTML; `rawdata` is what is left of it from a tag that has no
    end."""
    reader = _Tags(piece)
    try:
        reader.feed(piece)
    except AssertionError:  # a marked section that the parser does not know
        reader.refused.append(("<![", "!", reader.getpos()[0] - 1))
        reader.rawdata = ""
    return reader


def _lacks_address(tag: str, attributes: Attributes) -> bool:
    return tag in _ADDRESSES and not dict(attributes).get(_ADDRESSES[tag][0])


class _Tags(HTMLParser):
    """Collects the start tags of a piece of raw HTML, each with its place, its source and its
    attributes; and what is not on the list, with its line counted from 0. A comment is let
    through."""

    def __init__(self, piece: str) -> None:
        super().__init__(convert_charrefs=True)
        self.starts: list[tuple[int, str, str, Attributes]] = []
        self.refused: list[tuple[str, str, int]] = []
        self._lines = [0, *(end.end() for end in re.finditer("\n", piece))]

    def _refuse(self, markup: str, tag: str = "!") -> None:
        self.refused.append((markup, tag, self.getpos()[0] - 1))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self.starts.append((start, self.get_starttag_text() or "", tag, attrs))
        if tag not in ALLOWED:
            self._refuse(f"<{tag}>", tag)
            return
        refused = [name for name, _ in attrs if name not in ALLOWED[tag]]
        if refused and all(value is None for _, value in attrs):
            self._refuse(self.get_starttag_text() or "", "")  # rather text, as in "a<b and c>d"
        elif refused and not _lacks_address(tag, attrs):
            self._refuse(", ".join(f"{name}=" for name in refused), tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALLOWED:
            self._refuse(f"</{tag}>", tag)

    def handle_comment(self, data: str) -> None:
        if f"<!--{data}" not in self.rawdata:
            self._refuse(f"<!{data}>")

    def handle_decl(self, decl: str) -> None:
        self._refuse(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._refuse(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self._refuse(f"<![{data}]>")


def cleaned(page: str) -> str:
    """Rendered HTML with the elements and attributes that Markdown makes or the list allows, and no
    others."""
    page = nh3.clean(
        page,
        tags=MARKDOWN_TAGS | set(ALLOWED),
        attributes={"*": ATTRIBUTES},
        link_rel=None,
        strip_comments=True,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    for tag, modern in _OBSOLETE.items():
        page = page.replace(tag, modern)
    return page
