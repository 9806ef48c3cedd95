"""GitHub-flavoured Markdown to safe HTML, and what a text links to.

Headings get ids as GitHub makes them. A text is examined before it is rendered: what a page could
not carry is a problem.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import comrak

from dissemination.markdown import depth, raw_html
from dissemination.model.text import DIRECTION, FORBIDDEN, ILLEGAL, TURNING, code_point
from dissemination.problems import Message, Problem

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

_NOTE = re.compile(r'((?: id="|href="#))(fn(?:ref)?-)')

# What comrak makes, and what a keyboard and a screen reader need of it.
_ACCESSIBLE: Final = {
    "<table>": '<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table>',
    "</table>": "</table></div>",
    "<pre>": '<pre tabindex="0">',
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
    page = positioned(text, raw=True)
    offset = first_line - 1
    links, pictures = _uses(_LINK, page, offset), _uses(_PICTURE, page, offset)
    deep = depth.too_deep(page)
    problems = [
        *([depth.TOO_DEEP.at(path, offset + deep, most=depth.MOST)] if deep else []),
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
        *raw_html.problems(text, path, offset),
        *_overlooked(text, path, offset),
        *_references_to_forbidden(page, text, path, offset),
    ]
    anchors = frozenset(re.findall(r'<(?:h[1-6]|li|a)\b[^<>]* id="([^"]*)"', page))
    sections = tuple((_words(m["text"]), _line(m, offset)) for m in _SECTION.finditer(page))
    return Examined(links, pictures, sections, anchors, tuple(problems))


def pictures(text: str) -> tuple[Use, ...]:
    """The pictures of a text."""
    return _uses(_PICTURE, positioned(text, raw=True), 0)


def _uses(pattern: re.Pattern[str], page: str, offset: int) -> tuple[Use, ...]:
    return tuple(
        Use(markup.unescape(m["address"]), _line(m, offset)) for m in pattern.finditer(page)
    )


def positioned(text: str, *, raw: bool = False) -> str:
    """A text as HTML of which each element names its place: `data-sourcepos="line:column-…"`; raw
    HTML is left out, or as it is."""
    return comrak.render_markdown(text, *_options(sourcepos=True, raw=raw))


def rendered(
    text: str,
    link: Callable[[str], str] = str,
    picture: Callable[[str], Picture] = Picture,
    prefix: str = "",
) -> str:
    """A text without problems as HTML; `link` and `picture` give the addresses for the page, and
    the ids of headings begin with `prefix`."""
    raw = any(raw_html.pieces(text))
    extension, parse, render = _options(sourcepos=False, raw=raw)
    pictures: dict[str, Picture] = {}

    def located(address: str) -> str:
        shown = picture(address)
        pictures[markup.escape(shown.address)] = shown
        return shown.address

    extension.header_id_prefix = prefix
    extension.link_url_rewriter = link
    extension.image_url_rewriter = located
    page = comrak.render_markdown(text, extension, parse, render)
    page = _HEADING_LINK.sub("", page)
    if prefix:
        page = _NOTE.sub(lambda m: f"{m[1]}{prefix}{m[2]}", page)
    if raw:
        page = raw_html.cleaned(page)
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


def _overlooked(text: str, path: str, offset: int) -> Iterator[Problem]:
    """Raw HTML that the renderer sees and leaves out, although the reader of positions does not:
    they differ where a code span runs into a table."""
    if "<" not in text or any(raw_html.pieces(text)):
        return
    page = comrak.render_markdown(text, *_options(sourcepos=True, raw=False))
    before, found, _ = page.partition("<!-- raw HTML omitted -->")
    if found:
        lines = re.findall(r'data-sourcepos="(\d+):', before)
        yield LOST_HTML.at(path, int(lines[-1] if lines else 1) + offset)


def _references_to_forbidden(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """Forbidden characters that the text writes as references, such as `&#11;`."""
    if "&#" not in text:
        return
    for pattern, message in ((ILLEGAL, FORBIDDEN), (TURNING, DIRECTION)):
        if not pattern.search(page):
            continue
        for reference in _REFERENCE.finditer(text):
            number = int(reference[1] or reference[2], 16 if reference[1] else 10)
            if number < 0x110000 and pattern.match(chr(number)):
                line = text.count("\n", 0, reference.start()) + 1 + offset
                yield message.at(path, line, found=f"{reference[0]} ({code_point(chr(number))})")
