"""The publication as pages of the site show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from jinja2 import BytecodeCache
from markupsafe import Markup

from dissemination import urls
from dissemination.library.library import Library
from dissemination.publication.document.figures import inline_figures
from dissemination.publication.document.work import Chapter, Work, front_matter, work
from dissemination.urls import Addresses, relative_root


@dataclass(frozen=True)
class WebEdition:
    """The chapters of the publication, with links relative to the page of each and figures in the
    colours of the page."""

    library: Library
    addresses: Addresses
    compiled: BytecodeCache | None = None

    @cached_property
    def work(self) -> Work:
        """The chapters, with links relative to a page one level below that of the practices."""
        href = _relative_to(urls.chapter("x"))
        with self.library.questions.noting():  # pages ask for a chapter, or for the publication
            return work(self.library, self.addresses, href, self._draw, self.compiled)

    def front_matter(self, here: str) -> tuple[Markup, tuple[Chapter, ...]]:
        """The imprint and the front matter, with links relative to the page at `here`."""
        href = _relative_to(here)
        return front_matter(self.library, self.addresses, href, self._draw, self.compiled)

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """The chapters that have a page, by their ids; that of a practice is its slug."""
        return {chapter.id: chapter for chapter in (*self.work.practices, *self.work.back)}

    @cached_property
    def neighbours(self) -> dict[str, tuple[Chapter | None, Chapter | None]]:
        """The chapters before and after each that has a page, by its id."""
        chapters = [*self.chapters.values()]
        around = zip((None, *chapters), (*chapters[1:], None), strict=False)
        return {chapter.id: pair for chapter, pair in zip(chapters, around, strict=False)}

    @cached_property
    def _draw(self) -> Callable[[str], Markup]:
        return inline_figures(self.library)


def _relative_to(here: str) -> Callable[[str], str]:
    """What writes an address as a link of the page at `here`."""
    root = relative_root(here)
    return lambda address: root + urls.quoted(address)
