"""What is said of a deliverable in words, the same in every product."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination import urls
from dissemination.library import names
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.deliverable import Deliverable
from dissemination.urls import Addresses


def kind_of(deliverable: Deliverable, locale: Locale) -> str:
    """What is handed in; empty where nobody says."""
    return locale.state("deliverable_type", deliverable.type) if deliverable.type else ""


def level_of(deliverable: Deliverable, locale: Locale) -> str:
    """Who may see it; of one that is not for everybody, that too."""
    level = locale.state("level", deliverable.level)
    if deliverable.is_public:
        return level
    # Translators: a dissemination level, such as "Sensitive"
    return locale.gettext("%(level)s, not public", level=level)


def summary(deliverable: Deliverable, library: Library) -> str:
    """It in a sentence or two."""
    locale = library.locale
    _ = locale.gettext
    said = []
    if deliverable.date:
        said.append(_("Submitted %(when)s.", when=locale.dated(deliverable.date)))
    elif deliverable.due:
        said.append(_("Due %(when)s.", when=locale.dated(deliverable.due)))
    if not deliverable.is_public:
        said.append(_("It is not public."))
    if kind := kind_of(deliverable, locale):
        said.insert(0, f"{kind}.")
    return " ".join(said) or _("A deliverable of %(project)s.", project=library.project.acronym)


def authors(deliverable: Deliverable, library: Library) -> list[str]:
    """The names of those who wrote it."""
    return [names.author(library, author) for author in deliverable.authors]


def copies(deliverable: Deliverable, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Where it is to be had, each as a text and an absolute address: its file, its DOI, and the
    address of another copy."""
    if deliverable.file:
        file = urls.attached(f"data/{deliverable.file}")
        yield file.rpartition("/")[2], addresses.absolute(file)
    if deliverable.doi:
        yield f"https://doi.org/{deliverable.doi}", urls.uri(f"https://doi.org/{deliverable.doi}")
    if deliverable.url:
        yield deliverable.url, urls.uri(deliverable.url)
