"""The pictures that pages load, from the folders in which their items and records lie."""

from __future__ import annotations

from dissemination import addresses
from dissemination.library.library import Library


def pictures(library: Library) -> dict[str, str]:
    """Address of each picture below the public root, and its path in the project's folder."""
    found = {
        addresses.item(article.kind, article.slug) + path.removeprefix(f"{article.folder}/"): path
        for article in library.articles.values()
        for path in library.pictures
        if article.path.endswith("/index.md") and path.startswith(f"{article.folder}/")
    }
    for partner in library.partners.values():
        if partner.logo:
            found[addresses.logo(partner.id, partner.logo)] = f"data/{partner.logo}"
    return found
