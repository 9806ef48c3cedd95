"""Letters that no font of the publication has, in texts that are printed."""

from __future__ import annotations

import html as markup
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.glyphs.coverage import missing_letters, plain_form, without_signs
from dissemination.markdown.rendering import plain_text, render_with_positions
from dissemination.model.fields import Field, Leaf, Location, fields, values
from dissemination.model.kinds import BY_FILE
from dissemination.model.record import Model
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

NO_FONT: Final = Message(
    '"{value}" cannot be printed: no font of the publication has {sign}; '
    "write it in Latin, Greek or Cyrillic letters, or leave it out",
    code="letter-without-font",
)
NO_FONT_PLAIN: Final = Message(
    '"{value}" cannot be printed: no font of the publication has {sign}; write "{plain}"',
    code="character-without-font",
)
NO_LETTERS: Final = Message(
    'nothing of "{value}" can be printed, since emoji are left out there; add words',
    code="nothing-to-print",
)

# What the publication, the leaflets and the factsheet print, by the names of files and folders.
PRINTED: Final[Mapping[str, frozenset[str]]] = {
    "project": frozenset(
        {
            *("acronym", "title", "slogan", "summary", "programme", "call", "start", "end"),
            *("coordinator", "funding", "topic"),
        }
    ),
    "funders": frozenset({"name", "programme", "funding"}),
    "site": frozenset({"publisher", "licence", "areas", "publication"}),
    "partners": frozenset({"name", "short", "place", "field", "summary", "facts"}),
    "objectives": frozenset({"title", "text", "specific"}),
    "milestones": frozenset({"number", "title", "verification", "planned"}),
    "training": frozenset({"title", "summary"}),
    "results": frozenset({"title", "short", "target", "figure", "achieved"}),
    "labels": frozenset({"awarded"}),
    "documents": frozenset({"title"}),
    "glossary": frozenset({"term", "stands_for", "text"}),
    "sources": frozenset({"title", "publisher", "short", "note"}),
    "timeline": frozenset({"title"}),
    "events": frozenset({"title", "place", "training"}),
    "practices": frozenset({"title", "summary", "correction", "audience", "authors"}),
    "news": frozenset({"title"}),
}


def printed_fields(project: LoadedProject) -> Iterator[Problem]:
    """Fields of data files with a letter that no font has, or with emoji alone."""
    for file in PRINTED:
        if not BY_FILE[file].is_item:
            for record in _records(project, file):
                yield from _problems(record, file)
    authors = {author.person for entry in project.practices for author in entry.item.authors}
    for person in project.records_of("people") if authors else ():
        if person.id in authors:
            yield from _problems_of_line(person, ("name",), person.record.name)


def printed_items(project: LoadedProject) -> Iterator[Problem]:
    """The same of events and practices."""
    for file in ("events", "practices"):
        for entry in project.reading.entries.get(file, []):
            if not entry.item.withdrawn:
                yield from _problems(entry.front_matter, file)


def news_in_print(project: LoadedProject) -> Iterator[Problem]:
    """The same of news, if they are printed."""
    for entry in project.reading.entries.get("news", []):
        if not entry.item.withdrawn:
            yield from _problems(entry.front_matter, "news")


def printed_bodies(project: LoadedProject) -> Iterator[Problem]:
    """Lines of practices with a letter that no font has."""
    for entry in project.practices:
        for line, run in _missing_in_markdown(entry.body):
            yield _message(run).at(entry.path, entry.body_line - 1 + line, **_words(run))


def _records(project: LoadedProject, file: str) -> Iterator[Located[Any]]:
    """The records of a file."""
    if BY_FILE[file].is_group:
        yield from filter(None, [project.reading.groups.get(file)])
    else:
        yield from project.records_of(file)


def printed_news(project: LoadedProject) -> set[str]:
    """The ids of the news items that practices and results name."""
    named = {news for entry in project.practices for news in entry.item.news}
    for result in project.records_of("results"):
        named.update(result.record.evidence.news)
    return named


@cache
def _fields(model: type[Model], file: str) -> tuple[Field, ...]:
    """The fields of the model of a file that are printed; all fields of other models, but for the
    names of files."""
    if model is not BY_FILE[file].model:
        return tuple(field for field in fields(model) if field.name != "logo")
    return tuple(field for field in fields(model) if field.name in PRINTED[file])


def _problems(record: Located[Any], file: str) -> Iterator[Problem]:
    texts = values(type(record.record), record.record, lambda model: _fields(model, file))
    for location, shape, text in texts:
        match shape:
            case Leaf(form="line"):
                yield from _problems_of_line(record, location, text)
            case Leaf(form="prose"):
                for line, run in _missing_in_markdown(text):
                    problem = record.problem(_message(run), *location, **_words(run))
                    number = record.tree.text_line(record.location + location, line)
                    yield problem.on_line(number)


def _problems_of_line(record: Located[Any], location: Location, text: str) -> Iterator[Problem]:
    if runs := missing_letters(text):
        yield record.problem(_message(runs[0]), *location, **_words(runs[0]))
    elif not text[:1].isalpha() and not without_signs(text).strip():
        yield record.problem(NO_LETTERS, *location, value=text)


def _missing_in_markdown(text: str) -> Iterator[tuple[int, str]]:
    """Each line of a text, counted from 1, with the first letters of its own that are shown and
    that no font has; addresses of links are not shown."""
    if not missing_letters(markup.unescape(text)):
        return
    shown = plain_text(render_with_positions(text))
    missing = {letter for run in missing_letters(shown) for letter in run}
    for number, line in enumerate(text.split("\n"), 1):
        runs = missing_letters(markup.unescape(line))
        if run := next((run for run in runs if missing.intersection(run)), None):
            yield number, run


def _message(run: str) -> Message:
    return NO_FONT if missing_letters(plain_form(run)) else NO_FONT_PLAIN


def _words(run: str) -> dict[str, str]:
    """What a message says of a run of letters."""
    sign = "this sign" if len(run) == 1 else "these signs"
    return {"value": run, "sign": sign, "plain": plain_form(run)}
