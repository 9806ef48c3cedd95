"""The nesting of the elements of a page: faults that a browser corrects without a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

VOID: Final = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}
# What cannot stand in a paragraph: a browser would end the paragraph before it.
BLOCKS: Final = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
PRESSED: Final = {"a", "button"}
TAG: Final = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL
)
RAW_TEXT: Final = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
ATTRIBUTE: Final = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")


class Nesting:
    """Reads a page's tags in order; `faults` are the errors of nesting, each with its line in the
    page."""

    def __init__(self, source: str) -> None:
        self.faults: list[str] = []
        self._source = source
        self._open: list[str] = []
        self._read()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def _read(self) -> None:
        at = 0
        while match := TAG.search(self._source, at):
            at = match.end()
            closing, name, attributes = match.groups()
            if name is None:
                continue
            tag = name.lower()
            if closing:
                self._closed(tag, match.start())
                continue
            self._opened(tag, attributes, match.start())
            if tag in RAW_TEXT and "svg" not in self._open:
                end = RAW_TEXT[tag].search(self._source, at)
                at = end.start() if end else len(self._source)

    def _opened(self, tag: str, attributes: str, at: int) -> None:
        if _has_one_twice(attributes):
            self._add(f"<{tag}> has an attribute twice", at)
        inside_drawing = "svg" in self._open
        if attributes.endswith("/"):
            if tag not in VOID and not inside_drawing:
                self._add(f"<{tag}/> closes nothing", at)
            return
        if tag in BLOCKS and "p" in self._open and not inside_drawing:
            self._add(f"<{tag}> in <p>", at)
        if tag in PRESSED and not PRESSED.isdisjoint(self._open):
            self._add(f"<{tag}> in a link or button", at)
        if tag not in VOID:
            self._open.append(tag)

    def _closed(self, tag: str, at: int) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
            return
        self._add(f"</{tag}> where <{self._open[-1] if self._open else 'nothing'}> is open", at)
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def _add(self, fault: str, at: int) -> None:
        line = self._source.count("\n", 0, at) + 1
        self.faults.append(f"{fault}, line {line}")


@lru_cache(maxsize=1 << 15)
def _has_one_twice(attributes: str) -> bool:
    names = [name.lower() for name in ATTRIBUTE.findall(attributes)]
    return len(set(names)) < len(names)


def doubled(names: list[str]) -> Iterator[str]:
    """The names that a list has more than once, each once, in their order."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for name in names:
        if name in seen and name not in repeated:
            repeated.add(name)
            yield name
        seen.add(name)
