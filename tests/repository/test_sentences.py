"""What readers see is a message of the catalogue: no other sentence stands in the code, in scripts
or in style sheets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from dissemination.locale.locale import RIGHT_TO_LEFT
from dissemination.model.kinds import BY_NAME, CHOICES
from dissemination.model.practice import PARTS
from tests.support.frozen import ROOT

PACKAGE: Final = ROOT / "hooks/dissemination"
ROOMS: Final = (
    *("site", "feeds", "calendars", "publication", "figures", "linked_data", "open_data"),
    *("locale", "library", "templating", "urls"),
)
# Files and functions that speak to officers or hold words for machines.
OTHERS: Final = {
    "site/macro_problems.py": "problems of pages of docs/",
    "site/mkdocs_reports.py": "what an engine reports",
    "site/policy.py": "problems of pages of docs/",
    "site/software.py": "names of fields in the description of a package",
    "site/sitemap.py": "robots.txt",
    "site/style_sheet.py": "rules of CSS",
    "publication/document/citation.py:cff": "CITATION.cff, which is English by its form",
    "site/search/little_words.py": "data of languages",
    "library/library.py:warnings": "advice to officers",
    "open_data/source_schema.py": "schemas for editors",
}
# Words of standards, programs and fonts.
NAMES: Final = {
    "site": {"Stemmer"},
    "feeds": {"Atom"},
    "publication": {"Commissioner, sans-serif"},
    "linked_data": {
        *("Article", "Course", "Event", "Grant", "Offline", "Online", "Organization", "Place"),
        *("Book", "Chapter", "Dataset", "Offer", "Periodical", "Person", "Project", "Report"),
        *("Thesis",),
    },
    "library": {"Wikidata"},
    "locale": RIGHT_TO_LEFT,
}
CODES: Final = {*BY_NAME, *CHOICES, *PARTS}
MESSAGES: Final = {
    *("N_", "NP_", "_", "gettext", "_gettext", "ngettext", "pgettext", "npgettext"),
    "plural_forms",
}
# Those whose texts are for officers, as are texts with {named} values, or are patterns, or names of
# questions.
NO_TEXTS: Final = {
    "Problem",
    "compile",
    "search",
    "sub",
    "fullmatch",
    "match",
    "TypeVar",
    "ParamSpec",
    "note",
    "Literal",
}
SENTENCE: Final = re.compile(r"^[^\w\[]*[A-Z][a-z]+(?![a-z]*[A-Z])|[a-z]{2,},? [a-z]{2,}")
MARKUP: Final = re.compile(r"<[^>]*>?|[\w-]+=\S*")
OF_PROBLEM: Final = re.compile(r"\{[a-z]+\}")


def is_sentence(text: str) -> bool:
    """Whether a text looks like English for readers."""
    is_other = text in CODES or OF_PROBLEM.search(text)
    return not is_other and bool(SENTENCE.search(MARKUP.sub("", text)))


def sentences(code: ast.AST, inside: str = "") -> Iterator[tuple[str, str]]:
    """The texts in a syntax tree that look like sentences and are no messages, each with the name
    of the function in which it stands."""
    match code:
        case ast.Constant(value=str(text)) if is_sentence(text):
            yield inside, text
        case ast.FunctionDef():
            inside = code.name
    for child in parts(code):
        yield from sentences(child, inside)


def parts(code: ast.AST) -> Iterator[ast.AST]:
    """The parts of a piece of code in which texts may be shown: no docstrings, annotations,
    messages, errors, keys and values that are compared."""
    match code:
        case ast.Raise() | ast.Compare() | ast.MatchValue() | ast.Expr(value=ast.Constant()):
            return
        case ast.Call() if called(code) in MESSAGES:
            yield from (keyword.value for keyword in code.keywords)
        case ast.Call() if called(code) in NO_TEXTS or called(code).endswith("Error"):
            return
        case ast.Dict():
            yield from code.values
        case ast.Subscript():
            yield code.value
        case ast.AnnAssign():
            yield from filter(None, [code.value])
        case ast.arg():
            return
        case _:
            yield from ast.iter_child_nodes(code)


def called(call: ast.Call) -> str:
    """The name of what is called, without that of its module or object."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def found(room: str) -> Iterator[tuple[str, str, str]]:
    """The sentences of a room, each with its file and function."""
    for file in sorted((PACKAGE / room).rglob("*.py")):
        path = file.relative_to(PACKAGE).as_posix()
        for function, text in sentences(ast.parse(file.read_text("utf-8"))):
            yield path, f"{path}:{function}", text


@pytest.mark.parametrize("room", ROOMS)
def test_sentences_in_the_code_are_messages(room: str) -> None:
    assert [
        f"{path}: {text!r}"
        for path, place, text in found(room)
        if not {path, place} & OTHERS.keys() and text not in NAMES.get(room, ())
    ] == []


def test_every_exception_is_needed() -> None:
    sentences_of = {room: list(found(room)) for room in ROOMS}
    places = {place for each in sentences_of.values() for found in each for place in found[:2]}
    assert OTHERS.keys() - places == set()
    texts = {room: {text for *_, text in each} for room, each in sentences_of.items()}
    assert {room: NAMES[room] - texts[room] for room in NAMES if NAMES[room] - texts[room]} == {}


@pytest.mark.parametrize(
    "code",
    [
        'title = "Older news"',
        'title = f"News of {year}"',
        'title = _("News: %(title)s", title=f"all of {year}")',
        'def words():\n    """A docstring."""\n    return {"done": "it is done"}',
        'kind = "Partner" if partner else ""',
    ],
)
def test_a_sentence_is_found(code: str) -> None:
    assert list(sentences(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring."""',
        'title = _("Older news")',
        'title = locale.ngettext("One day", "%(num)s days", days)',
        'raise ValueError("no such day")',
        'page = urls.record("training action", key)',
        'state: Literal["Not yet"] = value["Not yet"]',
        "path = 'class=\"item head\"'",
    ],
)
def test_what_is_no_sentence_for_readers(code: str) -> None:
    assert list(sentences(ast.parse(code))) == []


def looks(*endings: str) -> list[Path]:
    """The style sheets or scripts that are published."""
    return sorted(file for file in PACKAGE.rglob("*") if file.suffix in endings)


KEYS: Final = {"Escape", "End", "Home"}  # of a keyboard


@pytest.mark.parametrize("script", looks(".js"), ids=lambda path: path.name)
def test_scripts_have_no_words(script: Path) -> None:
    code = re.sub(r"^\s*//.*$|\s// .*$", "", script.read_text("utf-8"), flags=re.MULTILINE)
    texts = [text for pair in re.findall(r'"([^"\n]*)"|`([^`]*)`', code) for text in pair]
    words = re.compile(r"^[A-Z][a-z]+\b|\b[a-z]{2,} [a-z]{2,}\b|\} [a-z]{2,}\b")
    assert [text for text in texts if words.search(text) and text not in KEYS | CODES] == []


@pytest.mark.parametrize("sheet", looks(".css"), ids=lambda path: path.name)
def test_style_sheets_have_no_words(sheet: Path) -> None:
    style = sheet.read_text("utf-8")
    assert re.findall(r'\[(?:data-label|aria-label|alt|title)\W?="[^"]*', style) == []
    contents = re.findall(r"content:([^;}]*)", style)
    texts = [text for content in contents for text in re.findall(r'"([^"]*)"', content)]
    assert [text for text in texts if re.search(r"[^\W\d_]", text)] == []
