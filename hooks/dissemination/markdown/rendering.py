"""GitHub-flavoured Markdown to safe HTML; headings get ids as GitHub makes them."""

from __future__ import annotations

import html as markup
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import comrak

from dissemination.markdown import raw_html
from dissemination.markdown.deep_stack import on_deep_stack
from dissemination.markdown.limits import Excess, excess

# The line of an element in HTML with positions, and a second-level heading.
POSITION: Final = r'(?:data-sourcepos="(?P<line>\d+):[^"]*"\s)?'
SECTION: Final = re.compile(
    r'<h2 id="(?P<id>[^"]*)"(?: data-sourcepos="(?P<line>\d+):[^"]*")?>(?P<text>.*?)</h2>',
    re.DOTALL,
)
_HEADING_LINK: Final = re.compile(
    r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" class="anchor"></a>'
)
# A table with its caption and its head, or a heading that may stand before one.
_TABLE: Final = re.compile(
    r"<h(?P<level>[2-6])[^>]*>(?P<heading>.*?)</h(?P=level)>"
    r"|<table>(?:\s*<caption>(?P<caption>.*?)</caption>)?(?:\s*<thead>(?P<columns>.*?)</thead>)?",
    re.DOTALL,
)
_COLUMN: Final = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
# What scrolls by keyboard has the role of a landmark, so each has another name.
_SCROLLING: Final = '<div class="table-scroll" tabindex="0" role="region" aria-label="{}">'
# Characters up to which the stack of any thread is deep enough.
_SHORT: Final = 4_000
_NOTE: Final = re.compile(r'((?: id="|href="#))(fn(?:ref)?-)')

# What comrak makes, and what a keyboard and a screen reader need of it.
_ACCESSIBLE: Final = {
    "</table>": "</table></div>",
    "<pre>": '<pre tabindex="0">',
    '<section class="footnotes"': '<section class="footnotes" role="note" aria-label="Notes"',
    '<input type="checkbox" checked=""': '<input type="checkbox" aria-label="done" checked=""',
    '<input type="checkbox" disabled=""': '<input type="checkbox" aria-label="open" disabled=""',
}


Options = tuple[comrak.ExtensionOptions, comrak.ParseOptions, comrak.RenderOptions]


@dataclass(frozen=True)
class Picture:
    """A picture on a page: its address and its size in pixels, if it is known."""

    address: str
    width: int | None = None
    height: int | None = None


def render_with_positions(text: str, *, raw: bool = False, escapes: bool = False) -> str:
    """A text as HTML of which each element has its position: `data-sourcepos="line:column-…"`, and
    code the words behind its language: `data-meta="…"`; raw HTML is left out, or as it is. With
    `escapes` each sign behind a backslash is in a `<span data-escaped-char>`. A text beyond a limit
    gives nothing."""
    if beyond_limits(text):
        return ""
    extension, parsing, rendering = _options(sourcepos=True, raw=raw)
    rendering.escaped_char_spans = escapes
    return _rendered(text, (extension, parsing, rendering))


def beyond_limits(text: str) -> Excess | None:
    """Where a text goes beyond a limit, so that it cannot be rendered."""
    return excess(text, lambda text: _rendered(text, _options(sourcepos=True, ids=False)))


def emoji(shortcode: str) -> str:
    """The sign of a shortcode such as `:tada:`; empty if there is none."""
    extension, parsing, rendering = _options()
    extension.shortcodes = True
    sign = plain_text(_rendered(shortcode, (extension, parsing, rendering)))
    return "" if sign == shortcode else sign


def render_with_definitions(text: str) -> str:
    """A text as HTML with positions that has all its notes, also those to which nothing refers."""
    extension, parsing, rendering = _options(sourcepos=True)
    parsing.leave_footnote_definitions = True
    return _rendered(text, (extension, parsing, rendering))


def render(
    text: str,
    link: Callable[[str], str] = str,
    picture: Callable[[str], Picture] = Picture,
    prefix: str = "",
    notes: str = "",
) -> str:
    """A text without problems as HTML; `link` and `picture` give the addresses for the page, the
    ids of headings begin with `prefix`, and those of notes with `prefix` and `notes`."""
    raw = any(raw_html.pieces(text))
    options = extension, _, _ = _options(raw=raw)
    pictures: dict[str, Picture] = {}

    def picture_address(address: str) -> str:
        published = picture(address)
        pictures[markup.escape(published.address)] = published
        return published.address

    extension.header_id_prefix = prefix
    extension.link_url_rewriter = link
    extension.image_url_rewriter = picture_address
    if raw:
        text = raw_html.addressed(text, link, picture_address)
    page = _HEADING_LINK.sub("", _rendered(text, options))
    if prefix or notes:
        page = _NOTE.sub(lambda m: f"{m[1]}{prefix}{notes}{m[2]}", page)
    if raw:
        page = raw_html.cleaned(page)
    page = _with_named_tables(page)
    for element, accessible in _ACCESSIBLE.items():
        page = page.replace(element, accessible)
    return re.sub(r'<img src="([^"]*)"', lambda m: _sized(m[1], pictures.get(m[1])), page)


def headings(page: str) -> list[tuple[str, str]]:
    """Id and text of each second-level heading of rendered HTML, in their order."""
    return [(m["id"], plain_text(m["text"])) for m in SECTION.finditer(page)]


def plain_text(fragment: str) -> str:
    """The plain text of a piece of rendered HTML, on one line."""
    return " ".join(markup.unescape(re.sub(r"<[^>]+>", "", fragment)).split())


def _with_named_tables(page: str) -> str:
    """HTML whose tables scroll in boxes, each with a name of its own: its caption, else the heading
    before it, else the names of its columns; with a number behind the name of an earlier one."""
    heading, names = "", Counter[str]()

    def named(match: re.Match[str]) -> str:
        nonlocal heading
        if match["level"]:
            heading = plain_text(match["heading"]) or heading
            return match[0]
        name = plain_text(match["caption"] or "") or heading or _by_columns(match["columns"] or "")
        names[name] += 1
        own = name if names[name] == 1 else f"{name} ({names[name]})"
        return _SCROLLING.format(markup.escape(own)) + match[0]

    return _TABLE.sub(named, page)


def _by_columns(head: str) -> str:
    """The name of a table by the head of its columns, of which some may be empty."""
    columns = ", ".join(filter(None, map(plain_text, _COLUMN.findall(head))))
    return f"Table: {columns}" if columns else "Table"


def _sized(address: str, picture: Picture | None) -> str:
    size = (
        f' width="{picture.width}" height="{picture.height}"' if picture and picture.width else ""
    )
    return f'<img loading="lazy"{size} src="{address}"'


def _rendered(text: str, options: Options) -> str:
    if len(text) <= _SHORT:
        return comrak.render_markdown(text, *options)
    return on_deep_stack(lambda: comrak.render_markdown(text, *options))


def _options(*, sourcepos: bool = False, raw: bool = False, ids: bool = True) -> Options:
    extension = comrak.ExtensionOptions()
    extension.table = extension.footnotes = extension.strikethrough = True
    extension.tasklist = extension.autolink = extension.alerts = True
    extension.header_id_prefix = "" if ids else None
    rendering = comrak.RenderOptions()
    rendering.sourcepos = rendering.full_info_string = sourcepos
    rendering.unsafe_ = raw
    return extension, comrak.ParseOptions(), rendering
