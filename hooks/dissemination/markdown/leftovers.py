"""Marks of Markdown, or of another program, that a page would show as these letters.

The text is looked at as readers see it, outside code: what was read as Markdown is not there any
more. What can be nothing else than a slip is a problem; what may be meant is advice.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from dissemination.markdown.code_languages import LANGUAGES
from dissemination.markdown.leftover import short
from dissemination.markdown.leftover_forms import LEFTOVERS, RAW_STARS
from dissemination.markdown.page import Page
from dissemination.markdown.raw_links import RAW_LINK
from dissemination.markdown.rendering import render, render_with_positions
from dissemination.markdown.visible_text import READ, VisibleText, visible_text
from dissemination.problems import Message, Problem

WITHIN_HTML: Final = Message(
    '"{value}" stands within HTML, where Markdown is not read; put an empty line before it, or '
    "write Markdown alone",
    code="markdown-within-html",
)
DRAWING: Final = Message(
    "this drawing ({value}) is shown as its code; put a picture of it in its place",
    code="drawing-shown-raw",
)
LANGUAGE: Final = Message(
    '"{value}" is taken for the language of the code below it, and not shown; write it on a line '
    "of its own",
    code="words-as-language",
)
SUBSCRIPT: Final = Message(
    '"{value}" is shown as struck through; write {better}', code="subscript-struck-through"
)

_PAIRED: Final = frozenset({RAW_LINK, RAW_STARS})
# What stands in every form, within a line or at its beginning; most texts have none of it.
# Each begins with a sign of the first class, by which the search is quick.
_SIGNS: Final = re.compile(
    r"[])\[*_{}$:|=!&+^-](?:(?<=])(?: *\(|\[| ?\{)|(?<=\))\[|(?<=\*)\*|(?<=_)_|(?<=\{)[{%:.# ]"
    r"|(?<=[}$^])|(?<=:)[a-z+-][a-z0-9_+-]*:|(?<=\[)(?:[\^\[!/]|[^\[\]\n]+\(|[a-z][\w-]* [\w-]+=)"
    r"|(?<=[-|]) ?[|-]|(?<==)=|(?<=\+)\+|(?<=!)\[|(?<=&)lt;"
    r"(?:[!%]|[a-zA-Z0-9]+\s[^<>\n]*=| ?(?:<|http|mailto|www\.)))"
)
_BEGINNINGS: Final = re.compile(
    r"\n(?:[#•▪◦‣●○■□►➢❑\uf0a7\uf0b7–—·∙✓✔→⇒!?:\[+|]|[-*+]\S|\*\[|\d{1,2}[.)]\S"
    r"|\(?(?:[a-z]|\d{1,2})\) )"
)
_STRUCK: Final = re.compile(r'(\w)<del data-sourcepos="(\d+):(\d+)-\2:(\d+)">([\w+-]{1,3})</del>')
_TAG: Final = re.compile("<[^<>]*>")
# The attributes of code come in any order.
_CODE: Final = re.compile(
    r'<pre data-sourcepos="(\d+):[^"]*"><code(?: data-meta="[^"]*")? class="language-([^"]*)"'
)
_DRAWINGS: Final = frozenset({"mermaid", "plantuml", "math", "geojson", "topojson", "stl"})


def problems(
    page: Page, text: str, path: str, offset: int
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems and the advice of a text; `page` is it as HTML with positions, and `offset` is
    added to its lines."""
    other: list[Problem] = []
    if "cod" in page.tags:
        other += _of_languages(page.rest, path, offset)
    if "del" in page.tags:
        other += _struck(page.rest, path, offset)
    seen = "\n" + _TAG.sub("", page.rest)
    if not (_SIGNS.search(seen) or _BEGINNINGS.search(seen)):
        return (), tuple(other)
    visible = visible_text(render_with_positions(text, raw=True, escapes=True))
    found = list(_found(visible, text, path, offset))
    certain = tuple(problem for problem, may in found if not may)
    return certain, (*other, *(problem for problem, may in found if may))


def _of_languages(page: str, path: str, offset: int) -> Iterator[Problem]:
    """Code that is a drawing, or whose language is none."""
    for line, name in _CODE.findall(page):
        language = html.unescape(name)
        if language in _DRAWINGS:
            yield DRAWING.at(path, int(line) + offset, value=language)
        elif language.lower() not in LANGUAGES:
            yield LANGUAGE.at(path, int(line) + offset, value=language)


def _struck(page: str, path: str, offset: int) -> Iterator[Problem]:
    """Small letters that stand lower in other programs, and are struck through here."""
    for before, line, first, last, words in _STRUCK.findall(page):
        if int(last) - int(first) == len(words.encode()) + 1:  # one sign at each end
            values = {"value": f"{before}~{words}~", "better": f"{before}<sub>{words}</sub>"}
            yield SUBSCRIPT.at(path, int(line) + offset, **values)


def _found(
    visible: VisibleText, text: str, path: str, offset: int
) -> Iterator[tuple[Problem, bool]]:
    """Each leftover with whether it may be meant; of those that overlap, the first of the list."""
    lines = [0, *(end.end() for end in re.finditer("\n", text))]
    seen = visible.text
    for leftover in LEFTOVERS:
        spans = []
        for match in leftover.pattern.finditer(seen):
            values = leftover.values(match)
            if values is None:
                continue
            spans.append(match.span())
            first = lines[visible.first_line(match.start()) - 1]
            line = _line(match, first, text, lines) + offset
            if leftover.message in _PAIRED and _is_markdown(match):
                yield WITHIN_HTML.at(path, line, value=short(match[0])), False
            else:
                yield leftover.message.at(path, line, **values), leftover.may
        seen = _without(seen, spans)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """A text with something else in these places."""
    pieces, end = [], 0
    for start, behind in spans:
        pieces += [text[end:start], READ * (behind - start)]
        end = behind
    return "".join([*pieces, text[end:]]) if spans else text


def _line(match: re.Match[str], first: int, text: str, lines: list[int]) -> int:
    """The line of a leftover in its text, where it stands as it is seen if nothing within it was
    read; `first` is where its block begins, and `lines` where each line does."""
    place = text.find(match[0].partition(READ)[0].partition("\n")[0], first)
    return bisect_right(lines, first if place < 0 else place)


def _is_markdown(leftover: re.Match[str]) -> bool:
    """Whether Markdown reads it where no HTML stands around it."""
    text = leftover.string[max(0, leftover.start() - 1) : leftover.end() + 1]
    if READ in text:
        return False
    page = render(text)
    return "<strong>" in page or "<a " in page or "<img " in page
