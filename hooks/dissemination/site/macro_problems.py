"""What is wrong with the macros on a page of docs/: mistakes in calls, and pages that ask data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
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
# What the macros plugin hands to pages, and what says the same as a macro or by itself.
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


def macro_problems(path: str, source: str, rendered: str, macros: Collection[str]) -> list[Problem]:
    """The problems of the macros on the page at `path`.

    `source` is its file as it is written, front matter included, `rendered` what the macros plugin
    made of it, and `macros` are the names of all.
    """
    if mistake := _mistake(path, source, rendered, macros):
        return [mistake]
    below = _lines_of_front_matter(source)
    text = "\n" * below + "\n".join(source.split("\n")[below:])
    return sorted(set(_questions(path, text, macros)))


def _mistake(path: str, source: str, rendered: str, macros: Collection[str]) -> Problem | None:
    """The mistake that the macros plugin reports in place of a page, if it does."""
    if not rendered.startswith(("# _Macro Rendering Error_", "# _Macro Syntax Error_")):
        return None
    below = _lines_of_front_matter(source)
    syntax = re.search(r"^_Line (\d+) in Markdown file:_ \*\*(.*)\*\*$", rendered, re.MULTILINE)
    if syntax:
        return MISTAKE.at(path, int(syntax[1]) + below, value=syntax[2])
    report = re.search(r"^_(?!File_)\w+_: (.*)$", rendered, re.MULTILINE)
    lines = re.findall(r'File "<template>", line (\d+)', rendered)
    line = int(lines[-1]) + below if lines else 1
    unknown = re.fullmatch(r"'(\w+)' is undefined", report[1]) if report else None
    if unknown:
        near = nearest(unknown[1], macros)
        return UNKNOWN_MACRO.at(path, line, value=unknown[1], nearest=near)
    return MISTAKE.at(path, line, value=report[1] if report else "see the page")


def _lines_of_front_matter(source: str) -> int:
    """How many lines of a page come before its text; MkDocs drops empty ones after them too."""
    front = re.match(r"---\s*\n.*?\n(?:---|\.\.\.)\s*\n\s*", source, re.DOTALL)
    return front[0].count("\n") if front else 0


def _questions(path: str, text: str, macros: Collection[str]) -> Iterator[Problem]:
    """Values that would make the page depend on more than its file and the configuration."""
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError:
        return  # a page without macros may hold what looks like Jinja
    asked = find_undeclared_variables(tree)
    alone = {
        id(call.node)
        for output in tree.find_all(nodes.Output)
        for call in output.nodes
        if isinstance(call, nodes.Call)
    }
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load" or name.name not in asked:
            continue
        if name.name in INSTEAD:
            instead = INSTEAD[name.name]
            yield NOT_FOR_PAGES.at(path, name.lineno, value=name.name, instead=instead)
        elif name.name in macros and id(name) not in alone:
            yield ASKS_A_MACRO.at(path, name.lineno, value=name.name)
