"""Where a text mentions the terms of the glossary: one matcher for every product."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Final

from dissemination.model.term import Term

# Languages that write every noun with a capital: a small letter makes another word of it.
_CAPITAL_NOUNS: Final = frozenset({"de", "lb"})
_SPACE: Final = r"(?:\s|&nbsp;)+"
_TAG: Final = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>|<!--.*?-->""",
    re.DOTALL,
)
_VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "wbr"})


@dataclass(frozen=True)
class Barred:
    """Elements in which no mention counts, by their names and by their classes."""

    names: frozenset[str]
    classes: frozenset[str] = frozenset()

    def __contains__(self, element: tuple[str, str]) -> bool:
        """Whether an element is one of them, given as its name and its attributes in HTML."""
        name, attributes = element
        return name in self.names or bool(self._pattern and self._pattern.search(attributes))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        classes = "|".join(sorted(self.classes))
        return re.compile(rf'\sclass="(?:[^"]* )?(?:{classes})[ "]') if classes else None


@dataclass(frozen=True)
class Mention:
    """A place of a term in HTML: where it starts, and where what follows starts."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True)
class _Search:
    """The forms that begin with one word, as HTML writes them: group `n` of the pattern is a form
    of the term `n - 1`."""

    word: str
    pattern: re.Pattern[str]
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, word: str, terms: dict[str, Term]) -> _Search:
        """The search for forms, the longest first."""
        forms = sorted(terms, key=lambda form: (-len(form), form))
        groups = "|".join(f"({_SPACE.join(map(re.escape, form.split()))})" for form in forms)
        pattern = re.compile(rf"(?:{groups})(?![\w-])")
        return cls(word, pattern, tuple(terms[form] for form in forms))

    def mentions(self, page: str) -> Iterator[Mention]:
        """Every mention in a page. To search for the plain word first is ten times as fast as the
        pattern alone."""
        at = page.find(self.word)
        while at >= 0:
            # After an "&" stands the name of a character.
            is_start = not at or not (page[at - 1].isalnum() or page[at - 1] in "_-&")
            if is_start and (match := self.pattern.match(page, at)):
                yield Mention(at, match.end(), self.terms[(match.lastindex or 1) - 1])
            at = page.find(self.word, at + 1)


@dataclass(frozen=True)
class TermMatcher:
    """Finds the first mention of each term in HTML; `language` is that of the glossary."""

    terms: tuple[Term, ...]
    language: str

    def first_mentions(
        self, page: str, barred: Barred, without: Container[str] = ()
    ) -> list[Mention]:
        """The first mention of each term outside barred elements, in their order; `without` are
        the ids of terms that are left out. A term within the mention of another is no mention."""
        mentions = [
            mention
            for search in self._searches
            if search.word in page
            for mention in search.mentions(page)
        ]
        if not mentions:
            return []
        firsts: dict[str, Mention] = {}
        for mention in _apart(_within(mentions, _texts(page, barred))):
            if mention.term.id not in without:
                firsts.setdefault(mention.term.id, mention)
        return list(firsts.values())

    @cached_property
    def _searches(self) -> list[_Search]:
        """A search for each first word. A form of two terms is of the one that stands first."""
        forms_by_word: dict[str, dict[str, Term]] = {}
        for term in self.terms:
            for form in forms(term, self.language):
                for spelling in _spellings(form):
                    forms_by_word.setdefault(spelling.split()[0], {}).setdefault(spelling, term)
        return [_Search.of(word, terms) for word, terms in forms_by_word.items()]


def forms(term: Term, language: str) -> Iterator[str]:
    """How a text writes a term: each of its words between commas, and the long form."""
    words = term.term.split(", ")
    for word in words:
        yield from _forms(word, _is_name(word) or len(words) > 1, language)
    if term.stands_for:
        yield from _forms(term.stands_for, _is_name(term.stands_for), language)


def marked(page: str, mentions: Iterable[Mention], mark: Callable[[Term, str], str]) -> str:
    """A page with each mention replaced by `mark(term, html)`, the HTML being that of the mention;
    mentions come in their order."""
    pieces, end = [], 0
    for mention in mentions:
        text = page[mention.start : mention.end]
        pieces += [page[end : mention.start], mark(mention.term, text)]
        end = mention.end
    return "".join([*pieces, page[end:]])


def _forms(word: str, is_name: bool, language: str) -> Iterator[str]:
    """A word with a small and a capital initial unless it is a name, and its plurals, which names
    lack unless they are all capitals."""
    initials = {word}
    if not is_name:
        initials.add(word[0].upper() + word[1:])
        if language not in _CAPITAL_NOUNS:
            initials.add(word[0].lower() + word[1:])
    for form in sorted(initials):
        yield form
        if language == "en" and (form.isupper() or not is_name):
            yield from _plurals(form)


def _is_name(word: str) -> bool:
    """Whether a word is a name or an abbreviation, which keeps its capitals."""
    return any(letter.isupper() for letter in word[1:])


def _plurals(word: str) -> Iterator[str]:
    """English plurals: `labels`, `processes`, `strategies`."""
    yield f"{word}s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif re.search("[^aeiou]y$", word):
        yield f"{word[:-1]}ies"


def _spellings(form: str) -> set[str]:
    """A form as HTML is written: quotes as they are, or as character references."""
    text = escape(form, quote=False)
    return {text, escape(form), text.replace('"', "&#34;").replace("'", "&#39;")}


def _within(mentions: Iterable[Mention], texts: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    """The mentions that stand in the texts, given as starts and ends in their order."""
    spans = list(texts)
    starts = [start for start, _ in spans]
    for mention in mentions:
        number = bisect_right(starts, mention.start) - 1
        if number >= 0 and mention.end <= spans[number][1]:
            yield mention


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions in their order, of overlapping ones the earliest, then the longest."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _texts(page: str, barred: Barred) -> Iterator[tuple[int, int]]:
    """The texts of a page outside barred elements: start and end."""
    closed: list[str] = []  # the barred element, and equal ones within it
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
        elif not tag[1] and name not in _VOID and (name, tag[3]) in barred:
            closed.append(name)
    if not closed:
        yield end, len(page)
