"""What pages of docs/ say: partials that stand as marks until Markdown has been rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup

from dissemination.site.partials import Partials

FOLDER: Final = "macros"
_MARK: Final = re.compile(r"(?:<p>)?<!--word:(\d+)-->(?:</p>)?")


@dataclass(frozen=True)
class Macros:
    """The words and what they have said so far in a build.

    Markdown would take HTML with blank lines or indents for something else; so a word puts a mark
    on the page, and `spoken` puts the HTML in its place when the Markdown has been rendered.
    """

    partials: Partials
    _said: list[Markup] = field(default_factory=list)
    _on: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Every word."""
        return self.partials.names(FOLDER)

    def said(self, name: str, here: str, **values: Any) -> str:
        """The mark of a word on the page at `here`."""
        self._on.setdefault(here, []).append((name, values))
        self._said.append(self.partials.render(f"{FOLDER}/{name}", here, **values))
        return f"<!--word:{len(self._said) - 1}-->"

    def on(self, here: str) -> list[tuple[str, dict[str, Any]]]:
        """The words that the page at `here` has said, with what was given to them."""
        return self._on.get(here, [])

    def spoken(self, page: str) -> str:
        """A rendered page with the HTML of its words."""
        return _MARK.sub(lambda mark: self._said[int(mark[1])], page)


def ids(page: str) -> set[str]:
    """The ids in a page's HTML, to which a link may lead."""
    return set(re.findall(r'\sid="([^"]+)"', page))
