"""What Markdown drops without a word, so that no reader would see it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from dissemination.markdown.page import Page
from dissemination.markdown.rendering import render_with_definitions, render_with_positions
from dissemination.problems import Message, Problem

UNUSED_NOTE: Final = Message(
    'nothing refers to the note "{value}", so no reader would see it; '
    "write {value} where it belongs, or delete it",
    code="note-unused",
)
EQUAL_NOTES: Final = Message(
    'there is a second note "{value}"; give this one another name, and write that where it belongs',
    code="equal-notes",
)
UNUSED_ADDRESS: Final = Message(
    'no link uses this address, so no reader would see the line; write "[{value}]" where the link '
    'belongs, or "\\[{value}]:" here if this is text',
    code="address-unused",
)
CELL_LOST: Final = Message(
    'the row has more cells than the head of the table, and "{value}" would be lost; add a column '
    'to the head, or write "\\|" for a "|" within a cell',
    code="cell-lost",
)
BEHIND_FENCE: Final = Message(
    'no reader would see "{value}" behind the marks with which this code begins; '
    "write it above the code, or delete it",
    code="words-behind-fence",
)

_FENCE: Final = re.compile(
    r'<pre data-sourcepos="(?P<line>\d+):[^"]*"><code[^>]*? data-meta="(?P<words>[^"]*)"'
)
_NOTE_LABEL: Final = re.compile(r"\[\^[^\[\]\n]*\]:")
_NOTE: Final = re.compile(r'<li data-sourcepos="(\d+):[^"]*" id="fn-([^"]*)"')
_ADDRESS: Final = re.compile(
    r"^(?P<before>(?:[ \t>*+-]|\d+[.)])*\[(?P<label>(?!\^)(?:[^\[\]\\]|\\.)+)\]:"
    r"[ \t]*\n?[ \t>]*<?)(?=\S)",
    re.MULTILINE,
)
# Stands before an address to see where it comes out; with a number behind it.
_PROBE: Final = "probe7q1x"
_PROBED: Final = re.compile(rf"{_PROBE}(\d+)z")
# A row of Markdown; in one of HTML, elements have one place for a position.
_ROW: Final = re.compile(
    r'<tr data-sourcepos="(\d+):(\d+)-\d+:(?!\2")(\d+)">\n(.*?)</tr>', re.DOTALL
)
_CELL_END: Final = re.compile(r'<t[dh] [^>]*?data-sourcepos="[^"-]*-\d+:(\d+)"')


def problems(page: Page, text: str, path: str, offset: int) -> Iterator[Problem]:
    """What of a text no reader would see; `page` is it as HTML with positions and with the words
    behind the language of code, and `offset` is added to its lines."""
    if "cod" in page.tags:
        for fence in _FENCE.finditer(page.rest):
            words = html.unescape(fence["words"])
            yield BEHIND_FENCE.at(path, int(fence["line"]) + offset, value=words)
    if "]:" in text:
        yield from _notes(page.rest, text, path, offset)
        yield from _addresses(text, path, offset)
    if "tr " in page.tags and ("<" in text or not _is_even(text)):
        yield from _cells(page.whole, text, path, offset) if "<td " in page.whole else ()


def _notes(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """Notes to which nothing refers, and the further ones of a name."""
    if "[^" not in text:
        return
    shown = {name for _, name in _NOTE.findall(page)}
    times = Counter[str]()
    for line, name in _NOTE.findall(render_with_definitions(text)):
        times[name] += 1
        message = EQUAL_NOTES if times[name] > 1 else UNUSED_NOTE
        if times[name] > 1 or name not in shown:
            value = f"[^{unquote(html.unescape(name))}]"
            yield message.at(path, int(line) + offset, value=value)


def _addresses(text: str, path: str, offset: int) -> Iterator[Problem]:
    """Lines `[label]: address` that no link uses: each address gets a probe, and one that comes out
    nowhere is lost."""
    if text.count("]:") == len(_NOTE_LABEL.findall(text)):
        return
    lines = list(_ADDRESS.finditer(text))
    if not lines:
        return
    numbers = iter(range(len(lines)))
    probed = _ADDRESS.sub(lambda m: f"{m['before']}{_PROBE}{next(numbers)}z", text)
    shown = {int(number) for number in _PROBED.findall(render_with_positions(probed, raw=True))}
    for number, match in enumerate(lines):
        if number not in shown:
            line = text.count("\n", 0, match.start("label")) + 1
            yield UNUSED_ADDRESS.at(path, line + offset, value=match["label"])


def _is_even(text: str) -> bool:
    """Whether each line with a bar begins and ends with one, and all have as many: then no row has
    more cells than the head above it."""
    rows = [line.strip(" \t") for line in text.split("\n") if "|" in line]
    is_framed = all(row[0] == row[-1] == "|" for row in rows)
    return is_framed and len({row.count("|") for row in rows}) == 1


def _cells(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """What stands in a row of a table behind its last column."""
    lines = text.encode().split(b"\n")
    for line, first, last, row in _ROW.findall(page):
        # Columns of cells do not count the spaces before the row.
        source = lines[int(line) - 1][int(first) - 1 : int(last)].lstrip()
        last_cell = _CELL_END.search(row, row.rfind("<t"))
        end = int(last_cell[1] if last_cell else first) - int(first) + 1
        if lost := source[end:].decode(errors="replace").strip(" \t|"):
            yield CELL_LOST.at(path, int(line) + offset, value=lost)
