"""Remarks of YAML that cut a text which was likely meant as a whole."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

# A remark behind a plain value is likely meant as text; behind a closed quote only "#3" is.
_AFTER_PLAIN: Final = re.compile(r",?\s+(#.*)")
_AFTER_QUOTE: Final = re.compile(r",?\s+(#\S.*)")
_AFTER_NAME: Final = re.compile(r"\s*:\s+(#.*)")

# A remark, and its line in the file, counted from 1.
Remark = tuple[int, str]


def behind(event: Any, text: list[str]) -> Remark | None:
    """The remark that follows a value on its last line; `text` has the lines of the file."""
    end = event.end_mark
    if event.style in {"|", ">"} or end.line >= len(text):
        return None
    if len(text[end.line]) == end.column:
        return None
    pattern = _AFTER_QUOTE if event.style else _AFTER_PLAIN
    remark = pattern.match(text[end.line], end.column)
    return (end.line + 1, remark[1].strip()) if remark else None


def below(event: Any, text: list[str], column: int) -> Remark | None:
    """The remark below a text without quotes that is indented as if it went on with it; the name or
    the dash of the text stands in `column`."""
    if not event.value or event.style in {'"', "'"}:
        return None
    number = event.end_mark.line + (event.style not in {"|", ">"})
    if number < len(text) and text[number][:1].isalpha():
        return None
    while number < len(text) and not text[number].strip():
        number += 1
    line = text[number] if number < len(text) else ""
    remark = line.lstrip()
    is_deeper = len(line) - len(remark) > column
    return (number + 1, remark) if remark[:1] == "#" and is_deeper else None


def above(key: Any, value: Any, text: list[str]) -> Remark | None:
    """The remark between a name and a text that begins on a later line."""
    end, start = key.end_mark, value.start_mark
    if not isinstance(value, yaml.ScalarEvent) or start.line == end.line:
        return None
    remark = _AFTER_NAME.match(text[end.line], end.column)
    return (end.line + 1, remark[1].strip()) if remark else None
