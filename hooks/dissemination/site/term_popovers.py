"""The explanations of glossary terms on a page: buttons in its text, and their popovers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from dissemination.model.term import Term
from dissemination.site.glossary_links import GlossaryLinks
from dissemination.urls import relative_root

Render = Callable[..., Markup]


@dataclass(frozen=True)
class TermPopovers:
    """The buttons and popovers of a glossary, each rendered once. `render` fills a partial from its
    name, the address of its page and its values."""

    links: GlossaryLinks
    render: Render
    _buttons: dict[tuple[str, str], str] = field(default_factory=dict)
    _popovers: dict[tuple[str, ...], Markup] = field(default_factory=dict)

    def insert(self, html: str, here: str) -> tuple[Markup, Markup]:
        """The HTML of the page at `here` with a button at the first mention of each term, and the
        popovers that they open, which belong at its end; these are empty without a term."""
        text, terms = self.links.with_glossary_links(html, self._button)
        return Markup(text), self._popover(terms, here) if terms else Markup()

    def _button(self, term: Term, text: str) -> str:
        key = (term.id, text)
        if key not in self._buttons:
            self._buttons[key] = str(self.render("term", "", term=term, text=text))
        return self._buttons[key]

    def _popover(self, terms: list[Term], here: str) -> Markup:
        """The popovers of these terms; pages of one depth with the same terms share them."""
        key = (relative_root(here), *(term.id for term in terms))
        if key not in self._popovers:
            self._popovers[key] = self.render("terms", here, terms=terms)
        return self._popovers[key]
