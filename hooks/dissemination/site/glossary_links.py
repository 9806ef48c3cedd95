"""Words of the glossary are explained where a page has them first.

The word becomes a button that opens its explanation, which a browser does without a script; the
explanations themselves stand at the end of the page. Headings, links, code, cards and lists of
links are left as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from typing import Final

from dissemination.model.term import Term

# Elements in which no word is explained, by their names and by their classes.
_NAMES: Final = frozenset(
    {
        "a",
        "abbr",
        "aside",
        "button",
        "caption",
        "code",
        "details",
        "dt",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
    }
    | {"h5", "h6", "nav", "pre", "script", "style", "summary", "svg", "th", "time", "title"}
)
_CLASSES: Final = re.compile(
    r'\sclass="(?:[^"]* )?(?:badge|card|cards|chapters|conflict|cover|empty|feedlinks|feedlist'
    r"|figures|filters|glossary|hero|hours|item__head|item__lead|lead|listing|note|notice|sources|tree"
    r'|unknown)[ "]'
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|<!--.*?-->", re.DOTALL)
_VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "wbr"})

Button = Callable[[Term, str], str]


@dataclass(frozen=True)
class _Sought:
    """A term to be found: the first words of its forms as HTML writes them, which a page without
    the term mostly lacks, and the pattern of all its forms."""

    term: Term
    begins: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, term: Term) -> _Sought:
        """The search for a term, its longest forms first."""
        written = sorted({escape(form, False) for form in forms(term)}, key=lambda w: (-len(w), w))
        begins = tuple(dict.fromkeys(form.split()[0] for form in written))
        joined = "|".join(r"\s+".join(map(re.escape, form.split())) for form in written)
        return cls(term, begins, re.compile(rf"(?:{joined})(?![\w-])"))

    def places(self, page: str) -> Iterator[tuple[int, int]]:
        """Where the term stands in a page, each time as start and end. To look for plain words
        first is ten times as fast as the pattern alone."""
        found = {}
        for word in self.begins:
            at = page.find(word)
            while at >= 0:
                is_start = not at or not (page[at - 1].isalnum() or page[at - 1] in "_-")
                if is_start and (match := self.pattern.match(page, at)):
                    found[at] = match.end()
                at = page.find(word, at + 1)
        yield from sorted(found.items())


@dataclass(frozen=True)
class GlossaryLinks:
    """Puts buttons at the words of a glossary."""

    terms: tuple[Term, ...]

    @cached_property
    def _sought(self) -> list[_Sought]:
        """The terms, the longest first, so that a word within another is not taken for it."""
        return [_Sought.of(term) for term in sorted(self.terms, key=lambda t: -len(t.term))]

    def with_glossary_links(self, page: str, button: Button) -> tuple[str, list[Term]]:
        """A page's HTML with a button at the first place of each term, and these terms in their
        order; the page as it is if it has none."""
        page = str(page)  # Markup is slow to cut
        present = [each for each in self._sought if any(word in page for word in each.begins)]
        if not present:
            return page, []
        texts = list(_texts(page))
        starts = [start for start, _ in texts]
        taken: dict[int, tuple[int, Term]] = {}
        for each in present:
            for start, end in each.places(page):
                text = bisect_right(starts, start) - 1
                if text < 0 or end > texts[text][1]:
                    continue
                if all(end <= other or start >= until for other, (until, _) in taken.items()):
                    taken[start] = (end, each.term)
                    break
        return _marked(page, taken, button), [taken[start][1] for start in sorted(taken)]


def _marked(page: str, taken: dict[int, tuple[int, Term]], button: Button) -> str:
    """The page with a button at each place that is taken."""
    pieces, done = [], 0
    for start in sorted(taken):
        end, term = taken[start]
        said = " ".join(unescape(page[start:end]).split())
        pieces += [page[done:start], button(term, said)]
        done = end
    return "".join([*pieces, page[done:]])


def forms(term: Term) -> Iterable[str]:
    """How a text writes a term: each of its words between commas, in the plural too; one that is
    no abbreviation with a small letter too, unless it stands for several."""
    several = term.term.split(", ")
    for word in several:
        is_name = len(several) > 1 or any(letter.isupper() for letter in word[1:])
        for form in {word, word if is_name else word[0].lower() + word[1:]}:
            yield form
            yield form if is_name and not form.isupper() else f"{form}s"


def _texts(page: str) -> Iterable[tuple[int, int]]:
    """The places of the texts of a page in which words are explained: start and end."""
    closed: list[str] = []  # the element in which nothing is explained, and equal ones within it
    end = 0
    for tag in _TAG.finditer(page):
        if tag.start() > end and not closed:
            yield end, tag.start()
        end = tag.end()
        if tag[2] is None:
            continue
        name = tag[2].lower()
        if closed:
            if name == closed[0]:
                closed.pop() if tag[1] else closed.append(name)
        elif not tag[1] and name not in _VOID and (name in _NAMES or _CLASSES.search(tag[3])):
            closed.append(name)
    if not closed:
        yield end, len(page)
