"""The policy of every page (Content Security Policy, level 3), and what it blocks in docs/: styles
and scripts that stand in a page itself would have no effect, and nobody would be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dissemination.markdown import raw_html
from dissemination.problems import Message, Problem
from dissemination.site.start_tags import StartTag, start_tags

# Nothing but what the site itself serves. `frame-ancestors` counts in a header of the host
# alone (CSP 3, 6.4.2.1).
POLICY: Final = "default-src 'self'; base-uri 'none'; form-action 'self'"

BLOCKED: Final = Message(
    "{value} has no effect, because pages allow no styles and scripts within them; {cure}",
    code="blocked-markup",
)
FOREIGN: Final = Message(
    "{value} has no effect, because pages load nothing from other websites and send nothing to "
    "them; {cure}",
    code="foreign-load",
)
_TO_SHEET: Final = "in a style sheet that extra_css in mkdocs.yml names"
_TO_SCRIPT: Final = "in a script that extra_javascript in mkdocs.yml names"
CURES: Final = {
    "style": f'give it a class, as in {{: .wide }} or class="wide", and write the rule of the '
    f"class {_TO_SHEET}",
    "<style>": f"write its rules {_TO_SHEET}",
    "<script>": f"write what it holds {_TO_SCRIPT}",
    "href": "write a link that leads to a page",
    "file": "put a copy into docs/assets/, and write its path",
    "page": "write a link to it",
    "on": f"delete it, or write what it does {_TO_SCRIPT}",
}
# The types of scripts that browsers run (HTML 4.12.1); others are data and pass.
_RUN: Final = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
)


# What a browser loads, or sends a form to, without a link: attributes by their tags.
_LOADS: Final = {
    **dict.fromkeys(("audio", "embed", "iframe", "input", "script", "track"), ("src",)),
    **dict.fromkeys(("img", "source"), ("src", "srcset")),
    **dict.fromkeys(("image", "use"), ("href", "xlink:href")),
    "video": ("src", "poster"),
    "object": ("data",),
    "form": ("action",),
    "button": ("formaction",),
    "link": ("href",),
}
_PAGES: Final = {"button", "embed", "form", "iframe", "object"}
_LOADING_LINKS: Final = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
_ELSEWHERE: Final = re.compile(r"(?:^|,)\s*(?:https?:|data:|//)", re.IGNORECASE)


class _Blocked(NamedTuple):
    """A blocked part of HTML: its name and value, its line counted from 0, the cure, and, of what
    is loaded, the name by which it may stand in Markdown, as that of an emoji does."""

    name: str
    value: str
    line: int
    cure: str
    written_as: str = ""
    is_foreign: bool = False


def blocked_markup(path: str, source: str, page: str) -> Iterator[Problem]:
    """What is blocked of the page at `path`, from its file as it is written and its HTML as an
    engine rendered it, tables with classes; each at every line where it is written."""
    for part in dict.fromkeys(part._replace(line=0) for part in _blocked(page)):
        written = f'{part.name}="{part.value}"' if part.value else part.name
        message = FOREIGN if part.is_foreign else BLOCKED
        for line in _lines(source, part):
            yield message.at(path, line, value=written, cure=part.cure)


def _lines(source: str, blocked: _Blocked) -> list[int]:
    """The lines of a file where a blocked part stands, in HTML or else in Markdown, as in a link or
    in attributes `{: style="…" }`; the first where it is made by something else."""
    name, value = blocked.name, blocked.value
    in_html = [
        first + part.line
        for piece, first in raw_html.pieces(source)
        for part in _blocked(piece)
        if (part.name, part.value) == (name, value)
    ]
    needs_no_name = name == "href" or blocked.is_foreign
    lines = list(enumerate(source.split("\n"), 1))
    in_markdown = [
        n for n, line in lines if value and value in line and (needs_no_name or name in line)
    ]
    by_name = [n for n, line in lines if blocked.written_as and blocked.written_as in line]
    return in_html or in_markdown or by_name or [1]


def _blocked(text: str) -> Iterator[_Blocked]:
    """The blocked parts of HTML."""
    for tag in start_tags(text):
        is_run = tag.attributes.get("type", "").lower() in _RUN and "src" not in tag.attributes
        if tag.name == "style" or (tag.name == "script" and is_run):
            name = f"<{tag.name}>"
            yield _Blocked(name, "", tag.line, CURES[name])
        for name, value in tag.attributes.items():
            is_link = name == "href" and value.strip().lower().startswith("javascript:")
            if name == "style" or name.startswith("on") or is_link:
                cure = CURES["on" if name.startswith("on") else name]
                yield _Blocked(name, value, tag.line, cure)
        yield from _foreign(tag)


def _foreign(tag: StartTag) -> Iterator[_Blocked]:
    """What a tag loads from elsewhere, or sends there."""
    relations = set(tag.attributes.get("rel", "").lower().split())
    if tag.name == "link" and not relations & _LOADING_LINKS:
        return
    for name in _LOADS.get(tag.name, ()):
        if _ELSEWHERE.search(value := tag.attributes.get(name, "")):
            cure = CURES["page" if tag.name in _PAGES else "file"]
            title = tag.attributes.get("title", "")
            yield _Blocked(name, value, tag.line, cure, title, is_foreign=True)
