"""The page of each partner and of each training action."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination import urls
from dissemination.site.generated_page import GeneratedPage
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
            partner.summary,
            content=partials.render("partner", address, partner=partner),
            head=head(partials, address),
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
            content=partials.render("training", address, action=action),
            head=head(partials, address),
            about=action,
            changed=of_generated(library, *moments),
        )
