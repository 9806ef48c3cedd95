"""The index of terms: where the practices mention the terms of the glossary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dissemination.library.glossary import Barred, TermMatcher, marked
from dissemination.library.library import Library
from dissemination.model.term import Term

# Not in the head of a table, which is typeset again on each page that the table goes over to.
BARRED: Final = Barred(frozenset({"h2", "h3", "h4", "h5", "h6", "th", "code", "pre", "a"}))


@dataclass(frozen=True)
class Place:
    """Where a chapter first mentions a term: the place's anchor, and the chapter's title."""

    chapter: str
    anchor: str
    title: str


class Index:
    """The index of terms of one edition, filled as its chapters are written."""

    def __init__(self, library: Library) -> None:
        terms = tuple(library.terms.values())
        self._matcher = TermMatcher(terms, library.settings.language)
        self._terms = library.locale.alphabetical(terms, lambda term: term.term)
        self._places: dict[str, list[Place]] = {}

    def of(self, chapter: str, title: str) -> Callable[[str], Markup]:
        """A function that gives the texts of a chapter, one after the other, an anchor at the
        first mention of each term in the chapter."""
        places: dict[str, Place] = {}

        def anchored(term: Term, html: str) -> str:
            places[term.id] = Place(chapter, f"{chapter}--term-{term.id}", title)
            self._places.setdefault(term.id, []).append(places[term.id])
            return f'<span id="{places[term.id].anchor}">{html}</span>'

        def with_anchors(text: str) -> Markup:
            mentions = self._matcher.first_mentions(text, BARRED, without=places)
            return Markup(marked(text, mentions, anchored))

        return with_anchors

    def entries(self) -> list[tuple[Term, list[Place]]]:
        """The terms that chapters mention, in the order of the alphabet, with their places."""
        return [(term, places) for term in self._terms if (places := self._places.get(term.id))]
