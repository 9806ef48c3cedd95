"""GitHub-flavoured Markdown to safe HTML; headings get ids as GitHub makes them."""

from __future__ import annotations

import html as markup
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import comrak

from dissemination.markdown import raw_html
from dissemination.markdown.deep_stack import on_deep_stack
from dissemination.markdown.limits import Excess, excess
from dissemination.markdown.words import English, Words, alerts

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

_IMAGE: Final = re.compile(r'<img src="([^"]*)"')

ENGLISH: Final = English()
_BACK: Final = re.compile(r'aria-label="Back to reference ([0-9-]+)"')
_TASK: Final = re.compile(r'<input type="checkbox"(?P<done> checked="")?')
_ALERT: Final = re.compile(r'(<p class="markdown-alert-title">)([A-Z][a-z]+)(?=</p>)')


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


def render_within_limits(text: str) -> str:
    """The same, raw HTML as it is, of a text that is known to be within the limits."""
    return _rendered(text, _raw())


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
    words: Words = ENGLISH,
) -> str:
    """A text without problems as HTML; `link` and `picture` give the addresses for the page, the
    ids of headings begin with `prefix`, and those of notes with `prefix` and `notes`; `words` are
    of the text's language."""
    raw = not is_plain(text)
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
    page = _accessible(page, words)
    return _IMAGE.sub(lambda m: _sized(m[1], pictures.get(m[1])), page)


def is_plain(text: str) -> bool:
    """Whether a text is Markdown alone, without raw HTML."""
    return not any(raw_html.pieces(text))


def sections(page: str) -> list[tuple[str, str]]:
    """Heading and text of each section of the second level of rendered HTML: the heading as plain
    text, the text as HTML without it."""
    starts = list(SECTION.finditer(page))
    ends = [*(start.start() for start in starts[1:]), len(page)]
    return [
        (plain_text(start["text"]), page[start.end() : end])
        for start, end in zip(starts, ends, strict=True)
    ]


def with_headings(page: str, headings: Mapping[str, str]) -> str:
    """Rendered HTML with other words for headings of the second level, by their plain texts in
    small letters; ids stay."""

    def heading(match: re.Match[str]) -> str:
        other = headings.get(plain_text(match["text"]).casefold())
        return f'<h2 id="{match["id"]}">{markup.escape(other)}</h2>' if other else match[0]

    return SECTION.sub(heading, page)


def plain_text(fragment: str) -> str:
    """The plain text of a piece of rendered HTML, on one line."""
    return " ".join(markup.unescape(re.sub(r"<[^>]+>", "", fragment)).split())


def _accessible(page: str, words: Words) -> str:
    """What comrak makes, with what a keyboard and a screen reader need of it, and in the language
    of the text what it says in English."""
    page = page.replace("<pre>", '<pre tabindex="0">')
    if "<table" in page:
        page = _with_named_tables(page, words).replace("</table>", "</table></div>")
    if '<section class="footnotes"' in page:
        page = _with_named_notes(page, words)
    if '<input type="checkbox"' in page:
        done, open_ = words.pgettext("task", "done"), words.pgettext("task", "open")
        page = _TASK.sub(lambda m: _named_task(m, done if m["done"] else open_), page)
    if "markdown-alert-title" in page:
        titles = alerts(words)
        page = _ALERT.sub(lambda m: m[1] + markup.escape(titles.get(m[2], m[2])), page)
    return page


def _with_named_notes(page: str, words: Words) -> str:
    """HTML whose notes are named, and so is each way back from them."""

    def way_back(match: re.Match[str]) -> str:
        label = words.gettext("Back to reference %(number)s", number=match[1])
        return f'aria-label="{markup.escape(label)}"'

    name = markup.escape(words.gettext("Notes"))
    section = '<section class="footnotes"'
    page = page.replace(section, f'{section} role="note" aria-label="{name}"')
    return _BACK.sub(way_back, page)


def _named_task(match: re.Match[str], label: str) -> str:
    return f'<input type="checkbox" aria-label="{markup.escape(label)}"{match["done"] or ""}'


def _with_named_tables(page: str, words: Words) -> str:
    """HTML whose tables scroll in boxes, each with a name of its own: its caption, else the heading
    before it, else the names of its columns; with a number behind the name of an earlier one."""
    heading, names = "", Counter[str]()

    def named(match: re.Match[str]) -> str:
        nonlocal heading
        if match["level"]:
            heading = plain_text(match["heading"]) or heading
            return match[0]
        caption, columns = plain_text(match["caption"] or ""), match["columns"] or ""
        name = caption or heading or _by_columns(columns, words)
        names[name] += 1
        own = name if names[name] == 1 else f"{name} ({names[name]})"
        return _SCROLLING.format(markup.escape(own)) + match[0]

    return _TABLE.sub(named, page)


def _by_columns(head: str, words: Words) -> str:
    """The name of a table by the head of its columns, of which some may be empty."""
    columns = ", ".join(filter(None, map(plain_text, _COLUMN.findall(head))))
    return (
        words.gettext("Table: %(columns)s", columns=columns) if columns else words.gettext("Table")
    )


def _sized(address: str, picture: Picture | None) -> str:
    size = (
        f' width="{picture.width}" height="{picture.height}"' if picture and picture.width else ""
    )
    return f'<img loading="lazy"{size} src="{address}"'


def _rendered(text: str, options: Options) -> str:
    if not text.isascii():  # a text keeps the UTF-8 that comrak reads as long as it is itself kept
        text = text.encode().decode()
    if len(text) <= _SHORT:
        return comrak.render_markdown(text, *options)
    return on_deep_stack(lambda: comrak.render_markdown(text, *options))


@cache
def _raw() -> Options:
    return _options(sourcepos=True, raw=True)


def _options(*, sourcepos: bool = False, raw: bool = False, ids: bool = True) -> Options:
    extension = comrak.ExtensionOptions()
    extension.table = extension.footnotes = extension.strikethrough = True
    extension.tasklist = extension.autolink = extension.alerts = True
    extension.header_id_prefix = "" if ids else None
    rendering = comrak.RenderOptions()
    rendering.sourcepos = rendering.full_info_string = sourcepos
    rendering.unsafe_ = raw
    return extension, comrak.ParseOptions(), rendering
