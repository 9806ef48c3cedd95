"""Pages and files of a site, as a build writes them, without an engine and its shells."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dissemination.output import Output
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.pages import all_pages
from dissemination.site.pages.page_parts import with_scripts
from dissemination.site.partials import Partials


def pages_of(partials: Partials) -> dict[str, GeneratedPage]:
    """The pages that are no files of docs/, by their addresses."""
    return {page.address: page for page in all_pages(partials)}


def bodies_of(partials: Partials) -> dict[str, Body]:
    """What these pages show, by their addresses, with the scripts that it needs in the head."""
    pages = pages_of(partials)
    return {at: with_scripts(page.body(), at, partials) for at, page in pages.items()}


def content_of(page: GeneratedPage) -> Markup:
    """The content of a page."""
    return page.body().content


def written(outputs: Iterable[Output]) -> dict[str, bytes]:
    """The bytes of files, by their addresses."""
    return {output.address: output.make() for output in outputs}
