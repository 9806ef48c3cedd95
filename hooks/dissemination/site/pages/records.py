"""The page of each partner and of each training action."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dissemination import urls
from dissemination.library import consortium
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.last_modified import of_generated, of_record_page
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials


def partner_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each partner."""
    library = partials.library
    for partner in library.partners.values():
        address = urls.record("partner", partner.id)
        moments = of_record_page(library, "partner", "partners", partner.id)
        yield GeneratedPage(
            address,
            "partners",
            partner.name,
            consortium.description(library, partner),
            body=partial(_body, partials, address, "partner", partner=partner),
            about=partner,
            changed=of_generated(library, *moments),
        )


def training_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each training action."""
    library = partials.library
    for action in library.training.values():
        address = urls.record("training action", action.id)
        moments = of_record_page(library, "training action", "training", action.id)
        yield GeneratedPage(
            address,
            "training",
            f"{action.id} {action.title}",
            action.summary,
            body=partial(_body, partials, address, "training", action=action),
            about=action,
            changed=of_generated(library, *moments),
        )


def _body(partials: Partials, here: str, name: str, **record: Any) -> Body:
    return Body(partials.render(name, here, **record), head(partials, here))
