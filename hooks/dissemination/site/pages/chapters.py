"""The page of each chapter of the publication that is no practice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dissemination.library import changes
from dissemination.publication.document.work import Chapter
from dissemination.site import contents
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.site.search.lists import chapter_entry


def chapter_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """The chapters behind the practices; none where there is no practice or no publication."""
    publication = partials.library.settings.publication
    if not (partials.library.practices and publication):
        return
    for chapter in partials.media.web_edition.work.back:
        yield _chapter_page(partials, chapter, publication.title)


def _chapter_page(partials: Partials, chapter: Chapter, publication: str) -> GeneratedPage:
    library = partials.library
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
        body=partial(_body, partials, chapter.id),
        changed=of_generated(library, changes.of_items(library.practices.values())),
        search_entry=chapter_entry(chapter.address, chapter.title, publication),
    )


def _body(partials: Partials, chapter_id: str) -> Body:
    chapter = partials.media.chapter(chapter_id)
    previous, following = partials.media.chapters_around(chapter_id)
    content = partials.render(
        "chapter",
        chapter.address,
        chapter=chapter,
        previous=previous,
        following=following,
        headings=contents.chapters(chapter.html) if contents.is_long(chapter.html) else [],
    )
    return Body(content, head(partials, chapter.address))
