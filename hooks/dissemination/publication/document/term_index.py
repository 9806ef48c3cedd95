"""The index of terms: where the practices speak of what the glossary explains."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement
from markupsafe import Markup

from dissemination.library.library import Library
from dissemination.model.term import Term

UNMARKED: Final = frozenset({"h2", "h3", "h4", "h5", "h6", "code", "pre", "a"})


@dataclass(frozen=True)
class Place:
    """Where a chapter first speaks of a term: the place's anchor, and the chapter's title."""

    chapter: str
    anchor: str
    title: str


class Index:
    """Finds the terms of a library in chapters, and remembers where."""

    def __init__(self, library: Library) -> None:
        self._terms = sorted(library.terms.values(), key=lambda term: term.term.casefold())
        self._places: dict[str, list[Place]] = {}

    def of(self, chapter: str, title: str) -> Callable[[str], Markup]:
        """What gives the texts of a chapter, one after the other, an anchor at the first mention
        of each term."""
        return _Marks(self._forms, self._places, chapter, title).marked

    def entries(self) -> list[tuple[Term, list[Place]]]:
        """The terms that chapters mention, in the order of the alphabet, with their places."""
        return [(term, found) for term in self._terms if (found := self._places.get(term.id))]

    @cached_property
    def _forms(self) -> dict[str, Term]:
        """Each way of writing a term, the longer ones first."""
        forms = {
            form: term for term in self._terms for form in (term.term, term.stands_for) if form
        }
        return dict(sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@dataclass
class _Marks:
    """The marks in one chapter; `found` are the terms that already have one."""

    forms: dict[str, Term]
    places: dict[str, list[Place]]
    chapter: str
    title: str
    found: set[str] = field(default_factory=set)

    def marked(self, text: str) -> Markup:
        """A text with its marks."""
        if not self.forms or not text:
            return Markup(text)
        whole = html.fragment_fromstring(text, create_parent="div")
        for event, element in list(etree.iterwalk(whole, events=("start", "end"))):
            if event == "start" and not _barred(element):
                self._mark(element)
            elif event == "end" and element is not whole and not _barred(element.getparent()):
                self._mark_tail(element)
        inner = "".join(html.tostring(part, encoding="unicode") for part in whole)
        return Markup((whole.text or "") + inner)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.forms))})(?!\w)")

    def _first(self, text: str) -> tuple[str, HtmlElement] | None:
        """The text before the first mention of a new term, and the mark with the text behind."""
        for match in self._pattern.finditer(text):
            term = self.forms[match[0]]
            if term.id not in self.found:
                self.found.add(term.id)
                anchor = f"{self.chapter}--term-{term.id}"
                self.places.setdefault(term.id, []).append(Place(self.chapter, anchor, self.title))
                mark = html.Element("span", {"id": anchor})
                mark.text, mark.tail = match[0], text[match.end() :]
                return text[: match.start()], mark
        return None

    def _mark(self, element: HtmlElement) -> None:
        if split := self._first(element.text or ""):
            element.text, mark = split
            element.insert(0, mark)
            self._mark_tail(mark)

    def _mark_tail(self, element: HtmlElement) -> None:
        while split := self._first(element.tail or ""):
            element.tail, mark = split
            parent = element.getparent()
            parent.insert(parent.index(element) + 1, mark)
            element = mark


def _barred(element: HtmlElement) -> bool:
    return any(each.tag in UNMARKED for each in (element, *element.iterancestors()))
