"""The numbers of ordered lists: Markdown counts on from the first, whatever the others say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dissemination.problems import Message, Problem

OTHER_NUMBER: Final = Message(
    'the point that begins with "{value}" is shown with {shown}, for points are counted on from '
    "the first; number them one by one",
    code="number-not-shown",
)
_LIST: Final = re.compile(
    r'<(?P<end>/?)(?P<list>ol|ul)\b|<li data-sourcepos="(?P<line>\d+):(?P<column>\d+)-'
)
_NUMBER: Final = re.compile(rb"(\d{1,9})[.)]")


def advice(page: str, text: str, path: str, offset: int) -> Iterator[Problem]:
    """The first point of each list that is shown with another number; a list that has one number
    throughout is left to Markdown. `page` is the text as HTML with positions, and `offset` is added
    to its lines."""
    if "<ol " not in page:
        return
    lines = text.encode().split(b"\n")
    lists: list[list[tuple[int, bytes]]] = []
    for mark in _LIST.finditer(page):
        if mark["line"] and lists:
            source = lines[int(mark["line"]) - 1][int(mark["column"]) - 1 :]
            if number := _NUMBER.match(source):
                lists[-1].append((int(mark["line"]), number[0]))
        elif mark["list"] and not mark["end"]:
            lists.append([])
        elif lists:
            yield from _first(lists.pop(), path, offset)


def _first(points: list[tuple[int, bytes]], path: str, offset: int) -> Iterator[Problem]:
    numbers = [int(number[:-1]) for _, number in points]
    if len(set(numbers)) < 2:
        return
    for shown, (number, (line, source)) in enumerate(
        zip(numbers, points, strict=True), start=numbers[0]
    ):
        if number != shown:
            yield OTHER_NUMBER.at(path, line + offset, value=source.decode(), shown=shown)
            return
