"""Leftovers of other programs: in texts that were copied from them, and as files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.fields import data_of, prose_of
from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem
from dissemination.source.records import Invalid, Located
from dissemination.source.tree import Location

ENTITY: Final = Message(
    'the text has "{value}", as HTML writes it, and readers see just that; write "{plain}"',
    code="entity-in-text",
)
ESCAPED_TWICE: Final = Message(
    'readers see "{plain}" here as these letters, for it stands as "{value}"; write "{plain}"',
    code="escaped-twice",
)
LEFT_BEHIND: Final = Message(
    "another program left this here for itself; it is no part of the site, and you may delete it",
    code="left-by-a-program",
)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENTITY_TWICE: Final = re.compile(r"&amp;(?:#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


def entities(project: LoadedProject) -> Iterator[Problem]:
    """References of HTML, such as `&amp;`, in plain text, where they are no references; and in
    Markdown those that were escaped twice."""
    for node in (*project.records, *(entry.front_matter for entry in project.entries)):
        yield from _entities_of_fields(node)
    for entry in project.entries:
        for twice in _ENTITY_TWICE.finditer(entry.body) if "&amp;" in entry.body else ():
            line = entry.body.count("\n", 0, twice.start()) + entry.body_line
            plain = twice[0].replace("&amp;", "&")
            yield ESCAPED_TWICE.at(entry.path, line, value=twice[0], plain=plain)


def files(project: LoadedProject) -> Iterator[Problem]:
    """Files and folders that other programs left among those of the project."""
    for path in sorted(project.reading.leftovers):
        yield LEFT_BEHIND.at(path, 1)


def _entities_of_fields(node: Located[Any] | Invalid) -> Iterator[Problem]:
    if not (texts := list(_texts(data_of(node)))):
        return
    markdown = {location for location, _ in prose_of(node)}
    for location, text in texts:
        reference = _ENTITY.search(text)
        if reference and location not in markdown and html.unescape(reference[0]) != reference[0]:
            plain = html.unescape(html.unescape(reference[0]))
            yield node.problem(ENTITY, *location, value=reference[0], plain=plain)


def _texts(data: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a tree with "&" in it, and its path."""
    if isinstance(data, str):
        yield location, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            if not isinstance(value, str) or "&" in value:
                yield from _texts(value, (*location, step))
