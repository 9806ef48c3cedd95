"""The policy of every page (Content Security Policy, level 3), and what it blocks in docs/: styles
and scripts that stand in a page itself would have no effect, and nobody would be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.markdown import raw_html
from dissemination.problems import Message, Problem
from dissemination.site.start_tags import start_tags

# Nothing but what the site itself serves. `frame-ancestors` counts in a header of the host
# alone (CSP 3, 6.4.2.1).
POLICY: Final = "default-src 'self'; base-uri 'none'; form-action 'self'"

BLOCKED: Final = Message(
    "{value} has no effect, because pages allow no styles and scripts within them; {cure}",
    code="blocked-markup",
)
_TO_SHEET: Final = "in a style sheet that extra_css in mkdocs.yml names"
_TO_SCRIPT: Final = "in a script that extra_javascript in mkdocs.yml names"
CURES: Final = {
    "style": f'give it a class, as in {{: .wide }} or class="wide", and write the rule of the '
    f"class {_TO_SHEET}",
    "<style>": f"write its rules {_TO_SHEET}",
    "<script>": f"write what it holds {_TO_SCRIPT}",
    "href": "write a link that leads to a page",
    "on": f"delete it, or write what it does {_TO_SCRIPT}",
}
# The types of scripts that browsers run (HTML 4.12.1); others are data and pass.
_RUN: Final = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
)


def blocked_markup(path: str, source: str, page: str) -> Iterator[Problem]:
    """What is blocked of the page at `path`, from its file as it is written and its HTML as an
    engine rendered it, tables with classes; each at every line where it is written."""
    parts = ((name, value) for name, value, _ in _blocked(page))
    for name, value in dict.fromkeys(parts):
        written = f'{name}="{value}"' if value else name
        cure = CURES["on" if name.startswith("on") else name]
        for line in _lines(source, name, value):
            yield BLOCKED.at(path, line, value=written, cure=cure)


def _lines(source: str, name: str, value: str) -> list[int]:
    """The lines of a file where a blocked part stands, in HTML or else in Markdown, as in a link or
    in attributes `{: style="…" }`; the first where it is made by something else."""
    in_html = [
        first + line
        for piece, first in raw_html.pieces(source)
        for *part, line in _blocked(piece)
        if part == [name, value]
    ]
    in_markdown = [
        number
        for number, line in enumerate(source.split("\n"), 1)
        if value and value in line and (name == "href" or name in line)
    ]
    return in_html or in_markdown or [1]


def _blocked(text: str) -> Iterator[tuple[str, str, int]]:
    """The blocked parts of HTML, each with its name, its value, and its line counted from 0."""
    for tag in start_tags(text):
        is_run = tag.attributes.get("type", "").lower() in _RUN and "src" not in tag.attributes
        if tag.name == "style" or (tag.name == "script" and is_run):
            yield f"<{tag.name}>", "", tag.line
        for name, value in tag.attributes.items():
            is_link = name == "href" and value.strip().lower().startswith("javascript:")
            if name == "style" or name.startswith("on") or is_link:
                yield name, value, tag.line
