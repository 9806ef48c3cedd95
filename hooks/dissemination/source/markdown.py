"""GitHub-flavoured Markdown to safe HTML, and what a text links to.

Headings get ids as GitHub makes them. Raw HTML passes only where every tag and attribute is on a
short list; a text with other raw HTML is a problem before it is rendered.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote

import comrak
import nh3
import pyromark

from dissemination.model.text import DIRECTION, FORBIDDEN, ILLEGAL, TURNING, code_point
from dissemination.problems import Message, Problem

RAW_HTML: Final = Message(
    "the HTML {found} is not allowed in content; write Markdown such as **bold** or "
    "[words](address), or one of {allowed}"
)
ATTRIBUTE: Final = Message("the attribute {found} is not allowed in <{tag}>; delete it")
LONG_HTML: Final = Message(
    "a block of HTML goes on for {found} characters here; put empty lines around its tags"
)
OPEN_HTML: Final = Message(
    'the HTML that begins with "{found}" here is never closed with "{closing}"'
)
LOST_HTML: Final = Message(
    'what follows a "<" in this paragraph is taken for HTML and would be lost; write &lt; for "<"'
)
UNSAFE_ADDRESS: Final = Message(
    'the address "{found}" is not allowed; expected https://…, mailto:… or a path to a file'
)
NO_ALT: Final = Message(
    'the picture "{found}" has nothing in its brackets; say what it shows: ![A tower]({found})'
)
TOP_HEADING: Final = Message('the title stands in the front matter; begin headings with "##"')

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
MADE_BY_MARKDOWN: Final = {
    *("a", "blockquote", "code", "del", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img"),
    *("input", "li", "ol", "p", "pre", "section", "strong", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
ATTRIBUTES: Final = {
    *("align", "alt", "aria-label", "checked", "class", "data-footnote-backref", "data-footnotes"),
    *("data-footnote-backref-idx", "data-footnote-ref", "dir", "disabled", "href", "id", "lang"),
    *("src", "start", "title", "type"),
}

_REFERENCE = re.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_POSITION = r'(?:data-sourcepos="(?P<line>\d+):[^"]*" )?'
_LINK = re.compile(
    rf'<a {_POSITION}href="(?P<address>[^"]*)"(?! [^<>]*(?:data-footnote|class="anchor"))'
)
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:")
_PICTURE = re.compile(rf'<img {_POSITION}src="(?P<address>[^"]*)" alt="(?P<alt>[^"]*)"')
_TOP_HEADING = re.compile(rf'<h1(?: id="[^"]*")? {_POSITION}')
_HEADING_LINK = re.compile(
    r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" class="anchor"></a>'
)


_SECTION = re.compile(
    r'<h2 id="(?P<id>[^"]*)"(?: data-sourcepos="(?P<line>\d+):[^"]*")?>(?P<text>.*?)</h2>',
    re.DOTALL,
)


# What comrak makes, and what a keyboard and a screen reader need of it.
_ACCESSIBLE: Final = {
    "<table>": '<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table>',
    "</table>": "</table></div>",
    '<section class="footnotes"': '<section class="footnotes" aria-label="Notes"',
    '<input type="checkbox" checked=""': '<input type="checkbox" aria-label="done" checked=""',
    '<input type="checkbox" disabled=""': '<input type="checkbox" aria-label="open" disabled=""',
}


@dataclass(frozen=True)
class Use:
    """An address as a text writes it, and the line of the text on which it stands."""

    address: str
    line: int


@dataclass(frozen=True)
class Examined:
    """What a text holds: its links, pictures, the ids that can be linked to, and its problems.

    `sections` are the second-level headings as plain text, each with its line.
    """

    links: tuple[Use, ...]
    pictures: tuple[Use, ...]
    sections: tuple[tuple[str, int], ...]
    anchors: frozenset[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Picture:
    """A picture on a page: its address and its size in pixels, if it is known."""

    address: str
    width: int | None = None
    height: int | None = None


def examined(text: str, path: str, first_line: int = 1) -> Examined:
    """What a text holds; `first_line` is the line of the file on which the text begins."""
    page = comrak.render_markdown(text, *_options(sourcepos=True, raw=True))
    offset = first_line - 1
    links = [Use(markup.unescape(m["address"]), _line(m, offset)) for m in _LINK.finditer(page)]
    pictures = [
        Use(markup.unescape(m["address"]), _line(m, offset)) for m in _PICTURE.finditer(page)
    ]
    problems = [
        *(TOP_HEADING.at(path, _line(m, offset)) for m in _TOP_HEADING.finditer(page)),
        *(
            NO_ALT.at(path, _line(m, offset), found=unquote(markup.unescape(m["address"])))
            for m in _PICTURE.finditer(page)
            if not m["alt"].strip()
        ),
        *(
            UNSAFE_ADDRESS.at(path, use.line, found=unquote(use.address))
            for use in (*links, *pictures)
            if not is_safe(use.address)
        ),
        *_raw_html(text, path, offset),
        *_references_to_forbidden(page, text, path, offset),
    ]
    anchors = frozenset(re.findall(r'<(?:h[1-6]|li|a)\b[^<>]* id="([^"]*)"', page))
    sections = tuple((_words(m["text"]), _line(m, offset)) for m in _SECTION.finditer(page))
    return Examined(tuple(links), tuple(pictures), sections, anchors, tuple(problems))


def rendered(
    text: str, link: Callable[[str], str] = str, picture: Callable[[str], Picture] = Picture
) -> str:
    """A text without problems as HTML; `link` and `picture` give the addresses for the page."""
    raw = any(True for _ in _raw_pieces(text))
    extension, parse, render = _options(sourcepos=False, raw=raw)
    pictures: dict[str, Picture] = {}

    def placed(address: str) -> str:
        shown = picture(address)
        pictures[markup.escape(shown.address)] = shown
        return shown.address

    extension.link_url_rewriter = link
    extension.image_url_rewriter = placed
    page = comrak.render_markdown(text, extension, parse, render)
    if raw:
        page = _cleaned(page)
    page = _HEADING_LINK.sub("", page)
    for made, wanted in _ACCESSIBLE.items():
        page = page.replace(made, wanted)
    return re.sub(r'<img src="([^"]*)"', lambda m: _sized(m[1], pictures.get(m[1])), page)


def headings(page: str) -> list[tuple[str, str]]:
    """Id and text of each second-level heading of rendered HTML, in their order."""
    return [(m["id"], _words(m["text"])) for m in _SECTION.finditer(page)]


def _words(fragment: str) -> str:
    """The plain text of a piece of rendered HTML, on one line."""
    return " ".join(markup.unescape(re.sub(r"<[^>]+>", "", fragment)).split())


def _sized(address: str, picture: Picture | None) -> str:
    size = (
        f' width="{picture.width}" height="{picture.height}"' if picture and picture.width else ""
    )
    return f'<img loading="lazy"{size} src="{address}"'


def _options(
    *, sourcepos: bool, raw: bool
) -> tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]:
    extension = comrak.ExtensionOptions()
    extension.table = extension.footnotes = extension.strikethrough = True
    extension.tasklist = extension.autolink = extension.alerts = True
    extension.header_id_prefix = ""
    render = comrak.RenderOptions()
    render.sourcepos = sourcepos
    render.unsafe_ = raw
    return extension, comrak.ParseOptions(), render


def _line(match: re.Match[str], offset: int) -> int:
    return int(match["line"] or 1) + offset


def is_safe(address: str) -> bool:
    """Whether an address is a path, or of a scheme that a page may link to."""
    if not _SCHEME.match(address):
        return not address.startswith("//")
    return re.match(r"https?://[^/?#\s]|mailto:[^\s]", address, re.IGNORECASE) is not None


def _raw_pieces(text: str) -> Iterator[tuple[str, int]]:
    """Each piece of raw HTML with its line, counted from 1."""
    if "<" not in text:
        return
    raw = text.encode()
    line, counted = 1, 0
    for start, end in _raw_spans(text):
        line += raw.count(b"\n", counted, start)
        counted = start
        yield raw[start:end].decode(), line


def _raw_spans(text: str) -> Iterator[tuple[int, int]]:
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


def _raw_html(text: str, path: str, offset: int) -> Iterator[Problem]:
    allowed = ", ".join(f"<{tag}>" for tag in sorted(ALLOWED))
    pieces = list(_raw_pieces(text))
    if not pieces and "<" in text:
        yield from _overlooked(text, path, offset)
    told: set[str] = set()
    for piece, line in pieces:
        if len(piece) > MOST_HTML:
            yield LONG_HTML.at(path, line + offset, found=len(piece))
            continue
        if piece.rfind("<!--") > piece.rfind("-->"):
            before = piece.count("\n", 0, piece.rfind("<!--"))
            yield OPEN_HTML.at(path, line + offset + before, found="<!--", closing="-->")
            continue
        refused, rest = _refused(piece)
        for found, tag, number in refused:
            if not found.startswith("<"):
                yield ATTRIBUTE.at(path, line + offset + number, found=found, tag=tag)
            elif not (found.startswith("</") and tag in told):
                yield RAW_HTML.at(path, line + offset + number, found=found, allowed=allowed)
            told.add(tag)
        if rest:
            before = piece.removesuffix(rest).count("\n")
            yield OPEN_HTML.at(path, line + offset + before, found=rest, closing=">")


def _overlooked(text: str, path: str, offset: int) -> Iterator[Problem]:
    """Raw HTML that the renderer sees and leaves out, although the reader of positions does not:
    they differ where a code span runs into a table."""
    page = comrak.render_markdown(text, *_options(sourcepos=True, raw=False))
    before, found, _ = page.partition("<!-- raw HTML omitted -->")
    if found:
        lines = re.findall(r'data-sourcepos="(\d+):', before)
        yield LOST_HTML.at(path, int(lines[-1] if lines else 1) + offset)


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

    def _refuse(self, found: str, tag: str = "") -> None:
        self.refused.append((found, tag, self.getpos()[0] - 1))

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


def _references_to_forbidden(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """Forbidden characters that the text writes as references, such as `&#11;`."""
    for pattern, message in ((ILLEGAL, FORBIDDEN), (TURNING, DIRECTION)):
        if not pattern.search(page):
            continue
        for reference in _REFERENCE.finditer(text):
            number = int(reference[1] or reference[2], 16 if reference[1] else 10)
            if number < 0x110000 and pattern.match(chr(number)):
                line = text.count("\n", 0, reference.start()) + 1 + offset
                yield message.at(path, line, found=f"{reference[0]} ({code_point(chr(number))})")


def _cleaned(page: str) -> str:
    return nh3.clean(
        page,
        tags=MADE_BY_MARKDOWN | set(ALLOWED),
        attributes={"*": ATTRIBUTES},
        link_rel=None,
        strip_comments=True,
        url_schemes={"http", "https", "mailto"},
    )
