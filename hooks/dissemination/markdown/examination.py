"""The contents of a Markdown text, and the problems of what a page could not carry.

A text is examined before it is rendered.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from dissemination.markdown import depth, emptiness, leftovers, losses, nesting, numbering, raw_html
from dissemination.markdown.page import Page
from dissemination.markdown.rendering import (
    POSITION,
    beyond_limits,
    render_with_positions,
)
from dissemination.model.text import DIRECTION, FORBIDDEN, ILLEGAL, TURNING, code_point
from dissemination.model.web_address import probable_address
from dissemination.problems import Message, Problem

LOST_HTML: Final = Message(
    'what follows a "<" in this paragraph is taken for HTML and would be lost; write &lt; for "<"',
    code="html-lost",
)
UNSAFE_ADDRESS: Final = Message(
    'the address "{value}" is not allowed; '
    "expected https://…, mailto:…, tel:+49… or a path to a file",
    code="unsafe-address",
)
LOCAL_FILE: Final = Message(
    'the address "{value}" is a file on your own machine, which nobody else can open; '
    "put it into docs/ and write the path from this file, or write where it is public",
    code="local-file",
)
MISTYPED: Final = Message(
    'the link "{value}" is not a whole address; write {better}', code="mistyped-address"
)
NO_ALT: Final = Message(
    'the picture "{value}" has nothing in its brackets; say what it shows: ![A tower]({value})',
    code="picture-without-words",
)
TOP_HEADING: Final = Message(
    'the title stands in the front matter; begin headings with "##"', code="top-heading"
)

_REFERENCE: Final = re.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_LINK: Final = re.compile(
    rf'<a\s{POSITION}href="(?P<address>[^"]*)"'
    r'(?!(?:\s[a-z-]+="[^"]*")* (?:data-footnote|class="anchor"))'
)
_LOCAL: Final = re.compile(r"\s*(?:file:|[A-Za-z]:[\\/])", re.IGNORECASE)
_SCHEME: Final = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:")
_ALLOWED: Final = re.compile(
    r"https?://(?!\.)(?:(?!%20|\.\.)[^/?#\s])+(?:[/?#]|$)|mailto:(?:\?|[^\s@?]+@[^\s@])"
    r"|tel:\+?[0-9][0-9().-]*$",
    re.IGNORECASE,
)
_PATH: Final = ("../", "./")  # an address that begins so is nothing else
_PICTURE: Final = re.compile(rf'<img\s{POSITION}src="(?P<address>[^"]*)"\salt="(?P<alt>[^"]*)"')
_ID: Final = re.compile(r'<(?:h[1-6]|li|a)\b[^<>]* id="([^"]*)"')
_HEADING: Final = re.compile(r'<h([1-6]) id="([^"]*)" data-sourcepos="(\d+):')
_TOP: Final = frozenset({"h1 ", "h1>"})
_TOP_HEADING: Final = re.compile(r'<h1(?: id="[^"]*" data-sourcepos="(?P<line>\d+):|>)')


class Destination(NamedTuple):
    """The address of a link or a picture, as the text writes it, and its line."""

    address: str
    line: int


class Examination(NamedTuple):
    """The contents of a text: its links, pictures, the ids that can be linked to, and its problems.

    `headings` are the levels and lines of all below the first level; `advice` is what is likely a
    mistake; a text `is_empty` if a reader would see nothing of it. One that goes beyond a limit is
    not rendered, so of its contents nothing is known; the examination is then not whole.
    """

    links: tuple[Destination, ...]
    pictures: tuple[Destination, ...]
    headings: tuple[tuple[int, int], ...]
    anchors: frozenset[str]
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    is_empty: bool
    is_whole: bool = True


def examine(text: str, path: str, first_line: int = 1) -> Examination:
    """The contents of a text; `first_line` is the line of the file on which the text begins."""
    if beyond := beyond_limits(text):
        problem = beyond.message.at(path, first_line - 1 + beyond.line, most=beyond.most)
        nothing = ((), (), ())
        return Examination(*nothing, frozenset(), (problem,), (), is_empty=False, is_whole=False)
    positioned = raw_html.positioned(text)
    page = Page.of(positioned)
    offset = first_line - 1
    links = _destinations(_LINK, page, offset) if "a d" in page.tags else ()
    pictures = _destinations(_PICTURE, page, offset) if "img" in page.tags else ()
    raw, advice = leftovers.problems(page, text, path, offset)
    if "ol " in page.tags:
        advice = (*advice, *numbering.advice(page.whole, positioned, path, offset))
    lost = list(losses.problems(page, positioned, path, offset))
    lost_lines = {problem.line for problem in lost}
    problems = (
        *_problems_of_form(page, path, offset),
        *_problems_of_addresses(links, pictures, path),
        *(_problems_of_html(page, text, positioned, path, offset) if "<" in text else ()),
        *(_references_to_forbidden(page.whole, text, path, offset) if "&" in text else ()),
        *lost,
        *raw,
        *(
            problem
            for problem in emptiness.problems(page, path, offset)
            if problem.line not in lost_lines
        ),
    )
    headings = _HEADING.findall(page.whole)
    has_other_ids = page.has_notes or positioned != text
    anchors = _ID.findall(page.whole) if has_other_ids else [own_id for _, own_id, _ in headings]
    return Examination(
        links,
        pictures,
        tuple((int(level), int(line) + offset) for level, _, line in headings if level != "1"),
        frozenset(anchors),
        problems,
        advice,
        is_empty=not page.has_plain_elements and not emptiness.shows_something(page.whole),
    )


def pictures_in(text: str) -> tuple[Destination, ...]:
    """The pictures of a text; lines are counted from its first."""
    page = Page(render_with_positions(raw_html.positioned(text), raw=True))
    return _destinations(_PICTURE, page, 0)


def is_safe(address: str) -> bool:
    """Whether an address is a path, or of a scheme that a page may link to."""
    if not _SCHEME.match(address):
        return not address.startswith("//")
    return _ALLOWED.match(address) is not None


def is_whole(link: Destination) -> bool:
    """Whether a link is a path or the whole address of something outside."""
    return link.address.startswith(_PATH) or probable_address(unquote(link.address)) is None


def _destinations(pattern: re.Pattern[str], page: Page, offset: int) -> tuple[Destination, ...]:
    return tuple(
        [
            Destination(markup.unescape(address), int(line or 1) + offset)
            for line, address, *_ in pattern.findall(page.rest)
        ]
    )


def _problems_of_form(page: Page, path: str, offset: int) -> Iterator[Problem]:
    """Headings of the first level, pictures without alternative text, and text that is nested too
    deep."""
    if line := depth.too_deep(page.whole):
        yield depth.TOO_DEEP.at(path, offset + line, most=depth.MOST)
    for heading in () if page.tags.isdisjoint(_TOP) else _TOP_HEADING.finditer(page.rest):
        yield TOP_HEADING.at(path, _line(heading, offset))
    for picture in _PICTURE.finditer(page.rest) if "img" in page.tags else ():
        if not picture["alt"].strip():
            address = unquote(markup.unescape(picture["address"]))
            yield NO_ALT.at(path, _line(picture, offset), value=address)


def _problems_of_addresses(
    links: tuple[Destination, ...], pictures: tuple[Destination, ...], path: str
) -> Iterator[Problem]:
    """Addresses that are no whole ones, or that no page may link to."""
    links = tuple(link for link in links if not link.address.startswith(_PATH))
    yield from _mistyped(links, path)
    yield from _unsafe((*filter(is_whole, links), *pictures), path)


def _mistyped(links: Iterable[Destination], path: str) -> Iterator[Problem]:
    """Links to other sites and e-mail addresses that lack a part, or have it twice."""
    for link in links:
        address = unquote(link.address)
        if better := probable_address(address):
            yield MISTYPED.at(path, link.line, value=address, better=better)


def _unsafe(destinations: Iterable[Destination], path: str) -> Iterator[Problem]:
    """Addresses to which no page may link."""
    for destination in destinations:
        if not is_safe(destination.address):
            address = unquote(destination.address)
            message = LOCAL_FILE if _LOCAL.match(address) else UNSAFE_ADDRESS
            yield message.at(path, destination.line, value=address)


def _line(match: re.Match[str], offset: int) -> int:
    return int(match["line"] or 1) + offset


def _problems_of_html(
    page: Page, text: str, positioned: str, path: str, offset: int
) -> Iterator[Problem]:
    """Raw HTML that is not allowed, stands wrongly, or would be lost."""
    not_allowed = list(raw_html.problems(text, path, offset))
    yield from not_allowed
    if not not_allowed and positioned != text:
        yield from nesting.problems(page.whole, path, offset)
    yield from _lost_html(text, path, offset)


def _lost_html(text: str, path: str, offset: int) -> Iterator[Problem]:
    """Raw HTML that comrak omits although pyromark does not find it: they differ where a code span
    runs into a table."""
    if any(raw_html.pieces(text)):
        return
    page = render_with_positions(text)
    before, omitted, _ = page.partition("<!-- raw HTML omitted -->")
    if omitted:
        lines = re.findall(r'data-sourcepos="(\d+):', before)
        yield LOST_HTML.at(path, int(lines[-1] if lines else 1) + offset)


def _references_to_forbidden(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """Forbidden characters that the text writes as references, such as `&#11;`."""
    for pattern, message in ((ILLEGAL, FORBIDDEN), (TURNING, DIRECTION)):
        if not pattern.search(page):
            continue
        for reference in _REFERENCE.finditer(text):
            number = int(reference[1] or reference[2], 16 if reference[1] else 10)
            if number < 0x110000 and pattern.match(chr(number)):
                line = text.count("\n", 0, reference.start()) + 1 + offset
                yield message.at(path, line, value=f"{reference[0]} ({code_point(chr(number))})")
