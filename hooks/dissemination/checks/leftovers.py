"""Leftovers of the tools from which texts were copied."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.fields import prose_of
from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem
from dissemination.source.records import Node
from dissemination.source.tree import Location

ENTITY: Final = Message(
    'the text has "{value}", as HTML writes it, and readers see just that; write "{plain}"',
    code="entity-in-text",
)
ESCAPED_TWICE: Final = Message(
    'readers see "{plain}" here as these letters, for it stands as "{value}"; write "{plain}"',
    code="escaped-twice",
)
MARKS: Final = Message(
    'the text is shown as it is, so readers see "{value}"; write it without the signs of Markdown',
    code="markdown-in-plain-text",
)
PLACEHOLDER: Final = Message(
    '"{value}" stands where words are still to come; write them, or keep the item back by a line '
    "draft: yes",
    code="placeholder",
)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENTITY_TWICE: Final = re.compile(r"&amp;(?:#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKS: Final = re.compile(
    r"\*\*[^\s*][^*]*\*\*|(?<!\w)__[^\s_][^_]*__(?!\w)|\[[^][]+\]\([^\s()]+\)|`[^`]+`"
)
_PLACEHOLDER: Final = re.compile(
    r"\b(?:TODO|TBD|TBA|FIXME|XXX+)\b|\bLorem ipsum\b|\b(?:insert|your) (?:text|title) here\b"
)
_SIGNS: Final = re.compile(r"[&*_`\]]")


def entities(project: LoadedProject) -> Iterator[Problem]:
    """References of HTML, such as `&amp;`, in plain text, where they are no references; and in
    Markdown those that were escaped twice."""
    for node, location, text in _plain_texts(project):
        reference = _ENTITY.search(text)
        if reference and html.unescape(reference[0]) != reference[0]:
            plain = html.unescape(html.unescape(reference[0]))
            yield node.problem(ENTITY, *location, value=reference[0], plain=plain)
    for entry in project.entries:
        for twice in _ENTITY_TWICE.finditer(entry.body) if "&amp;" in entry.body else ():
            line = entry.body.count("\n", 0, twice.start()) + entry.body_line
            plain = twice[0].replace("&amp;", "&")
            yield ESCAPED_TWICE.at(entry.path, line, value=twice[0], plain=plain)


def marks(project: LoadedProject) -> Iterator[Problem]:
    """Bold words, links and code as Markdown has them, in plain text."""
    for node, location, text in _plain_texts(project):
        if found := _MARKS.search(text):
            yield node.problem(MARKS, *location, value=found[0])


def placeholders(project: LoadedProject) -> Iterator[Problem]:
    """Marks of what is still to be written, in items that readers can see."""
    for entry in project.entries:
        if entry.path in project.hidden:
            continue
        for field in ("title", "summary"):
            if found := _PLACEHOLDER.search(getattr(entry.item, field)):
                yield entry.front_matter.problem(PLACEHOLDER, field, value=found[0])
        for found in _PLACEHOLDER.finditer(entry.body):
            line = entry.body.count("\n", 0, found.start()) + entry.body_line
            yield PLACEHOLDER.at(entry.path, line, value=found[0])


def _plain_texts(project: LoadedProject) -> Iterator[tuple[Node, Location, str]]:
    """The fields of plain text that hold one of `_SIGNS`, each with its record and path."""
    for node in (*project.records, *(entry.front_matter for entry in project.entries)):
        texts = list(_texts(_data(node)))
        markdown = {location for location, _ in prose_of(node)} if texts else set()
        for location, text in texts:
            if location not in markdown:
                yield node, location, text


def _data(node: Node) -> Any:
    """What stands in the file at the place of a record."""
    data = node.tree.data
    for step in node.location:
        data = data[step]
    return data


def _texts(data: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a tree that holds one of `_SIGNS`, and its path."""
    if isinstance(data, str):
        yield location, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            if not isinstance(value, str) or _SIGNS.search(value):
                yield from _texts(value, (*location, step))
