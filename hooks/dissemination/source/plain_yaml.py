"""The plain part of YAML, to which most front matter keeps: names with texts of one or more lines,
lists of texts, and groups of texts, without remarks, marks and escapes.

It is read line by line, in a tenth of the time that the events of a parser take. A text with
anything else is left to `yaml_reading`, which reads these too, and gives the same tree.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Any, Final

from dissemination.source.tree import Tree

MOST_FIELDS: Final = 50
_NULLS: Final = frozenset({"null", "Null", "NULL"})
_TEXT: Final = r"""[^\W_].*|"[^"\\]*"|'[^']*'"""
_NAME: Final = "[a-z][a-z0-9_]*"
_ID: Final = "[A-Za-z0-9][A-Za-z0-9-]*"
_LINE: Final = re.compile(
    rf"^(?:(?P<name>{_NAME}):(?: (?P<text>{_TEXT}|\[{_ID}(?:, {_ID})*\]))?"
    rf"|(?P<dash>(?:  )?)- (?P<entry>{_TEXT})"
    rf"|  (?P<inner>{_NAME}(?: [a-z0-9_]+)*): (?P<part>{_TEXT})"
    r"| +(?P<more>[^\W_].*))$",
    re.MULTILINE,
)


def plain_tree(text: str) -> Tree | None:
    """The tree of a YAML text that is plain and begins with an empty line; None for another one."""
    if not text.startswith("\n") or " #" in text or " \n" in text:
        return None
    lines, reader = _LINE.findall(text), _Reader()
    is_plain = len(lines) == text.count("\n") and text.replace("\n", "").isprintable()
    return reader.tree() if is_plain and all(map(reader.takes, lines, count(2))) else None


class _Reader:
    """Reads plain lines one by one: `_name` is the field that the last of them belongs to, and
    `_open` its text while that may go on, or the list or group that it holds."""

    def __init__(self) -> None:
        self._data: dict[str, Any] = {}
        self._lines: dict[tuple[str | int, ...], int] = {(): 2}
        self._name = ""
        self._open: str | list[str] | dict[str, str] | None = ""
        self._dash = ""

    def tree(self) -> Tree | None:
        """The tree of all lines; None where the last one is a name alone."""
        is_whole = self._name in self._data and len(self._data) <= MOST_FIELDS
        return Tree(self._data, self._lines) if is_whole else None

    def takes(self, line: tuple[str, ...], number: int) -> bool:
        """Whether a line is plain in its place."""
        name, text, dash, entry, inner, part, more = line
        if name:
            return self._field(name, text, number)
        if entry:
            return self._entry(dash, entry, number)
        return self._part(inner, part, number) if inner else self._more(more)

    def _field(self, name: str, text: str, number: int) -> bool:
        if name in self._data or (self._name and self._name not in self._data):
            return False
        self._name, self._open = name, None
        self._lines[name,] = number
        if not text:
            return True
        if text[0] == "[":
            return self._list(text[1:-1].split(", "), number)
        value = _value(text)
        self._data[name] = value
        self._open = value if text[0] not in "\"'" else ""
        return value is not None

    def _list(self, ids: list[str], number: int) -> bool:
        """A list on one line."""
        self._data[self._name], self._open = ids, ""
        self._lines.update({(self._name, place): number for place in range(len(ids))})
        return _NULLS.isdisjoint(ids) and len(ids) <= MOST_FIELDS

    def _more(self, text: str) -> bool:
        """The next line of a text without quotes."""
        value = _value(text)
        if not isinstance(self._open, str) or not self._open or value is None:
            return False
        self._open = self._data[self._name] = f"{self._open} {value}"
        return True

    def _entry(self, dash: str, text: str, number: int) -> bool:
        if self._open is None:
            self._dash, self._open = dash, []
            self._data[self._name] = self._open
        if not isinstance(self._open, list) or dash != self._dash or len(self._open) > MOST_FIELDS:
            return False
        if (value := _value(text)) is None:
            return False
        self._lines[self._name, len(self._open)] = number
        self._open.append(value)
        return True

    def _part(self, name: str, text: str, number: int) -> bool:
        if self._open is None:
            self._data[self._name] = self._open = {}
        if not isinstance(self._open, dict) or name in self._open:
            return False
        if (value := _value(text)) is None or len(self._open) > MOST_FIELDS:
            return False
        self._lines[self._name, name] = number
        self._open[name] = value
        return True


def _value(text: str) -> str | None:
    """A text without its quotes; None where it is more than that, or nothing."""
    if text[0] in "\"'":
        inner = text[1:-1]
        return inner if inner.strip() else None
    is_plain = ": " not in text and text[-1] != ":" and text not in _NULLS
    return text if is_plain else None
