"""Buttons at the first mention of each term of the glossary in the running text of a page.

A button opens the term's explanation, a popover, without a script; the popovers stand at the end of
the page, and are shown there on paper and where a browser has none. Headings, links, code, cards
and lists of links have no buttons, nor have feeds, nor a page with `explain: false` in its front
matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Final

from dissemination.library.glossary import Barred, TermMatcher, marked
from dissemination.model.term import Term

BARRED: Final = Barred(
    names=frozenset(
        {
            *("a", "abbr", "aside", "button", "caption", "code", "details", "dt", "figure"),
            *("h1", "h2", "h3", "h4", "h5", "h6", "nav", "pre", "script", "style", "summary"),
            *("svg", "th", "time", "title"),
        }
    ),
    classes=frozenset(
        {
            *("badge", "card", "cards", "chapters", "conflict", "cover", "empty", "feedlinks"),
            *("feedlist", "figures", "filters", "glossary", "hero", "hours", "item__head"),
            *("item__lead", "lead", "listing", "note", "notice", "sources", "tree", "unknown"),
        }
    ),
)

Button = Callable[[Term, str], str]


@dataclass(frozen=True)
class GlossaryLinks:
    """Puts buttons at the terms of a glossary."""

    matcher: TermMatcher

    def with_glossary_links(self, page: str, button: Button) -> tuple[str, list[Term]]:
        """A page's HTML with a button at the first mention of each term, and these terms in their
        order. `button` makes the HTML of a button from a term and the plain text of the mention."""
        page = str(page)  # Markup is slow to cut
        mentions = self.matcher.first_mentions(page, BARRED)
        text = marked(page, mentions, lambda term, html: button(term, _plain(html)))
        return text, [mention.term for mention in mentions]


def _plain(html: str) -> str:
    return " ".join(unescape(html).split())
