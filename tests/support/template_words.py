"""The English in a template that is no message: what a reader would see in no other language.

What a template writes is read as HTML, with each constant that it writes in its place, so that a
class or an address is none. Constants that it hands on (to a macro, say) have no place, and are
judged by their looks: words with a space between them, or a word with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from jinja2 import nodes

MESSAGES: Final = ("_", "gettext", "ngettext", "pgettext", "npgettext", "plural_forms")
# Namespaces whose methods take codes and give what the site's language says.
CODES: Final = ("lib", "lists", "addresses", "locale")
# Formats and names, which are the same in all languages.
NAMES: Final = ("RSS", "Atom", "JSON", "BibTeX", "DOI", "SHA-256", "ORCID", "ROR", "PIC")

VISIBLE: Final = ("alt", "aria-description", "aria-label", "label", "placeholder", "title")
UNSEEN: Final = ("code", "script", "style")
VALUE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"

_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"?')
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LOOKS_ENGLISH: Final = re.compile(r"[a-z]{2,} [a-z]{2,}|^\W*[A-Z][a-z]{2,}|^ [a-z]{2,}$|[a-z]:? $")


def english(template: nodes.Template) -> list[str]:
    """The words in a template that are neither messages nor names."""
    page, placed = _Page(), set[int]()
    for output in template.find_all(nodes.Output):
        for node in output.nodes:
            page.feed(node.data if isinstance(node, nodes.TemplateData) else _written(node, placed))
    page.close()
    handed = [text for text in _handed(template, placed) if _LOOKS_ENGLISH.search(text)]
    return [*page.words, *handed]


class _Page(HTMLParser):
    """Collects the texts and attributes that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        for name, value in attrs:
            self._see(_shown(name, value or ""))

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self.unseen:  # a macro may write attributes alone
            self._see(_ATTRIBUTE.sub(lambda attribute: _shown(*attribute.groups()), data))

    def _see(self, text: str) -> None:
        text = text.replace(VALUE, "").strip()
        if _WORD.search(re.sub("|".join(NAMES), "", text)):
            self.words.append(text)


def _shown(name: str, value: str) -> str:
    """The value of an attribute, if a reader or a script shows it."""
    is_text = name.startswith("data-") and _LOOKS_ENGLISH.search(value)
    return value if name in VISIBLE or is_text else ""


def _written(node: nodes.Node, placed: set[int]) -> str:
    """What an expression writes: its constants, and a sign in the place of any other value."""
    match node:
        case nodes.Const(value=str(text)):
            placed.add(id(node))
            return text
        case nodes.CondExpr():
            return "".join(_written(n, placed) for n in (node.expr1, node.expr2) if n)
        case nodes.Concat():
            return "".join(_written(n, placed) for n in node.nodes)
        case nodes.BinExpr():
            return _written(node.left, placed) + _written(node.right, placed)
        case nodes.Filter(node=nodes.Node() as inner):
            return _written(inner, placed)
    return VALUE


def _handed(node: nodes.Node, placed: set[int]) -> Iterator[str]:
    """The constants in a node that it does not write itself, but for codes."""
    match node:
        case nodes.Const(value=str(text)):
            if id(node) not in placed:
                yield text
        case nodes.Call(node=nodes.Name(name=name)) if name in MESSAGES:
            for value in node.kwargs:
                yield from _handed(value, placed)
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))) if name in CODES:
            return
        case nodes.Compare():
            return
        case _:
            for child in node.iter_child_nodes():
                yield from _handed(child, placed)
