"""What is wrong with the macros on a page of docs/: mistakes in calls, and pages that ask data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from traceback import extract_tb
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from dissemination.problems import Message, Problem, nearest

MISTAKE: Final = Message("a macro cannot be carried out: {value}", code="macro-mistake")
UNKNOWN_MACRO: Final = Message(
    'there is no macro or value "{value}"; {nearest}', code="unknown-macro"
)
NOT_FOR_PAGES: Final = Message(
    'a page cannot ask "{value}", on which it would depend unseen; {instead}',
    code="page-asks",
)
ASKS_A_MACRO: Final = Message(
    'the macro "{value}" gives no value that a page can ask or change; let it stand alone, as in '
    "{{{{ {value}() }}}}",
    code="page-asks-macro",
)
# What engines hand to pages, and what says the same as a macro or by itself.
INSTEAD: Final = {
    "config": "write {{ imprint() }}, {{ project_facts() }} or {{ publisher_notice() }}",
    "environment": "write {{ software() }}",
    "extra": "write the words themselves",
    "files": "write {{ news_list() }}, {{ documents() }} or a link",
    "git": "the foot of each page says when it last changed",
    "navigation": "the header and the footer have it",
    "now": "write the date; the foot of each page says when it last changed",
    "plugin": "write the words themselves",
}


@dataclass(frozen=True)
class Mistake:
    """Why the macros of a page cannot be carried out, in the words of Jinja or of the macro, and
    the line of the page's text, front matter not counted; 0 if it is not known."""

    reason: str
    line: int = 0

    @classmethod
    def of(cls, error: Exception) -> Mistake:
        """The mistake for which Jinja could not render the text of a page."""
        if isinstance(error, TemplateSyntaxError):
            return cls(error.message or "", error.lineno)
        frames = extract_tb(error.__traceback__)
        lines = [frame.lineno or 0 for frame in frames if frame.filename == "<template>"]
        return cls(str(error), lines[-1] if lines else 0)


def macro_problems(
    path: str, source: str, mistake: Mistake | None, macros: Collection[str]
) -> list[Problem]:
    """The problems of the macros on the page at `path`.

    `source` is its file as it is written, front matter included, `mistake` the one at which an
    engine stopped, and `macros` are the names of all.
    """
    below = _lines_of_front_matter(source)
    if mistake:
        line = mistake.line + below if mistake.line else 1
        return [_problem(path, line, mistake.reason, macros)]
    text = "\n" * below + "\n".join(source.split("\n")[below:])
    return sorted(set(_dependencies(path, text, macros)))


def _problem(path: str, line: int, reason: str, macros: Collection[str]) -> Problem:
    unknown = re.fullmatch(r"'(\w+)' is undefined", reason)
    if not unknown:
        return MISTAKE.at(path, line, value=reason)
    if unknown[1] in INSTEAD:
        return _not_for_pages(path, line, unknown[1])
    return UNKNOWN_MACRO.at(path, line, value=unknown[1], nearest=nearest(unknown[1], macros))


def _not_for_pages(path: str, line: int, name: str) -> Problem:
    return NOT_FOR_PAGES.at(path, line, value=name, instead=INSTEAD[name])


def _lines_of_front_matter(source: str) -> int:
    """How many lines of a page come before its text; MkDocs drops empty ones after them too."""
    front = re.match(r"---\s*\n.*?\n(?:---|\.\.\.)\s*\n\s*", source, re.DOTALL)
    return front[0].count("\n") if front else 0


def _dependencies(path: str, text: str, macros: Collection[str]) -> Iterator[Problem]:
    """Values that would make the page depend on more than its file and the configuration."""
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError:
        return  # a page without macros may hold what looks like Jinja
    undeclared = find_undeclared_variables(tree)
    alone = {
        id(call.node)
        for output in tree.find_all(nodes.Output)
        for call in output.nodes
        if isinstance(call, nodes.Call)
    }
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load" or name.name not in undeclared:
            continue
        if name.name in INSTEAD:
            yield _not_for_pages(path, name.lineno, name.name)
        elif name.name in macros and id(name) not in alone:
            yield ASKS_A_MACRO.at(path, name.lineno, value=name.name)
