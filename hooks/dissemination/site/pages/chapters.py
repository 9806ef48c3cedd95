"""The page of each chapter of the publication that is no practice."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination.library import changes
from dissemination.publication.document.work import Chapter
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.site.search.lists import chapter_entry


def chapter_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """The chapters behind the practices; none where there is no practice."""
    work = partials.media.web_edition.work
    for chapter in work.back if work.practices else ():
        yield _chapter_page(partials, chapter)


def _chapter_page(partials: Partials, chapter: Chapter) -> GeneratedPage:
    library, edition = partials.library, partials.media.web_edition
    previous, following = edition.neighbours[chapter.id]
    publication = edition.work.publication.title
    return GeneratedPage(
        chapter.address,
        "best-practices",
        title=f"{chapter.title} ({publication})",
        # Translators: the title of a chapter, and of the publication that it is in
        description=library.locale.gettext(
            "%(chapter)s, from “%(publication)s”.",
            chapter=chapter.title,
            publication=publication,
        ),
        content=partials.render(
            "chapter", chapter.address, chapter=chapter, previous=previous, following=following
        ),
        head=head(partials, chapter.address),
        changed=of_generated(library, changes.of_items(library.practices.values())),
        search_entry=chapter_entry(chapter.address, chapter.title, publication),
    )
