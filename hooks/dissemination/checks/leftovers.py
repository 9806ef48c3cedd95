"""Leftovers of other programs: in texts that were copied from them, and as files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from dissemination.checks.fields import data_of, prose_of
from dissemination.checks.loaded_project import LoadedProject
from dissemination.markdown.leftover import short
from dissemination.markdown.rendering import emoji
from dissemination.problems import Message, Problem
from dissemination.source.records import Invalid, Located
from dissemination.source.tree import Location

ENTITY: Final = Message(
    'the text has "{value}", as HTML writes it, and readers see just that; write {plain}',
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
MARK_IN_TEXT: Final = Message(
    'readers see "{value}" as it stands, for this field is no Markdown; write the words alone',
    code="mark-in-text",
)
EMOJI_IN_TEXT: Final = Message(
    'readers see "{value}" as these letters; type {sign}, or delete it', code="emoji-in-text"
)
PLACEHOLDER: Final = Message(
    '"{value}" stands where words are still to come; write them, or keep the item back by a line '
    "draft: yes",
    code="placeholder",
)
_SUSPECT: Final = re.compile(r"[&*`<{]|__|\]\(|:[a-z+-]")
_MARK: Final = re.compile(
    r"!?\[[^\[\]]+\]\([^()\s]+\)|(?<![\w*])\*\*[^*]+\*\*|(?<![\w*])\*[^\s*][^*]*(?<=\S)\*(?![\w*])"
    r"|(?<!\w)__[^_]+__(?!\w)|`[^`]+`|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}"
    r"|</?(?:a|b|br|div|em|font|i|img|p|span|strong|sub|sup|u)\b[^<>]*>"
)
_EMOJI: Final = re.compile(r"(?<![\w:]):[a-z+-][a-z0-9_+-]*:(?![\w:])")
_PLACEHOLDER: Final = re.compile(
    r"\b(?:TODO|TBD|TBA|FIXME|XXX+)\b|\bLorem ipsum\b|\b(?:insert|your) (?:text|title) here\b"
)
_TO_COME: Final = re.compile("T(?:ODO|B[AD])")  # for which one search is quicker than several
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENTITY_TWICE: Final = re.compile(r"&amp;(?:#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_fields(project: LoadedProject) -> Iterator[Problem]:
    """References of HTML, such as `&amp;`, and marks of Markdown and of other programs in plain
    text of data files, where they are none."""
    yield from _of_nodes(project.records)


def plain_fields_of_items(project: LoadedProject) -> Iterator[Problem]:
    """The same in the fields of items."""
    yield from _of_nodes(entry.front_matter for entry in project.entries)


def _of_nodes(nodes: Iterable[Located[Any] | Invalid]) -> Iterator[Problem]:
    for node in nodes:
        if texts := list(_texts(data_of(node))):
            markdown = {location for location, _ in prose_of(node)}
            for location, text in texts:
                if location not in markdown:
                    yield from _of_field(text, node, location)


def bodies(project: LoadedProject) -> Iterator[Problem]:
    """References of HTML that were escaped twice, and marks that readers would see, in the Markdown
    of items."""
    for entry in project.entries:
        for twice in _ENTITY_TWICE.finditer(entry.body) if "&" in entry.body else ():
            line = entry.body.count("\n", 0, twice.start()) + entry.body_line
            plain = twice[0].replace("&amp;", "&")
            yield ESCAPED_TWICE.at(entry.path, line, value=twice[0], plain=plain)
    for examination in project.examinations.values():
        yield from examination.advice


def prose(project: LoadedProject) -> Iterator[Problem]:
    """Marks that readers would see in the Markdown of data files."""
    for text in project.prose:
        yield from map(text.problem, text.examination.advice)


def files(project: LoadedProject) -> Iterator[Problem]:
    """Files and folders that other programs left among those of the project."""
    for path in sorted(project.reading.leftovers):
        yield LEFT_BEHIND.at(path, 1)


def placeholders(project: LoadedProject) -> Iterator[Problem]:
    """Marks of what is still to be written, in items that readers can see."""
    for entry in project.entries:
        if entry.path in project.hidden:
            continue
        title, summary = entry.item.title, entry.item.summary
        for field, text in ("title", title), ("summary", summary):
            for mark in _placeholders(text):
                yield entry.front_matter.problem(PLACEHOLDER, field, value=mark[0])
        for mark in _placeholders(entry.body):
            line = entry.body.count("\n", 0, mark.start()) + entry.body_line
            yield PLACEHOLDER.at(entry.path, line, value=mark[0])


def _placeholders(text: str) -> Iterator[re.Match[str]]:
    """Marks of what is still to be written; that there is none is seen without the expression."""
    has_sign = "X" in text or "Lorem ipsum" in text or " here" in text or _TO_COME.search(text)
    return _PLACEHOLDER.finditer(text) if has_sign else iter(())


def _of_field(text: str, node: Located[Any] | Invalid, location: Location) -> Iterator[Problem]:
    reference = _ENTITY.search(text)
    if reference and html.unescape(reference[0]) != reference[0]:
        sign = html.unescape(html.unescape(reference[0]))
        plain = "a space" if sign.isspace() else f'"{sign}"'
        yield node.problem(ENTITY, *location, value=reference[0], plain=plain)
    if mark := _MARK.search(text):
        yield node.problem(MARK_IN_TEXT, *location, value=short(mark[0]))
    for shortcode in _EMOJI.findall(text):
        if sign := emoji(shortcode):
            yield node.problem(EMOJI_IN_TEXT, *location, value=shortcode, sign=sign)


def _texts(data: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a tree that may have leftovers, and its path."""
    if isinstance(data, str):
        if _SUSPECT.search(data):
            yield location, data
        return
    steps = data.items() if isinstance(data, dict) else enumerate(data or ())
    for step, value in steps:
        if not isinstance(value, str):
            yield from _texts(value, (*location, step))
        elif _SUSPECT.search(value):
            yield (*location, step), value
