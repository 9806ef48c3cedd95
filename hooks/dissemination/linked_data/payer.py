"""Who pays for the project, or for an item of it."""

from __future__ import annotations

from typing import Any, Final

from dissemination.library.grants import Grant, grant_of
from dissemination.library.library import Library
from dissemination.linked_data.terms import Node, node

UNION: Final = "EU"  # ISO 3166 has a code for it


def payer(library: Library, grant: Grant) -> Node:
    """Who pays a grant: the Union, or whoever has a statement of its own."""
    name = library.locale.country(UNION) if grant.is_of_union else grant.payer
    return node("Organization", name=name)


def funder(library: Library, item: Any) -> Node | None:
    """The further funder to whom an item belongs; None of any other."""
    grant = grant_of(library, item)
    return payer(library, grant) if grant else None
