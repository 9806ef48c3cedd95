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

import comrak
import nh3
import pyromark

from dissemination.model.text import FORBIDDEN, ILLEGAL, code_point
from dissemination.problems import Message, Problem

RAW_HTML: Final = Message("the HTML {found} is not allowed in content; allowed are {allowed}")
UNSAFE_ADDRESS: Final = Message(
    'the address "{found}" is not allowed; expected https://…, mailto:… or a path to a file'
)
NO_ALT: Final = Message(
    'the picture "{found}" has nothing in its brackets; say what it shows: ![A tower]({found})'
)
TOP_HEADING: Final = Message('the title stands in the front matter; begin headings with "##"')

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

_POSITION = r'(?:data-sourcepos="(?P<line>\d+):[^"]*" )?'
_LINK = re.compile(
    rf'<a {_POSITION}href="(?P<address>[^"]*)"(?! [^>]*(?:data-footnote|class="anchor"))'
)
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
            NO_ALT.at(path, _line(m, offset), found=markup.unescape(m["address"]))
            for m in _PICTURE.finditer(page)
            if not m["alt"].strip()
        ),
        *(
            UNSAFE_ADDRESS.at(path, use.line, found=use.address)
            for use in (*links, *pictures)
            if not _is_safe(use.address)
        ),
        *_raw_html(text, path, offset),
        *_references_to_forbidden(page, text, path, offset),
    ]
    anchors = frozenset(re.findall(r'<(?:h[1-6]|li|a)\b[^>]* id="([^"]*)"', page))
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


def _is_safe(address: str) -> bool:
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:", address)
    return not address.startswith("//") and (
        scheme is None or scheme[1].lower() in {"http", "https", "mailto"}
    )


def _raw_pieces(text: str) -> Iterator[tuple[str, int]]:
    """Each piece of raw HTML with its line, counted from 1."""
    if "<" not in text:
        return
    raw = text.encode()
    piece, line, end = "", 0, -1
    for event, span in _reader().events_with_range(text):
        if not isinstance(event, dict) or not event.keys() & {"Html", "InlineHtml"}:
            continue
        if span["start"] == end:  # a block comes in lines, but a tag may go over several
            piece += raw[span["start"] : span["end"]].decode()
        else:
            if end >= 0:
                yield piece, line
            piece = raw[span["start"] : span["end"]].decode()
            line = raw.count(b"\n", 0, span["start"]) + 1
        end = span["end"]
    if end >= 0:
        yield piece, line


@cache
def _reader() -> pyromark.Markdown:
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    return pyromark.Markdown(options=options)


def _raw_html(text: str, path: str, offset: int) -> Iterator[Problem]:
    allowed = ", ".join(f"<{tag}>" for tag in sorted(ALLOWED))
    for piece, line in _raw_pieces(text):
        reader = _Tags()
        reader.feed(piece)
        reader.close()
        for tag in reader.refused:
            yield RAW_HTML.at(path, line + offset, found=tag, allowed=allowed)


class _Tags(HTMLParser):
    """Collects what of a piece of raw HTML is not on the list; a comment is let through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.refused.append(f"<{tag}>")
            return
        self.refused += [f"{name}= in <{tag}>" for name, _ in attrs if name not in ALLOWED[tag]]

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALLOWED:
            self.refused.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.refused.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.refused.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.refused.append(f"<![{data}]>")


def _references_to_forbidden(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """Characters that XML forbids and that the text writes as references, such as `&#11;`."""
    if "&#" in text and (bad := ILLEGAL.search(markup.unescape(page))):
        line = text.count("\n", 0, text.index("&#")) + 1
        yield FORBIDDEN.at(path, line + offset, found=code_point(bad.group()))


def _cleaned(page: str) -> str:
    return nh3.clean(
        page,
        tags=MADE_BY_MARKDOWN | set(ALLOWED),
        attributes={"*": ATTRIBUTES},
        link_rel=None,
        strip_comments=True,
        url_schemes={"http", "https", "mailto"},
    )
