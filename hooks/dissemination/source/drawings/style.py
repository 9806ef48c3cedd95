"""Styles of a drawing (CSS Syntax 3), of which what lists allow is written anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import tinycss2
from lxml import etree
from tinycss2 import ast

from dissemination.source.drawings.losses import (
    ACTIVE_DRAWING,
    DRAWING_FROM_ELSEWHERE,
    DRAWING_WITH_FONT,
    HEAVY_DRAWING,
    Losses,
)
from dissemination.source.drawings.vocabulary import (
    FUNCTIONS,
    LOADING,
    PROPERTIES,
    SVG,
    XHTML,
    XLINK,
)

# An element of the same drawing; names with other signs would need escapes.
LOCAL: Final = re.compile(r"""#([^\s"'()\\%<>]+)""")
PLAIN: Final = re.compile(r"[\w#%., \t\r\n+-]*")
MOST_DIGITS: Final = 300
MOST_STYLE: Final = 500_000
DEEPEST: Final = 12
_ENDLESS: Final = re.compile(rf"[0-9]{{{MOST_DIGITS + 1}}}")
_NO_XML: Final = re.compile(r"\\?[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORDS: Final = {"dimension", "hash", "ident", "number", "percentage", "string", "whitespace"}
_SIGNS: Final = frozenset(",/+-*")
_SELECTING: Final = frozenset(".,>+~*:|=^$&")
_NESTING: Final = frozenset({"media", "supports"})
_UNSEEN: Final = frozenset({"charset", "page"})  # rules whose loss no reader sees
_NAMESPACES: Final = frozenset({SVG, XHTML, XLINK})
_SELECTED: Final = re.compile(r"\[\s*(data-[\w-]+)")

Nodes = Sequence[ast.Node]


class Style:
    """The styles of one drawing. `references` are the names of elements that a style sheet refers
    to, by each class (`.a`), name (`#a`), tag or `*` that one of its selectors holds."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._inline: dict[str, str] = {}
        self.references: dict[str, set[str]] = {}

    def value(self, text: str) -> str | None:
        """The value of a property, written anew; None if it is not allowed."""
        if PLAIN.fullmatch(text) and len(text) <= MOST_DIGITS:
            return text
        if not self._is_bounded(text):
            return None
        nodes = tinycss2.parse_component_value_list(text, skip_comments=True)
        return _text(nodes) if self._is_allowed(nodes) else None

    def inline(self, text: str) -> str:
        """The declarations of a `style` attribute, written anew."""
        if text not in self._inline:
            nodes: Nodes = []
            if self._is_bounded(text):
                nodes = tinycss2.parse_blocks_contents(text, True, True)
            self._inline[text] = ";".join(self._declarations(nodes))
        return self._inline[text]

    def sheet(self, text: str) -> str:
        """The rules of a `<style>` element, written anew."""
        if not self._is_bounded(text):
            return ""
        return "\n".join(self._rules(tinycss2.parse_stylesheet(text, True, True), DEEPEST))

    def _is_bounded(self, text: str) -> bool:
        if len(text) > MOST_STYLE:
            size = f"{len(text):,}".replace(",", " ")
            self._losses.tell(
                HEAVY_DRAWING, value=f"a style of {size} signs", most=f"{MOST_STYLE // 1000} 000"
            )
        elif _ENDLESS.search(text):
            self._losses.tell(
                HEAVY_DRAWING, value="an endless number", most=f"{MOST_DIGITS} digits"
            )
        else:
            return True
        return False

    # Rules

    def _rules(self, nodes: Nodes, depth: int) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, ast.QualifiedRule):
                yield from self._rule(node, depth)
            elif isinstance(node, ast.AtRule):
                yield from self._at_rule(node, depth)

    def _rule(self, rule: ast.QualifiedRule, depth: int) -> Iterator[str]:
        """A rule of style, with those that are nested in it (CSS Nesting 1)."""
        if not (depth and _is_selector(rule.prelude)):
            return
        nodes = tinycss2.parse_blocks_contents(rule.content, True, True)
        declarations, nested = list(self._declarations(nodes)), list(self._rules(nodes, depth - 1))
        if not (declarations or nested):
            return
        names = set(LOCAL.findall(" ".join(declarations)))
        for key in set(_keys(rule.prelude)) or {"*"}:
            self.references.setdefault(key, set()).update(names)
        body = ";".join([*declarations, "\n".join(nested)] if nested else declarations)
        yield f"{_text(rule.prelude)}{{{body}}}"

    def _at_rule(self, rule: ast.AtRule, depth: int) -> Iterator[str]:
        name = rule.lower_at_keyword
        if name in _NESTING and rule.content is not None:
            if depth and _is_condition(rule.prelude):
                inner = "\n".join(self._rules(tinycss2.parse_rule_list(rule.content), depth - 1))
                yield f"@{name} {_text(rule.prelude)}{{{inner}}}"
        elif name == "font-face":
            if not _is_font_of_svg(rule.content or []):
                self._losses.tell(DRAWING_WITH_FONT)
        elif name == "import":
            address = _text(rule.prelude)
            self._losses.tell(DRAWING_FROM_ELSEWHERE, value=f"@import {address}")
        elif name.endswith("keyframes"):
            self._losses.tell(ACTIVE_DRAWING, value="an animation")
        elif name == "namespace":
            yield from _namespace(rule.prelude)
        elif name not in _UNSEEN:
            self._losses.tell(ACTIVE_DRAWING, value=f"a rule of style @{name}")

    def _declarations(self, nodes: Nodes) -> Iterator[str]:
        for node in nodes:
            if not isinstance(node, ast.Declaration):
                continue
            known = node.lower_name in PROPERTIES or node.name.startswith("--")
            if known and self._is_allowed(node.value):
                if node.name.startswith("--"):  # any element may take it
                    names = LOCAL.findall(_text(node.value))
                    self.references.setdefault("*", set()).update(names)
                name = _text([ast.IdentToken(1, 1, node.name)])
                yield f"{name}:{_text(node.value)}{'!important' if node.important else ''}"

    # Values

    def _is_allowed(self, nodes: Nodes, depth: int = DEEPEST) -> bool:
        """Whether a value means something and loads nothing; what it would load is told."""
        return depth > 0 and all(self._is_part(node, depth) for node in nodes)

    def _is_part(self, node: ast.Node, depth: int) -> bool:
        if isinstance(node, ast.URLToken):
            return self._is_local(node.value)
        if isinstance(node, ast.FunctionBlock):
            return self._is_function(node, depth)
        if isinstance(node, ast.ParenthesesBlock):
            return self._is_allowed(node.content, depth - 1)
        if isinstance(node, ast.LiteralToken):
            return node.value in _SIGNS
        return node.type in _WORDS or node.type == "comment"

    def _is_function(self, node: ast.FunctionBlock, depth: int) -> bool:
        name = node.lower_name
        if name == "url":
            texts = (part for part in node.arguments if isinstance(part, ast.StringToken))
            return self._is_local("".join(text.value for text in texts))
        if name in LOADING:
            self._losses.tell(DRAWING_FROM_ELSEWHERE, value=tinycss2.serialize([node]))
        return name in FUNCTIONS and self._is_allowed(node.arguments, depth - 1)

    def _is_local(self, address: str) -> bool:
        if LOCAL.fullmatch(address.strip()):
            return True
        if address.strip():
            self._losses.tell(DRAWING_FROM_ELSEWHERE, value=address.strip())
        return False


def selected_attributes(root: etree._Element) -> set[str]:
    """The attributes with data of an author's own by which style sheets of a drawing select."""
    styles = root.iter(f"{{{SVG}}}style")
    return {name for style in styles for name in _SELECTED.findall(str(style.xpath("string()")))}


def _namespace(prelude: Nodes) -> Iterator[str]:
    """The rule that gives a namespace a name for selectors; none loads it."""
    names = [node for node in prelude if isinstance(node, ast.IdentToken)]
    addresses = [node for node in prelude if isinstance(node, ast.StringToken | ast.URLToken)]
    if len(names) <= 1 and len(addresses) == 1 and addresses[0].value in _NAMESPACES:
        yield f'@namespace {_text(names)}{" " * len(names)}"{addresses[0].value}";'


def _text(nodes: Nodes) -> str:
    """CSS without remarks, without blanks around it (the one that ends an escape stays), and with
    signs that XML can have."""
    parts = [node for node in nodes if node.type != "comment"]
    while parts and parts[-1].type == "whitespace":
        del parts[-1]
    while parts and parts[0].type == "whitespace":
        del parts[0]
    return _NO_XML.sub("\ufffd", tinycss2.serialize(parts))


def _is_selector(nodes: Iterable[ast.Node], depth: int = DEEPEST) -> bool:
    """Whether a prelude is a selector, and has nothing else in it."""
    return depth > 0 and all(
        node.value in _SELECTING
        if isinstance(node, ast.LiteralToken)
        else _is_selector(node.arguments, depth - 1)
        if isinstance(node, ast.FunctionBlock)
        else _is_selector(node.content, depth - 1)
        if isinstance(node, ast.SquareBracketsBlock)
        else node.type in _WORDS or node.type == "comment"
        for node in nodes
    )


def _is_condition(nodes: Iterable[ast.Node], depth: int = DEEPEST) -> bool:
    """Whether a prelude is the condition of a medium or of what a browser supports."""
    return depth > 0 and all(
        node.value in ",:<>=/"
        if isinstance(node, ast.LiteralToken)
        else _is_condition(node.content, depth - 1)
        if isinstance(node, ast.ParenthesesBlock)
        else node.type in _WORDS or node.type == "comment"
        for node in nodes
    )


def _keys(nodes: Iterable[ast.Node]) -> Iterator[str]:
    """The classes, names and tags that a selector holds, at whatever place."""
    before = ""
    for node in nodes:
        if isinstance(node, ast.HashToken):
            yield f"#{node.value}"
        elif isinstance(node, ast.IdentToken):
            yield {".": f".{node.value}", ":": "*"}.get(before, node.value)
        elif isinstance(node, ast.FunctionBlock):
            yield "*"
        before = node.value if isinstance(node, ast.LiteralToken) else ""


def _is_font_of_svg(nodes: Nodes) -> bool:
    """Whether a font is an element of the drawing itself, which no browser shows."""
    text = tinycss2.serialize(nodes)
    return "url(" in text and not re.search(r"""url\(\s*["']?\s*(?!#)[^"'\s#]""", text)
