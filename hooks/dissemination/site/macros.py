"""The macros that pages of docs/ may call: each partial in `site/templates/macros/` is one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from jinja2 import TemplateError
from markupsafe import Markup

from dissemination import urls
from dissemination.site.dead_links import without_dead_links
from dissemination.site.docs_page import DocsPage
from dissemination.site.generated_page import EMPTY
from dissemination.site.partials import Partials
from dissemination.site.table_alignment import with_classes

FOLDER: Final = "macros"
MISTAKES: Final = (TemplateError, LookupError, TypeError)  # what a partial raises at a bad call
Remembered = tuple[Markup, frozenset[str]]  # with what was asked of the library for it
_HEADING: Final = Markup("<h1>{}</h1>\n")
_PLACEHOLDER: Final = re.compile(r"(?:<p>)?<!--macro (\{[^>]*\})-->(?:</p>)?")
# What would end a comment, or begin an element, code or a link, is written as its number.
_ESCAPED: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "-<>&`("})


@dataclass(frozen=True)
class Call:
    """A call of a macro on a page: its name and its arguments."""

    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Macros:
    """The macros of a library's partials.

    Markdown would take indented HTML for code, and a page that held facts would have to be rendered
    anew whenever they change. So a macro leaves a placeholder on the page, a comment with the call
    as JSON, and `fill` replaces it by HTML when Markdown has been rendered.
    """

    partials: Partials
    _rendered: dict[tuple[str, str], Remembered] = field(default_factory=dict)
    _contents: dict[str, Remembered] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The names of all macros."""
        return self.partials.names(FOLDER)

    def functions(self, here: Callable[[], str]) -> dict[str, Callable[..., str]]:
        """The macros as functions that return placeholders, by their names; `here` returns the
        address of the page that is rendered, which may begin with `./`."""

        def function(name: str) -> Callable[..., str]:
            return lambda **values: self.placeholder(name, here().removeprefix("./"), **values)

        return {name: function(name) for name in self.names()}

    def placeholder(self, name: str, here: str, /, **values: Any) -> str:
        """The placeholder of a macro on the page at `here`. Raises what the partial raises, so that
        an engine reports a mistake in a call at its line."""
        text = json.dumps({"macro": name, "values": values}, ensure_ascii=False)
        call = text.replace("\\\\", "\\u005c").translate(_ESCAPED)
        self._render(call, here)
        return f"<!--macro {call}-->"

    def fill(self, page: str, here: str) -> str:
        """The HTML of the page at `here`, each placeholder replaced by the HTML of its macro."""
        return _PLACEHOLDER.sub(lambda placeholder: self._render(placeholder[1], here), page)

    def content(self, page: DocsPage) -> Markup:
        """The whole content of a page of docs/: filled, with a heading, classes in place of
        inline styles of tables, glossary links and the popovers that these open."""
        questions = self.partials.library.questions
        return questions.recall(self._contents, page.address, partial(self._content, page))

    def _content(self, page: DocsPage) -> Markup:
        text = urls.with_ascii_hosts(page.html)
        content, popovers = with_classes(self.fill(text, page.address)), EMPTY
        if page.has_glossary:
            content, popovers = self.partials.with_glossary_links(content, page.address)
        if "<h1" not in content:
            content = _HEADING.format(page.title) + content
        absent = self.partials.library.absent_pages
        return without_dead_links(content, page.address, absent) + popovers

    def anchors(self, page: DocsPage) -> set[str]:
        """The ids in the content of a page of docs/, to which links may lead."""
        return set(re.findall(r'\sid="([^"]+)"', self.content(page)))

    def _render(self, text: str, here: str) -> Markup:
        """The HTML of a call, given as the JSON of its placeholder; each is rendered once."""
        call, questions = _call(text), self.partials.library.questions
        make = partial(self.partials.render, f"{FOLDER}/{call.name}", here, **call.values)
        return questions.recall(self._rendered, (text, here), make)


def calls(page: str) -> list[Call]:
    """The calls of macros whose placeholders stand on a page, in their order."""
    return [_call(placeholder[1]) for placeholder in _PLACEHOLDER.finditer(page)]


def _call(text: str) -> Call:
    call = json.loads(text)
    return Call(call["macro"], call["values"])
