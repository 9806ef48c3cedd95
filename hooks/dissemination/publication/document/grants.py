"""The funding statements as print and books show them, each with the emblem or a logo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from lxml.etree import SubElement, _Element

from dissemination.glyphs.coverage import without_signs
from dissemination.library.grants import Grant, grants
from dissemination.library.library import Library
from dissemination.locale.emblem import beside_emblem
from dissemination.model.picture_format import ending_of, published_name


@dataclass(frozen=True)
class PrintedGrant:
    """One funding: who pays, the statement with its language, the alternative text of the emblem
    (empty where none is shown) and the words beside it, the share, and the name of the logo among
    the files of an edition with its alternative text; what there is not is empty."""

    payer: str
    statement: str
    lang: str
    emblem: str
    beside: str
    share: str
    logo: str
    logo_alt: str

    def add_to(self, parent: _Element) -> None:
        """Put it into the XML that is typeset."""
        texts = {name.replace("_", "-"): without_signs(text) for name, text in asdict(self).items()}
        SubElement(parent, "grant", texts)


def printed_grants(library: Library) -> tuple[PrintedGrant, ...]:
    """All funding of the project, its own first."""
    return tuple(_printed(library, grant) for grant in grants(library))


def logo_files(library: Library, published: Callable[[str], bytes]) -> dict[str, bytes]:
    """The logos by their names in an edition; `published` gives the bytes of a picture."""
    return {_name(grant): published(grant.logo_path) for grant in _with_logo(grants(library))}


def _printed(library: Library, grant: Grant) -> PrintedGrant:
    funding, locale = grant.funding, library.locale
    return PrintedGrant(
        payer=grant.payer,
        statement=funding.statement,
        lang=funding.statement_language,
        emblem=locale.gettext("Emblem of the European Union") if grant.is_of_union else "",
        beside=beside_emblem(funding, locale) if grant.is_of_union else "",
        share=grant.share(locale),
        logo=_name(grant) if grant.logo_path else "",
        logo_alt=funding.logo_alt or "",
    )


def _with_logo(all_grants: Iterable[Grant]) -> Iterable[Grant]:
    return (grant for grant in all_grants if grant.logo_path)


def _name(grant: Grant) -> str:
    ending = ending_of(published_name(grant.logo_path))
    return f"pictures/funder-{grant.id}.{ending}" if grant.id else f"pictures/funding.{ending}"
