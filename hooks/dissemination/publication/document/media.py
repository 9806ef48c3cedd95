"""`media` in the templates of the publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dissemination.figures import labels
from dissemination.library import bodies
from dissemination.library.library import Library
from dissemination.locale.roles import ROLES
from dissemination.model.entry import Entry
from dissemination.model.label import Label
from dissemination.model.partner import Partner
from dissemination.publication.document.citation import Citation, citation
from dissemination.urls import Addresses


@dataclass(frozen=True)
class DocumentMedia:
    """Figures and pictures as an edition shows them; `draw` gives a figure by its name."""

    library: Library
    addresses: Addresses
    draw: Callable[[str], Markup]

    def figure(self, name: str) -> Markup:
        """The figure `timeline`, `coverage` or `labels`, empty where there is nothing to draw."""
        return self.draw(name)

    def label_date(self, label: Label) -> str:
        """What the figure of labels says of the date of one, in words."""
        return labels.label_date(label, self.library.locale)

    def picture_address(self, entry: Entry[Any]) -> str:
        """The address on the site of the picture at the top of an item, which has one."""
        return bodies.picture_address(entry, entry.target(entry.item.image))

    def role(self, partner: Partner) -> str:
        """The role of a partner in words."""
        return self.library.locale.gettext(ROLES[partner.role])

    @property
    def citation(self) -> Citation | None:
        """How to cite the publication, if there is one."""
        return citation(self.library, self.addresses)
